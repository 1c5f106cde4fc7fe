import { Pencil } from 'lucide-react'
import Mark from 'mark.js'
import { memo, useLayoutEffect, useRef } from 'react'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { NoteEditor } from '../notes/NoteEditor.tsx'
import { NoteText } from '../notes/NoteText.tsx'
import { messages } from '../ui/messages.ts'
import styles from './EntryNotes.module.css'

/** Which note is open for writing. */
export interface NoteEditing {
  readonly entryId: string
  /** Null for a new one on a highlight. */
  readonly noteId: string | null
  /** What it said when it was opened: what is typed on is the editor's own. */
  readonly body: string
  /** The note that it was opened on, where what is typed has come to be another one: the same field goes on with it. Null for none. */
  readonly openedOn?: string | null
}

interface EntryNotesProps {
  entry: NotebookEntry
  words: readonly string[]
  editing: NoteEditing | null
  onEdit: (editing: NoteEditing) => void
  onDone: () => void
}

const TARGETS = { highlight: 'highlight', 'article-note': 'article', 'free-note': 'free' } as const

/** The notes of an entry, in the order they were written; the one being written stands open in its place. */
export function EntryNotes({ entry, words, editing, onEdit, onDone }: EntryNotesProps) {
  const typedAhead = useRef<string | null>(null)
  const { id, kind, article, notes } = entry
  const articleId = article?.id ?? ''
  const isKnown = notes.some((note) => note.id === editing?.noteId)
  const editor = editing ? (
    <NoteEditor
      key={`editor ${editing.openedOn === undefined ? editing.noteId : editing.openedOn}`}
      targetKind={TARGETS[kind]}
      targetId={kind === 'highlight' ? id : articleId}
      articleId={articleId}
      noteId={editing.noteId}
      body={editing.body}
      typedAhead={typedAhead}
      onCreated={(noteId) => onEdit({ openedOn: editing.noteId, ...editing, noteId })}
      onDone={onDone}
    />
  ) : null
  return [
    ...notes.map((note) =>
      editing && note.id === editing.noteId ? (
        editor
      ) : (
        <div key={note.id} className={styles.note}>
          <MarkedNote key={`${words.join('\n')}\n\n${note.body}`} body={note.body} words={words} />
          <button
            type="button"
            tabIndex={-1}
            className={styles.edit}
            aria-label={messages.notebook.row.editNote}
            title={messages.notebook.row.editNote}
            onClick={(event) => {
              event.stopPropagation()
              onEdit({ entryId: id, noteId: note.id, body: note.body })
            }}
          >
            <Pencil aria-hidden="true" />
          </button>
        </div>
      ),
    ),
    ...(editing && !isKnown ? [editor] : []),
  ]
}

/** A note with the words that were looked for marked in it. Made anew for other words or another text: marking parts its nodes. */
const MarkedNote = memo(function MarkedNote({ body, words }: { body: string; words: readonly string[] }) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!element.current || words.length === 0) return
    const mark = new Mark(element.current)
    mark.mark([...words], { separateWordSearch: false, diacritics: true, className: styles.mark ?? '' })
    return () => mark.unmark()
  }, [words])
  return (
    <div ref={element}>
      <NoteText body={body} />
    </div>
  )
})
