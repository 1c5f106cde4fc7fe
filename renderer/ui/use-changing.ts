import { useCallback } from 'react'
import { type BulkChange, CHANGED_AT_ONCE } from '../../shared/library/bulk-change.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { messages } from './messages.ts'
import { useAnnouncer } from './StatusLine.tsx'
import { useActing } from './use-acting.ts'

/** Changes some articles at once; very many part by part, and what came of that is said when it has ended. */
export function useChanging() {
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  return useCallback(
    async (what: BulkChange, ids: readonly string[], atOnce: () => Promise<unknown>): Promise<void> => {
      if (ids.length <= CHANGED_AT_ONCE) await atOnce()
      else if (await act(actions.changeInBulk(what, ids))) say(messages.bulk.begun(what, ids.length))
    },
    [actions, act, say],
  )
}
