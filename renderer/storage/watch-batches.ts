import { liveQuery } from 'dexie'
import { batchLock, type SaveBatch } from '../../shared/article/save-batch.ts'
import { changeBatch, readBatches } from './batch-repository.ts'
import type { OffprintDatabase } from './database.ts'

/**
 * Marks a batch of files as stopped as soon as the window is gone that read them, while others stay open. That window holds the batch's
 * lock; whoever gets it next knows that nobody reads on.
 * @returns what stops the watching
 */
export function watchBatches(db: OffprintDatabase): () => void {
  const watched = new Set<string>()
  const stop = new AbortController()
  const look = async (batches: readonly SaveBatch[]) => {
    const taking = batches.filter(({ status }) => status === 'taking')
    const held = new Set(((await navigator.locks.query()).held ?? []).map(({ name }) => name))
    for (const { id } of taking) {
      // A batch that has only just begun has no lock yet; it changes as soon as its first files are there.
      if (watched.has(id) || !held.has(batchLock(id))) continue
      watched.add(id)
      navigator.locks
        .request(batchLock(id), { signal: stop.signal }, () =>
          changeBatch(db, id, ['taking'], (batch) => ({ ...batch, status: 'stopped' })),
        )
        .catch((error: unknown) => {
          if (!stop.signal.aborted) reportError(error)
        })
    }
  }
  const subscription = liveQuery(() => readBatches(db)).subscribe({
    next: (batches) => void look(batches).catch(reportError),
    error: reportError,
  })
  return () => {
    subscription.unsubscribe()
    stop.abort()
  }
}
