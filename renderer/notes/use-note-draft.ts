import { useCallback, useEffect, useRef, useState } from 'react'
import { mergeText } from '../../shared/annotation/merge-text.ts'
import type { Note } from '../../shared/annotation/note.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionFailure } from '../actions/actions.ts'
import { useStoredNote } from '../queries/note.ts'
import { messages } from '../ui/messages.ts'
import { registerPendingWrites } from '../ui/pending-writes.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { placeNote } from './place-note.ts'

/** Typed text is committed so long after the last key; stored within a second is what was promised. In milliseconds. */
const COMMIT_AFTER = 500

/** While keys go on it is committed so long after the first that is not: with what a commit takes, a second at most. In milliseconds. */
const COMMIT_AT_LATEST = 700

/** Text whose editor is gone and that could not be stored is tried again after so long; a disk is seldom freed faster. In milliseconds. */
const RETRY_AFTER = 5000

interface DraftTarget {
  readonly targetKind: Note['targetKind']
  readonly targetId: string
  readonly articleId: string
  /** Null for a note that is not stored yet. */
  readonly noteId: string | null
  readonly body: string
  onCreated(noteId: string): void
  /** The text is about to be replaced by another that came of it, because the note was changed in another window. */
  onReplace(from: string, to: string): void
  /** Whether a letter is being composed of several keys: until it is there, the text under it must stand still. */
  isComposing(): boolean
}

export interface NoteDraft {
  readonly text: string
  /** Why the last commit failed; null while all is well. */
  readonly failure: ActionFailure['kind'] | null
  change(text: string): void
  /** Commits now. Answers whether all that was typed is stored. */
  commit(): Promise<boolean>
  /** Commits; a note that was emptied here and changed elsewhere stays as it is there. */
  keepApart(): Promise<boolean>
  /** Commits; a note left empty is deleted. Answers whether the editor may go. */
  finish(): Promise<boolean>
}

/**
 * A note while it is being written. Commits follow one another, never overtake, and also happen when the editor goes away. What is
 * changed in another window is taken over, also into what is typed here, where the two do not touch. Text that has lost its place,
 * because they do or because its passage was deleted, is kept in another note and it is said where.
 */
export function useNoteDraft(target: DraftTarget): NoteDraft {
  const actions = useActions()
  const { say, warn } = useAnnouncer()
  const [text, setText] = useState(target.body)
  const [failure, setFailure] = useState<ActionFailure['kind'] | null>(null)
  const [noteId, setNoteId] = useState(target.noteId ?? '')
  const stored = useStoredNote(noteId)
  const draft = useRef({
    text: target.body,
    saved: target.body,
    noteId: target.noteId,
    /** Since when the note says what is known here; older answers of the database come late. */
    knownAt: 0,
    /** When the first key was pressed that is not committed; 0 for none. */
    firstKeyAt: 0,
    problem: null as ActionFailure['kind'] | null,
  })
  const queue = useRef<Promise<boolean>>(Promise.resolve(true))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef({ target, actions, say, warn })
  latest.current = { target, actions, say, warn }

  const replace = useCallback((text: string) => {
    latest.current.target.onReplace(draft.current.text, text)
    draft.current.text = text
    setText(text)
  }, [])

  /** Brings what the note says now under what was typed since `known`. What does not fit stays, and the next commit says so. */
  const rebase = useCallback(
    (known: string, body: string) => {
      const merged = latest.current.target.isComposing() ? null : mergeText(known, body, draft.current.text)
      draft.current.saved = merged === null ? known : body
      if (merged !== null && merged !== draft.current.text) replace(merged)
    },
    [replace],
  )

  // What was typed is stored in any case, beside what another window wrote where the two do not go together. Only a note that was
  // emptied here and rewritten there is left to the person; `apart`: who has decided, or can decide no more.
  const store = useCallback(
    async (apart: boolean): Promise<ActionFailure['kind'] | null> => {
      const { text: body, saved, noteId } = draft.current
      if (body === saved || (noteId === null && body.trim() === '')) return null
      const { target, actions, warn } = latest.current
      const edited = noteId === null ? null : await actions.editNote(noteId, { body, base: saved })
      if (edited?.ok) {
        draft.current.knownAt = edited.value.updatedAt
        rebase(body, edited.value.body)
        return null
      }
      const problem = edited?.error.kind ?? null
      const isAnew = problem === null || problem === 'not-found' || problem === 'conflict'
      if (!isAnew) return problem
      if (body.trim() === '') return problem === 'conflict' && !apart ? problem : null
      const placed = await placeNote(actions, { ...target, body }, apart)
      if (!placed.ok) return placed.error.kind
      draft.current.noteId = placed.value.noteId
      draft.current.knownAt = 0
      draft.current.saved = body
      setNoteId(placed.value.noteId)
      if (placed.value.place === 'target') target.onCreated(placed.value.noteId)
      else warn(messages.annotations.note.keptOn[placed.value.place])
      if (problem === 'conflict') warn(messages.annotations.note.keptApart)
      return null
    },
    [rebase],
  )

  const enqueue = useCallback(
    (apart: boolean): Promise<boolean> => {
      clearTimeout(timer.current)
      const next = async () => {
        draft.current.firstKeyAt = 0
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
      const now = performance.now()
      draft.current.firstKeyAt ||= now
      const left = draft.current.firstKeyAt + COMMIT_AT_LATEST - now
      clearTimeout(timer.current)
      timer.current = setTimeout(commit, Math.max(0, Math.min(COMMIT_AFTER, left)))
    },
    [commit],
  )

  useEffect(() => {
    if (!stored) return
    const follow = async () => {
      const { noteId, knownAt, saved } = draft.current
      const isNews = stored.id === noteId && stored.updatedAt > knownAt
      if (!isNews) return true
      draft.current.knownAt = stored.updatedAt
      if (stored.body !== saved) rebase(saved, stored.body)
      return true
    }
    // After the commits that are on their way: their own text comes back from the database, too.
    queue.current = queue.current.then(follow, follow)
  }, [stored, rebase])

  const finish = useCallback(async () => {
    const isStored = await commit()
    // What another window wrote meanwhile has been taken in, or keeps the editor open: only what is empty by now is deleted.
    const { noteId, text: body } = draft.current
    if (!isStored || noteId === null || body.trim() !== '') return isStored
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
