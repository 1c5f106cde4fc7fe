import { Dexie, liveQuery } from 'dexie'
import type { OffprintDatabase } from './database.ts'
import { readSettings } from './settings-repository.ts'

/**
 * Tells how many jobs wait, now and whenever that changes in any window; 0 while the queue is paused.
 * @returns what stops the watching
 */
export function watchQueue(db: OffprintDatabase, listener: (waiting: number) => void): () => void {
  const subscription = liveQuery(async () => {
    if ((await readSettings(db, 'queue')).paused) return 0
    return db.jobs
      .where('[status+createdAt+id]')
      .between(['queued', Dexie.minKey, Dexie.minKey], ['queued', Dexie.maxKey, Dexie.maxKey])
      .count()
  }).subscribe(listener)
  return () => subscription.unsubscribe()
}

/** Answers as soon as a job has ended, or is gone. */
export function whenJobEnds(db: OffprintDatabase, jobId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = liveQuery(() => db.jobs.get(jobId)).subscribe({
      next(job) {
        if (job && (job.status === 'queued' || job.status === 'running')) return
        // The first value may come before `subscribe` has answered.
        queueMicrotask(() => subscription.unsubscribe())
        resolve()
      },
      error: reject,
    })
  })
}
