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
  /** Commits now. Answers whether all that was typed is stored. */
  commit(): Promise<boolean>
  /** Commits; a note left empty is deleted. Answers whether the editor may go. */
  finish(): Promise<boolean>
}

/** A note while it is being written. Commits follow one another, never overtake, and also happen when the editor goes away. */
export function useNoteDraft(target: DraftTarget): NoteDraft {
  const actions = useActions()
  const [text, setText] = useState(target.body)
  const [failure, setFailure] = useState<ActionFailure['kind'] | null>(null)
  const draft = useRef({ text: target.body, saved: target.body, noteId: target.noteId })
  const queue = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ target, actions })
  latest.current = { target, actions }

  const store = useCallback(async (): Promise<boolean> => {
    const { text: body, saved, noteId } = draft.current
    if (body === saved || (noteId === null && body.trim() === '')) return true
    const { targetKind, targetId, articleId, onCreated } = latest.current.target
    const { addNote, editNote } = latest.current.actions
    const edited = noteId === null ? null : await editNote(noteId, body)
    // A note that was deleted meanwhile, in another window or by an undo, is written anew.
    if (edited === null || (!edited.ok && edited.error.kind === 'not-found')) {
      const added = await addNote({ targetKind, targetId, articleId, body })
      if (!added.ok) {
        setFailure(added.error.kind)
        // With its passage gone there is nothing that it could stand on.
        return added.error.kind === 'not-found'
      }
      draft.current.noteId = added.value.noteId
      onCreated(added.value.noteId)
    } else if (!edited.ok) {
      setFailure(edited.error.kind)
      return false
    }
    draft.current.saved = body
    setFailure(null)
    return true
  }, [])

  const commit = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    queue.current = queue.current.then(store, store)
    return queue.current
  }, [store])

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
    clearTimeout(timer.current)
    await queue.current
    const { noteId, text: body } = draft.current
    if (noteId === null || body.trim() !== '') return commit()
    const result = await latest.current.actions.deleteNote(noteId)
    if (result.ok) draft.current.saved = body
    else if (result.error.kind !== 'not-found') setFailure(result.error.kind)
    return result.ok || result.error.kind === 'not-found'
  }, [commit])

  useEffect(() => {
    // What could not be stored keeps the window from closing.
    const unregister = registerPendingWrites(async () => {
      if (!(await commit())) throw new Error('A note is not stored')
    })
    return () => {
      unregister()
      void commit()
    }
  }, [commit])

  return { text, failure, change, commit, finish }
}
