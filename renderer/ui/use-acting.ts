import { useCallback } from 'react'
import { useActions } from '../actions/ActionsContext.tsx'
import type { ActionResult } from '../actions/actions.ts'
import { messages } from './messages.ts'
import { useAnnouncer } from './StatusLine.tsx'

/** Undoes or does again the newest step, and says which that was. */
export function useUndo(): { undo: () => Promise<void>; redo: () => Promise<void> } {
  const actions = useActions()
  const { say, warn } = useAnnouncer()
  const undo = useCallback(async () => {
    const result = await actions.undo()
    if (!result.ok) warn(messages.errors.action[result.error.kind])
    else say(result.value === null ? messages.undo.nothing : messages.undo.undone(result.value))
  }, [actions, say, warn])
  const redo = useCallback(async () => {
    const result = await actions.redo()
    if (!result.ok) warn(messages.errors.action[result.error.kind])
    else say(result.value === null ? messages.undo.nothingToRedo : messages.undo.redone(result.value))
  }, [actions, say, warn])
  return { undo, redo }
}

/**
 * Waits for an action and tells its outcome in the status line: what was done with an Undo beside it, or why not.
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
      if (done) say(done, () => void undo())
      return { value: result.value }
    },
    [say, warn, undo],
  )
}
