import { Dexie, liveQuery } from 'dexie'
import type { OffprintDatabase } from './database.ts'
import { readSettings } from './settings-repository.ts'

/** A read of the queue that failed is tried again after so long, in milliseconds. */
const READ_AGAIN_AFTER_MS = 5_000

/**
 * Tells how many jobs wait, now and whenever that changes in any window; 0 while the queue is paused. It goes on after a read that
 * failed.
 * @returns what stops the watching
 */
export function watchQueue(db: OffprintDatabase, listener: (waiting: number) => void): () => void {
  let subscription: { unsubscribe(): void } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const start = () => {
    subscription?.unsubscribe()
    subscription = liveQuery(() => countWaiting(db)).subscribe({
      next: listener,
      error(error) {
        reportError(error)
        timer = setTimeout(start, READ_AGAIN_AFTER_MS)
      },
    })
  }
  start()
  return () => {
    clearTimeout(timer)
    subscription?.unsubscribe()
  }
}

async function countWaiting(db: OffprintDatabase): Promise<number> {
  if ((await readSettings(db, 'queue')).paused) return 0
  return db.jobs
    .where('[status+createdAt+id]')
    .between(['queued', Dexie.minKey, Dexie.minKey], ['queued', Dexie.maxKey, Dexie.maxKey])
    .count()
}

/** Answers as soon as a job has ended, or is gone. */
export function whenJobEnds(db: OffprintDatabase, jobId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = liveQuery(() => db.jobs.get(jobId)).subscribe({
      next(job) {
        if (job && (job.status === 'queued' || job.status === 'running')) return
        stop()
        resolve()
      },
      error(error) {
        stop()
        reject(error)
      },
    })
    // The first answer may come before `subscribe` has given the subscription.
    function stop() {
      queueMicrotask(() => subscription.unsubscribe())
    }
  })
}
