import type { BulkJob } from '../../shared/library/bulk-change.ts'
import { doPart, finishBulkJob, readBulkList, readOpenBulkJobs, stopBulkJob } from '../storage/bulk-jobs.ts'
import { isDiskFull } from '../storage/storage-failure.ts'
import type { Store } from '../storage/store.ts'
import { turnPart } from '../storage/undo-parts.ts'
import { watchBulkJobs } from '../storage/watch-bulk-jobs.ts'

/** Articles changed in one transaction: whoever reads or marks meanwhile waits no longer than for that. */
const PART = 250

/** Articles deleted for good in one transaction: their texts and images go with them. */
const PURGED_PART = 50

/** After a write that the disk refused the work stands still for so long, in milliseconds: room is made by a person. */
const WRITE_AGAIN_AFTER_MS = 5_000

interface BulkOptions {
  readonly part?: number
  readonly writeAgainAfterMs?: number
  /** Waited for before each part. */
  readonly beforePart?: () => Promise<void>
}

export interface BulkWorker {
  /** Works the open jobs for as long as the page lives, part by part. */
  workQueue(): void
}

/** One per ingest page: the reading window stays free, and goes on drawing and answering. */
export function createBulkWorker(
  store: Store,
  { part = PART, writeAgainAfterMs = WRITE_AGAIN_AFTER_MS, beforePart = afterOthers }: BulkOptions = {},
): BulkWorker {
  const { db } = store
  let list = { jobId: '', ids: [] as readonly string[] }

  async function step(job: BulkJob): Promise<void> {
    if (job.direction !== 'do') return void (await turnPart(store, job))
    if (list.jobId !== job.id) list = { jobId: job.id, ids: await readBulkList(db, job.id) }
    const size = job.change.kind === 'purge' ? Math.min(part, PURGED_PART) : part
    const ids = list.ids.slice(job.done, job.done + size)
    if (ids.length > 0) await doPart(store, job, ids)
    else await finishBulkJob(store, job.id)
  }

  async function drain(): Promise<void> {
    for (;;) {
      const [job] = await readOpenBulkJobs(db)
      if (!job) return
      await beforePart()
      try {
        await step(job)
      } catch (error) {
        // Room may be made; what else fails would fail again, and is for a person to say.
        if (isDiskFull(error)) throw error
        reportError(error)
        await stopBulkJob(store, job.id, true)
      }
    }
  }

  let isDraining = false
  let isWoken = false
  async function wake(): Promise<void> {
    isWoken = true
    if (isDraining) return
    isDraining = true
    while (isWoken) {
      isWoken = false
      try {
        await drain()
      } catch (error) {
        reportError(error)
        await new Promise((resolve) => setTimeout(resolve, writeAgainAfterMs))
        isWoken = true
      }
    }
    isDraining = false
  }

  return { workQueue: () => watchBulkJobs(db, () => void wake()) }
}

/** Lets what this page has to do besides, such as answering a search, have its turn. */
const afterOthers = () => new Promise<void>((resolve) => setTimeout(resolve))
