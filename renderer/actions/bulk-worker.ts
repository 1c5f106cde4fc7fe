import type { BulkJob } from '../../shared/library/bulk-change.ts'
import {
  doPart,
  finishBulkJob,
  passOver,
  readBulkList,
  readOpenBulkJobs,
  stopBulkJob,
  takeUpAgain,
} from '../storage/bulk-jobs.ts'
import { isDiskFull } from '../storage/storage-failure.ts'
import type { Store } from '../storage/store.ts'
import { turnPart } from '../storage/undo-parts.ts'
import { watchBulkJobs } from '../storage/watch-bulk-jobs.ts'

/** Articles changed in one transaction: whoever reads or marks meanwhile waits no longer than for that. */
const PART = 500

/** Articles deleted for good in one transaction: their texts and images go with them. */
const PURGED_PART = 50

/** After so many articles in a row that cannot be changed, it is not they that are damaged. */
const MOST_PASSED_OVER = 20

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
  /** Articles in the next part: fewer when one went wrong, until the article is found that is the reason. */
  let size = part
  let passedOver = 0

  async function step(job: BulkJob): Promise<void> {
    if (job.direction !== 'do') return void (await turnPart(store, job))
    if (list.jobId !== job.id) {
      list = { jobId: job.id, ids: await readBulkList(db, job.id) }
      size = part
      passedOver = 0
    }
    const most = job.change.kind === 'purge' ? Math.min(part, PURGED_PART) : part
    const ids = list.ids.slice(job.done, job.done + Math.min(size, most))
    if (ids.length === 0) return void (await finishBulkJob(store, job.id))
    try {
      await doPart(store, job, ids)
      size = Math.min(part, size * 2)
      passedOver = 0
    } catch (error) {
      if (isDiskFull(error)) throw error
      if (passedOver >= MOST_PASSED_OVER) {
        await takeUpAgain(store, job, passedOver)
        passedOver = 0
        throw error
      }
      if (ids.length > 1) {
        size = Math.ceil(ids.length / 2)
        return
      }
      reportError(error)
      passedOver++
      await passOver(store, job)
    }
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
