import { Eye } from 'lucide-react'
import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useLayoutEffect, useRef } from 'react'
import { carryOffset } from '../../shared/annotation/merge-text.ts'
import type { Note } from '../../shared/annotation/note.ts'
import { DEFAULT_SETTINGS } from '../../shared/settings.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useSettings } from '../queries/settings.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { hasModifier, shortcutText } from '../ui/shortcut.ts'
import { applyEdit, markdownKey } from './field-edits.ts'
import { LinkOptions } from './LinkOptions.tsx'
import styles from './NoteEditor.module.css'
import { NoteText } from './NoteText.tsx'
import { useLinkCompletion } from './use-link-completion.ts'
import { useNoteDraft } from './use-note-draft.ts'

interface NoteEditorProps {
  targetKind: Note['targetKind']
  /** Both empty for a note that stands for itself. */
  targetId: string
  articleId: string
  /** Null for a note that is not stored yet. */
  noteId: string | null
  body: string
  /** Keys that were pressed before the field was there. */
  typedAhead?: { current: string | null }
  onCreated: (noteId: string) => void
  /** The person is done; what was typed is committed. */
  onDone: () => void
}

const placeholders: Record<Note['targetKind'], string> = {
  article: messages.annotations.note.articlePlaceholder,
  highlight: messages.annotations.note.placeholder,
  free: messages.annotations.note.freePlaceholder,
}

/**
 * A note where it stands, open for writing. Saved while one writes; Escape and Ctrl+Enter end it. Two brackets offer what to link to,
 * and with the preview on it is drawn below as it will look.
 */
export function NoteEditor({ onDone, typedAhead, ...target }: NoteEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<{ start: number; end: number } | null>(null)
  const onReplace = useCallback((from: string, to: string) => {
    const { current } = field
    if (!current) return
    caret.current = {
      start: carryOffset(from, to, current.selectionStart),
      end: carryOffset(from, to, current.selectionEnd),
    }
  }, [])
  const composing = useRef(false)
  const isComposing = useCallback(() => composing.current, [])
  const draft = useNoteDraft({ ...target, onReplace, isComposing })
  const { change } = draft
  const completion = useLinkCompletion(target.articleId, field)
  const preview = usePreview()
  const words = messages.annotations.note

  // The text of another window took the place of what was here: the caret stays between its words.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each text that is drawn
  useLayoutEffect(() => {
    const { current } = caret
    caret.current = null
    if (current) field.current?.setSelectionRange(current.start, current.end)
  }, [draft.text])

  const opened = useRef({ body: target.body })
  useEffect(() => {
    const { current } = field
    current?.focus({ preventScroll: true })
    const early = typedAhead?.current ?? ''
    if (typedAhead) typedAhead.current = null
    if (early) change(opened.current.body + early)
    else current?.setSelectionRange(current.value.length, current.value.length)
  }, [typedAhead, change])

  // The keys that follow are not for the note any more. What could not be stored stays open, with the reason under it.
  const end = async () => {
    field.current?.blur()
    if (await draft.finish()) onDone()
    else field.current?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && hasModifier(event))
    const edit = isDone ? null : markdownKey(event, event.currentTarget)
    if (completion.onKeyDown(event)) event.preventDefault()
    else if (isDone) void end()
    else if (hasModifier(event) && event.shiftKey && event.key.toLowerCase() === 'p') preview.toggle()
    else if (edit) applyEdit(event.currentTarget, edit)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        className={styles.field}
        aria-label={words.field}
        placeholder={placeholders[target.targetKind]}
        spellCheck
        dir="auto"
        rows={2}
        value={draft.text}
        {...completion.fieldProps}
        onChange={(event) => {
          draft.change(event.target.value)
          completion.follow(event.target, true)
        }}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={() => {
          composing.current = false
        }}
        onSelect={(event) => completion.follow(event.currentTarget, false)}
        onBlur={() => {
          completion.close()
          void draft.commit()
        }}
        onKeyDown={onKeyDown}
      />
      <LinkOptions completion={completion} />
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
      {preview.isShown ? (
        <Preview body={draft.text} highlightId={target.targetKind === 'highlight' ? target.targetId : ''} />
      ) : null}
      <div className={styles.foot}>
        <IconButton
          label={words.preview}
          shortcut={shortcutText('Mod+Shift+P')}
          icon={<Eye />}
          isSelected={preview.isShown}
          onPress={preview.toggle}
        />
        <span className={styles.hint}>{words.hint}</span>
        <Button size="small" variant="quiet" className={styles.done ?? ''} onPress={() => void end()}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}

/** The note as it will look, drawn when there is time for it: keys come first. */
function Preview({ body, highlightId }: { body: string; highlightId: string }) {
  const shown = useDeferredValue(body)
  const words = messages.annotations.note
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className={styles.preview} role="group" aria-label={words.preview}>
      {shown.trim() === '' ? (
        <p className={styles.hint}>{words.nothingYet}</p>
      ) : (
        <NoteText body={shown} highlightId={highlightId} />
      )}
    </div>
  )
}

/** Whether notes are shown as they will look while they are written: a choice that is remembered. */
function usePreview() {
  const actions = useActions()
  const { warn } = useAnnouncer()
  const isShown = (useSettings('writing') ?? DEFAULT_SETTINGS.writing).preview
  const toggle = async () => {
    const result = await actions.changeSettings('writing', { preview: !isShown })
    if (!result.ok) warn(messages.errors.action[result.error.kind])
  }
  return { isShown, toggle: () => void toggle() }
}
