import { liveQuery } from 'dexie'
import { readOpenBulkJobs } from './bulk-jobs.ts'
import type { OffprintDatabase } from './database.ts'

/** A read of the jobs that failed is tried again after so long, in milliseconds. */
const READ_AGAIN_AFTER_MS = 5_000

/** Calls whenever there is a bulk job to work: now, when one comes, and when one is to go on. It goes on after a read that failed. */
export function watchBulkJobs(db: OffprintDatabase, listener: () => void): void {
  const start = () => {
    const subscription = liveQuery(async () => (await readOpenBulkJobs(db)).length > 0).subscribe({
      next: (isThere) => {
        if (isThere) listener()
      },
      error(error) {
        reportError(error)
        subscription.unsubscribe()
        setTimeout(start, READ_AGAIN_AFTER_MS)
      },
    })
  }
  start()
}
