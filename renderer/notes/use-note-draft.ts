import { useCallback, useEffect, useRef, useState } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionFailure } from '../actions/actions.ts'
import { messages } from '../ui/messages.ts'
import { registerPendingWrites } from '../ui/pending-writes.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { placeNote } from './place-note.ts'

/** Typed text is committed so long after the last key; stored within a second is what was promised. In milliseconds. */
const COMMIT_AFTER = 500

/** Text whose editor is gone and that could not be stored is tried again after so long; a disk is seldom freed faster. In milliseconds. */
const RETRY_AFTER = 5000

interface DraftTarget {
  readonly targetKind: 'article' | 'highlight' | 'free'
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
  /** Commits; where the note was changed elsewhere, what was typed becomes another note beside it. */
  keepApart(): Promise<boolean>
  /** Commits; a note left empty is deleted. Answers whether the editor may go. */
  finish(): Promise<boolean>
}

/**
 * A note while it is being written. Commits follow one another, never overtake, and also happen when the editor goes away. Text that
 * has lost its place, because the note was changed elsewhere or its passage was deleted, is kept in another and it is said where.
 */
export function useNoteDraft(target: DraftTarget): NoteDraft {
  const actions = useActions()
  const { say, warn } = useAnnouncer()
  const [text, setText] = useState(target.body)
  const [failure, setFailure] = useState<ActionFailure['kind'] | null>(null)
  const draft = useRef({
    text: target.body,
    saved: target.body,
    noteId: target.noteId,
    problem: null as ActionFailure['kind'] | null,
  })
  const queue = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ target, actions, say, warn })
  latest.current = { target, actions, say, warn }

  // `apart`: the person decided so, or can decide no more.
  const store = useCallback(async (apart: boolean): Promise<ActionFailure['kind'] | null> => {
    const { text: body, saved, noteId } = draft.current
    if (body === saved || (noteId === null && body.trim() === '')) return null
    const { target, actions, warn } = latest.current
    const edited = noteId === null ? null : await actions.editNote(noteId, { body, base: saved })
    if (edited?.ok) {
      draft.current.saved = body
      return null
    }
    const problem = edited?.error.kind ?? null
    const isAnew = problem === null || problem === 'not-found' || (problem === 'conflict' && apart)
    if (!isAnew) return problem
    if (body.trim() === '') return null
    const placed = await placeNote(actions, { ...target, body }, apart)
    if (!placed.ok) return placed.error.kind
    draft.current.noteId = placed.value.noteId
    draft.current.saved = body
    if (placed.value.place === 'target') target.onCreated(placed.value.noteId)
    else warn(messages.annotations.note.keptOn[placed.value.place])
    if (problem === 'conflict') warn(messages.annotations.note.keptApart)
    return null
  }, [])

  const enqueue = useCallback(
    (apart: boolean): Promise<boolean> => {
      clearTimeout(timer.current)
      const next = async () => {
        const problem = await store(apart)
        draft.current.problem = problem
        setFailure(problem)
        return problem === null
      }
      queue.current = queue.current.then(next, next)
      return queue.current
    },
    [store],
  )
  const commit = useCallback(() => enqueue(false), [enqueue])
  const keepApart = useCallback(() => enqueue(true), [enqueue])

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
    // What could not be stored keeps the window from closing, also when its editor is gone.
    const unregister = registerPendingWrites(async () => {
      if (!(await keepApart())) throw new Error('A note is not stored')
    })
    const leave = async (isFirst: boolean) => {
      const isStored = await keepApart()
      const { say, warn } = latest.current
      const { problem } = draft.current
      const words = messages.annotations.note
      if (isStored) {
        unregister()
        if (!isFirst) say(words.savedAtLast)
      } else {
        if (isFirst && problem !== null) warn(words.leftUnsaved(messages.errors.action[problem]))
        setTimeout(() => void leave(false), RETRY_AFTER)
      }
    }
    return () => void leave(true)
  }, [keepApart])

  return { text, failure, change, commit, keepApart, finish }
}
