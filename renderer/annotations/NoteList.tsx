import type { Note } from '../../shared/annotation/note.ts'
import { FoldedNote } from '../notes/FoldedNote.tsx'
import { NoteEditor } from '../notes/NoteEditor.tsx'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './NoteList.module.css'

interface NoteListProps {
  targetKind: 'article' | 'highlight'
  targetId: string
  notes: readonly Note[]
  /** Whether a click on a note opens it for writing. */
  isOpen: boolean
  onDone: () => void
}

/** The notes on one thing, in the order they were written; the one being written stands open in its place. */
export function NoteList({ targetKind, targetId, notes, isOpen, onDone }: NoteListProps) {
  const { page, does, editing, edit, typedAhead } = useDesk()
  const open = editing?.targetId === targetId ? editing : null
  const highlightId = targetKind === 'highlight' ? targetId : ''
  const isNew = open !== null && !notes.some(({ id }) => id === open.noteId)

  const editor = open ? (
    <NoteEditor
      key={`editor ${open.openedOn === undefined ? open.noteId : open.openedOn}`}
      targetKind={targetKind}
      typedAhead={typedAhead}
      targetId={targetId}
      articleId={page.articleId}
      noteId={open.noteId}
      body={notes.find(({ id }) => id === open.noteId)?.body ?? ''}
      onCreated={(noteId) =>
        edit((current) =>
          current?.targetId === targetId ? { openedOn: current.noteId, ...current, noteId } : current,
        )
      }
      onDone={() => {
        // Another one may have been opened while this one was stored.
        edit((current) => (current?.targetId === targetId ? null : current))
        onDone()
      }}
    />
  ) : null

  return [
    ...notes.map((note) =>
      open && note.id === open.noteId ? (
        editor
      ) : isOpen ? (
        <div key={note.id} className={styles.note}>
          <FoldedNote body={note.body} highlightId={highlightId} />
          <button type="button" className={styles.edit} onClick={() => edit({ targetId, noteId: note.id })}>
            {messages.annotations.card.editNote}
          </button>
          <button type="button" className={styles.edit} onClick={() => does.removeNote(note.id)}>
            {messages.annotations.note.delete}
          </button>
        </div>
      ) : (
        <FoldedNote key={note.id} body={note.body} highlightId={highlightId} />
      ),
    ),
    ...(isNew ? [editor] : []),
  ]
}
