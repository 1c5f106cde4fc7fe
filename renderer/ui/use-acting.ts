import { useCallback } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionFailure, ActionResult } from '../actions/actions.ts'
import { messages } from './messages.ts'
import { useAnnouncer } from './StatusLine.tsx'

interface Undo {
  /** Undoes the newest step. @param actionId the step that is meant, if only that one will do */
  undo: (actionId?: string) => Promise<void>
  redo: () => Promise<void>
}

const whyNot = (kind: ActionFailure['kind']): string =>
  kind === 'conflict'
    ? messages.undo.notNewest
    : kind === 'not-found'
      ? messages.undo.nothingLeft
      : messages.errors.action[kind]

/** Undoes or does again the newest step, and says which that was. */
export function useUndo(): Undo {
  const actions = useActions()
  const { say, warn } = useAnnouncer()
  const undo = useCallback(
    async (actionId?: string) => {
      const result = await actions.undo(actionId)
      if (!result.ok) warn(whyNot(result.error.kind))
      else if (result.jobId !== undefined) say(messages.bulk.takingBack)
      else say(result.value === null ? messages.undo.nothing : messages.undo.undone(result.value))
    },
    [actions, say, warn],
  )
  const redo = useCallback(async () => {
    const result = await actions.redo()
    if (!result.ok) warn(whyNot(result.error.kind))
    else if (result.jobId !== undefined) say(messages.bulk.doingAgain)
    else say(result.value === null ? messages.undo.nothingToRedo : messages.undo.redone(result.value))
  }, [actions, say, warn])
  return { undo, redo }
}

/**
 * Waits for an action and tells its outcome in the status line: what was done, or why not. Beside an action that changed something
 * stands an Undo for that action and no other.
 * Answers with the value, or null when it failed.
 */
export function useActing(): <T>(
  action: Promise<ActionResult<T>>,
  done?: string,
) => Promise<{ value: T } | null> {
  const { say, warn } = useAnnouncer()
  const { undo } = useUndo()
  return useCallback(
    async (action, done) => {
      const result = await action
      if (!result.ok) {
        warn(messages.errors.action[result.error.kind])
        return null
      }
      const { actionId } = result
      if (done) say(done, actionId === undefined ? undefined : () => void undo(actionId))
      return { value: result.value }
    },
    [say, warn, undo],
  )
}
