import { useCallback, useEffect, useRef, useState } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionFailure } from '../actions/actions.ts'
import { registerPendingWrites } from '../ui/pending-writes.ts'

/** Typed text is committed so long after the last key; a second is what was promised. In milliseconds. */
const COMMIT_AFTER = 800

interface DraftTarget {
  readonly targetKind: 'article' | 'highlight'
  readonly targetId: string
  readonly articleId: string
  /** Null for a note that is not stored yet. */
  readonly noteId: string | null
  readonly body: string
  onCreated(noteId: string): void
}

export interface NoteDraft {
  readonly text: string
  /** Why the last commit failed; null while all is well. */
  readonly failure: ActionFailure['kind'] | null
  change(text: string): void
  /** Commits now. */
  commit(): Promise<void>
  /** Commits; a note left empty is deleted. */
  finish(): Promise<void>
}

/** A note while it is being written. Commits follow one another, never overtake, and also happen when the editor goes away. */
export function useNoteDraft(target: DraftTarget): NoteDraft {
  const actions = useActions()
  const [text, setText] = useState(target.body)
  const [failure, setFailure] = useState<ActionFailure['kind'] | null>(null)
  const draft = useRef({ text: target.body, saved: target.body, noteId: target.noteId })
  const queue = useRef<Promise<void>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ target, actions })
  latest.current = { target, actions }

  const commit = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    queue.current = queue.current.then(async () => {
      const { text: body, saved, noteId } = draft.current
      if (body === saved || (noteId === null && body.trim() === '')) return
      const { targetKind, targetId, articleId, onCreated } = latest.current.target
      if (noteId === null) {
        const result = await latest.current.actions.addNote({ targetKind, targetId, articleId, body })
        if (!result.ok) return setFailure(result.error.kind)
        draft.current.noteId = result.value.noteId
        onCreated(result.value.noteId)
      } else {
        const result = await latest.current.actions.editNote(noteId, body)
        if (!result.ok) return setFailure(result.error.kind)
      }
      draft.current.saved = body
      setFailure(null)
    })
    return queue.current
  }, [])

  const change = useCallback(
    (next: string) => {
      draft.current.text = next
      setText(next)
      clearTimeout(timer.current)
      timer.current = setTimeout(commit, COMMIT_AFTER)
    },
    [commit],
  )

  const finish = useCallback(async () => {
    await commit()
    const { noteId, text: body } = draft.current
    if (noteId !== null && body.trim() === '') await latest.current.actions.deleteNote(noteId)
  }, [commit])

  useEffect(() => {
    const unregister = registerPendingWrites(commit)
    return () => {
      unregister()
      void commit()
    }
  }, [commit])

  return { text, failure, change, commit, finish }
}
