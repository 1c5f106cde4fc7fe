import { Dexie, liveQuery } from 'dexie'
import type { CaptureJob } from '../../shared/article/capture-job.ts'
import type { ExtractionJob } from '../../shared/article/extraction-job.ts'
import type { OffprintDatabase } from './database.ts'
import { readOpenExtractions } from './extraction-jobs.ts'
import { readSettings } from './settings-repository.ts'

const { minKey, maxKey } = Dexie

/** A read of the jobs that failed is tried again after so long, in milliseconds. */
const READ_AGAIN_AFTER_MS = 5_000

/** Whether anything is being saved, or waits to be: extracting again waits for that. */
export async function areSavesUnderWay(db: OffprintDatabase): Promise<boolean> {
  const count = (status: CaptureJob['status']) =>
    db.jobs.where('[status+createdAt+id]').between([status, minKey, minKey], [status, maxKey, maxKey]).count()
  if ((await count('running')) > 0) return true
  return !(await readSettings(db, 'queue')).paused && (await count('queued')) > 0
}

/**
 * Calls whenever there may be something to extract again: now, when a job comes or is resumed, and when the saves are done. It goes on
 * after a read that failed.
 */
export function watchExtractions(db: OffprintDatabase, listener: () => void): void {
  let subscription: { unsubscribe(): void } | undefined
  const start = () => {
    subscription?.unsubscribe()
    subscription = liveQuery(async () => {
      const open = await readOpenExtractions(db)
      return open.some(({ isPaused }) => !isPaused) && !(await areSavesUnderWay(db))
    }).subscribe({
      next: (isThere) => {
        if (isThere) listener()
      },
      error(error) {
        reportError(error)
        setTimeout(start, READ_AGAIN_AFTER_MS)
      },
    })
  }
  start()
}

/** Answers as soon as a job is resumed or ended. */
export function whenExtractionChanges(db: OffprintDatabase, { id }: ExtractionJob): Promise<void> {
  return new Promise((resolve, reject) => {
    const subscription = liveQuery(() => db.extractions.get(id)).subscribe({
      next(job) {
        if (job?.status === 'open' && job.isPaused) return
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
