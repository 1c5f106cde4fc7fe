import { useRef } from 'react'
import { NoteEditor } from '../notes/NoteEditor.tsx'
import { messages } from '../ui/messages.ts'
import styles from './NotebookScreen.module.css'

interface NewNoteProps {
  /** Empty until it is stored. */
  noteId: string
  onCreated: (noteId: string) => void
  onDone: () => void
}

/** A note that stands for itself, while it is written for the first time. */
export function NewNote({ noteId, onCreated, onDone }: NewNoteProps) {
  const typedAhead = useRef<string | null>(null)
  return (
    <section className={styles.composer} aria-label={messages.notebook.composer}>
      <NoteEditor
        targetKind="free"
        targetId=""
        articleId=""
        noteId={noteId === '' ? null : noteId}
        body=""
        typedAhead={typedAhead}
        onCreated={onCreated}
        onDone={onDone}
      />
    </section>
  )
}
