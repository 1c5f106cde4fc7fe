import { type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { hasModifier } from '../ui/shortcut.ts'
import styles from './NoteEditor.module.css'
import { useNoteDraft } from './use-note-draft.ts'

interface NoteEditorProps {
  targetKind: 'article' | 'highlight' | 'free'
  targetId: string
  articleId: string
  noteId: string | null
  body: string
  typedAhead: { current: string | null }
  onCreated: (noteId: string) => void
  /** The person is done; what was typed is committed. */
  onDone: () => void
}

const PLACEHOLDERS = {
  article: messages.annotations.note.articlePlaceholder,
  highlight: messages.annotations.note.placeholder,
  free: messages.annotations.note.freePlaceholder,
}

/** A note where it stands, open for writing. Saved while one writes; Escape and Ctrl+Enter end it. */
export function NoteEditor({ onDone, typedAhead, ...target }: NoteEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const draft = useNoteDraft(target)
  const { change } = draft
  const words = messages.annotations.note

  useEffect(() => {
    const { current } = field
    current?.focus({ preventScroll: true })
    const early = typedAhead.current
    typedAhead.current = null
    if (early) change(target.body + early)
    else current?.setSelectionRange(current.value.length, current.value.length)
  }, [typedAhead, change, target.body])

  // What could not be stored stays open, with the reason under it.
  const end = async () => {
    if (await draft.finish()) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && hasModifier(event))
    if (!isDone || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    void end()
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={words.field}
        placeholder={PLACEHOLDERS[target.targetKind]}
        spellCheck
        dir="auto"
        rows={2}
        value={draft.text}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={() => void draft.commit()}
        onKeyDown={onKeyDown}
      />
      {draft.failure ? (
        <p className={styles.problem} role="alert">
          {draft.failure === 'conflict'
            ? words.changedElsewhere
            : words.notSaved(messages.errors.action[draft.failure])}{' '}
          <Button size="small" onPress={() => void draft.keepApart()}>
            {draft.failure === 'conflict' ? words.keepApart : words.again}
          </Button>
        </p>
      ) : null}
      <Button size="small" variant="quiet" className={styles.done ?? ''} onPress={() => void end()}>
        {words.done}
      </Button>
    </div>
  )
}
