import { Dexie } from 'dexie'
import type { CaptureJob } from '../../shared/article/capture-job.ts'
import { batchLock, type SaveBatch, saveBatchSchema } from '../../shared/article/save-batch.ts'
import type { OffprintDatabase } from './database.ts'
import { deleteJobs, jobAgain } from './job-repository.ts'
import type { Store } from './store.ts'

const { minKey, maxKey } = Dexie

/** What rows of batches are called among those of imports. */
const IMPORT_ID = 'files'

const rowOf = ({ id, status, ...detail }: SaveBatch) => ({ id, importId: IMPORT_ID, status, detail })

/** Begins a batch. No two begin in one millisecond: by its time its jobs are found. */
export function startBatch({ db, now, newId }: Store, total: number): Promise<SaveBatch> {
  return db.transaction('rw', db.importRows, async () => {
    const newest = (await readBatches(db))[0]?.startedAt ?? 0
    const startedAt = Math.max(now(), newest + 1)
    const batch: SaveBatch = { id: newId(), startedAt, total, taken: 0, status: 'taking', unread: [] }
    await db.importRows.put(rowOf(batch))
    return batch
  })
}

/** Null when there is none. */
export async function readBatch(db: OffprintDatabase, id: string): Promise<SaveBatch | null> {
  const row = await db.importRows.get(id)
  const batch = saveBatchSchema.safeParse({ ...row?.detail, id, status: row?.status })
  return row?.importId === IMPORT_ID && batch.success ? batch.data : null
}

/** Newest first. */
export async function readBatches(db: OffprintDatabase): Promise<SaveBatch[]> {
  const ids = await db.importRows.where('importId').equals(IMPORT_ID).primaryKeys()
  const batches = await Promise.all(ids.map((id) => readBatch(db, id)))
  return batches.filter((batch) => batch !== null).sort((a, b) => b.startedAt - a.startedAt)
}

/** Changes a batch. @returns false when it is not there, or in none of these states */
export function changeBatch(
  db: OffprintDatabase,
  id: string,
  from: readonly SaveBatch['status'][],
  change: (batch: SaveBatch) => SaveBatch,
): Promise<boolean> {
  return db.transaction('rw', db.importRows, async () => {
    const batch = await readBatch(db, id)
    if (!batch || !from.includes(batch.status)) return false
    await db.importRows.put(rowOf(change(batch)))
    return true
  })
}

/** A batch's jobs of one state. */
export const jobsOf = (db: OffprintDatabase, { startedAt }: SaveBatch, status: CaptureJob['status']) =>
  db.jobs.where('[status+createdAt+id]').between([status, startedAt, minKey], [status, startedAt, maxKey])

/** Ends all of a batch that has not ended. @returns the ids of the jobs that were being worked; null when there is no such batch */
export function cancelBatch({ db, now }: Pick<Store, 'db' | 'now'>, id: string): Promise<string[] | null> {
  return db.transaction('rw', db.importRows, db.jobs, async () => {
    const batch = await readBatch(db, id)
    if (!batch) return null
    await db.importRows.put(rowOf({ ...batch, status: 'cancelled' }))
    const running = await jobsOf(db, batch, 'running').primaryKeys()
    const cancelled = { status: 'cancelled', finishedAt: now() } as const
    for (const status of ['queued', 'running'] as const) {
      const jobs = await jobsOf(db, batch, status).toArray()
      await db.jobs.bulkPut(jobs.map((job) => ({ ...job, ...cancelled })))
    }
    return running
  })
}

/** Lets everything of a batch wait again that failed or was cancelled. @returns how many jobs */
export function retryBatch(db: OffprintDatabase, id: string): Promise<number> {
  return db.transaction('rw', db.importRows, db.jobs, async () => {
    const batch = await readBatch(db, id)
    if (!batch || batch.status === 'taking') return 0
    if (batch.status === 'cancelled') await db.importRows.put(rowOf({ ...batch, status: 'taken' }))
    const jobs = [
      ...(await jobsOf(db, batch, 'failed').toArray()),
      ...(await jobsOf(db, batch, 'cancelled').toArray()),
    ]
    await db.jobs.bulkPut(jobs.map(jobAgain))
    return jobs.length
  })
}

/** Takes a batch off the list, with its report and what its jobs hold, if all of it has ended. @returns whether it had */
export function dismissBatch(db: OffprintDatabase, id: string): Promise<boolean> {
  return db.transaction('rw', db.importRows, db.jobs, db.jobInputs, async () => {
    const batch = await readBatch(db, id)
    if (!batch || batch.status === 'taking') return false
    if ((await jobsOf(db, batch, 'queued').count()) + (await jobsOf(db, batch, 'running').count()) > 0)
      return false
    for (const status of ['done', 'failed', 'cancelled'] as const)
      await deleteJobs(db, await jobsOf(db, batch, status).primaryKeys())
    await db.importRows.delete(id)
    return true
  })
}

/** Batches that nobody reads the files of any more, because their window went away, have stopped. */
export async function settleBatches(db: OffprintDatabase): Promise<void> {
  const locks = new Set(((await navigator.locks.query()).held ?? []).map(({ name }) => name))
  for (const batch of await readBatches(db)) {
    if (batch.status === 'taking' && !locks.has(batchLock(batch.id)))
      await changeBatch(db, batch.id, ['taking'], (taking) => ({ ...taking, status: 'stopped' }))
  }
}
