import { useCallback } from 'react'
import type { CaptureErrorKind } from '../../shared/article/capture-job.ts'
import type { SaveBatch } from '../../shared/article/save-batch.ts'
import { jobsOf, readBatches } from '../storage/batch-repository.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** A batch, and how far it is. */
export interface BatchState {
  readonly batch: SaveBatch
  /** Files whose saving has ended, one way or the other. */
  readonly ended: number
  readonly isOpen: boolean
  /** What came of it; null before it has ended. */
  readonly report: BatchReport | null
}

export interface BatchReport {
  readonly saved: number
  /** Known, with another text than before. */
  readonly updated: number
  /** Known, and the text too. */
  readonly unchanged: number
  readonly cancelled: number
  /** All that failed, each with its reason. */
  readonly failed: readonly { readonly name: string; readonly kind: CaptureErrorKind }[]
}

/** All at one time: a job that goes from one state to the next between two counts would be in neither, and the batch seem to be over. */
function readBatchState(db: OffprintDatabase, batch: SaveBatch): Promise<BatchState> {
  return db.transaction('r', db.jobs, () => countStates(db, batch))
}

async function countStates(db: OffprintDatabase, batch: SaveBatch): Promise<BatchState> {
  const count = (status: Parameters<typeof jobsOf>[2]) => jobsOf(db, batch, status).count()
  const [queued, running, done, failed, cancelled] = await Promise.all([
    count('queued'),
    count('running'),
    count('done'),
    count('failed'),
    count('cancelled'),
  ])
  const isOpen = batch.status === 'taking' || queued + running > 0
  const ended = done + failed + cancelled + batch.unread.length
  return { batch, ended, isOpen, report: isOpen ? null : await readReport(db, batch) }
}

async function readReport(db: OffprintDatabase, batch: SaveBatch): Promise<BatchReport> {
  const counts = { saved: 0, updated: 0, thinner: 0, unchanged: 0, repaired: 0, downloaded: 0 }
  await jobsOf(db, batch, 'done').each(({ result }) => {
    counts[result?.status ?? 'saved']++
  })
  const failed = await jobsOf(db, batch, 'failed').toArray()
  const { saved, unchanged } = counts
  return {
    saved,
    unchanged,
    updated: counts.updated + counts.thinner,
    cancelled: await jobsOf(db, batch, 'cancelled').count(),
    failed: failed.map(({ label, error }) => ({ name: label, kind: error?.kind ?? 'unexpected' })),
  }
}

/** Batches of files, newest first. Undefined while loading. */
export function useBatches(): readonly BatchState[] | undefined {
  const db = useDatabase()
  return useLive(
    useCallback(
      async () => Promise.all((await readBatches(db)).map((batch) => readBatchState(db, batch))),
      [db],
    ),
  )
}
