import { fail, ok } from '../../shared/result.ts'
import {
  cancelBatch,
  changeBatch,
  dismissBatch,
  retryBatch,
  startBatch,
} from '../storage/batch-repository.ts'
import type { JobSignal } from '../storage/job-signal.ts'
import type { Store } from '../storage/store.ts'
import type { Actions } from './actions.ts'
import { attempt } from './attempt.ts'

type BatchActions = Pick<Actions, 'startBatch' | 'endBatch' | 'cancelBatch' | 'retryBatch' | 'dismissBatch'>

/** Many files at once: what holds for all of them. */
export function batchActions(store: Store, signal: JobSignal): BatchActions {
  const ifChanged = (changed: boolean) =>
    changed ? ok(null) : fail('conflict', 'The batch is not in a state for that any more')
  return {
    startBatch: (total) => attempt(async () => ok({ batchId: (await startBatch(store, total)).id })),
    endBatch: (batchId, unread) =>
      attempt(async () => {
        const end = (status: 'taken' | 'cancelled') =>
          changeBatch(store.db, batchId, status === 'taken' ? ['taking'] : ['cancelled'], (batch) => ({
            ...batch,
            status,
            unread: [...unread],
          }))
        return ifChanged((await end('taken')) || (await end('cancelled')))
      }),
    cancelBatch: (batchId) =>
      attempt(async () => {
        const running = await cancelBatch(store, batchId)
        for (const jobId of running ?? []) signal.announce({ kind: 'cancelled', jobId })
        return ifChanged(running !== null)
      }),
    retryBatch: (batchId) =>
      attempt(async () => {
        const retried = await retryBatch(store.db, batchId)
        if (retried > 0) signal.announce({ kind: 'queued' })
        return ifChanged(retried > 0)
      }),
    dismissBatch: (batchId) => attempt(async () => ifChanged(await dismissBatch(store.db, batchId))),
  }
}
