import { Dexie } from 'dexie'
import { type BulkChange, type BulkJob, bulkJobSchema } from '../../shared/library/bulk-change.ts'
import { changeArticles, KIND_OF_CHANGE, stepKindOf } from './change-articles.ts'
import type { OffprintDatabase } from './database.ts'
import { DeviceClock } from './device-clock.ts'
import type { Store } from './store.ts'
import { settleTurned } from './undo-parts.ts'
import { pushStep } from './undo-stack.ts'
import { write } from './write.ts'

const { minKey, maxKey } = Dexie

/**
 * Stores a change to many articles and puts its step onto the undo stack, before any article is changed: whoever undoes next, undoes
 * this. When it answers the change will be done, whatever happens.
 * @returns the job's id
 */
export function addBulkJob(
  { db, now, newId }: Store,
  change: BulkChange,
  articleIds: readonly string[],
): Promise<string> {
  const ids = [...new Set(articleIds)]
  return db.transaction('rw', [db.bulkJobs, db.bulkLists, db.undoSteps, db.device], async () => {
    const clock = await DeviceClock.start(db, now())
    const kind = stepKindOf(change)
    const actionId = kind ? clock.tick() : ''
    const job = bulkJobSchema.parse({
      id: newId(),
      change,
      direction: 'do',
      status: 'open',
      actionId,
      total: ids.length,
      done: 0,
      partsDone: 0,
      isBroken: false,
      createdAt: clock.at,
      finishedAt: 0,
    } satisfies BulkJob)
    await db.bulkJobs.add(job)
    await db.bulkLists.add({ jobId: job.id, articleIds: ids })
    await clock.keep(db)
    if (kind) {
      await pushStep(db, {
        actionId,
        kind,
        at: clock.at,
        joinKey: '',
        late: false,
        bulk: { change: job.change, parts: [] },
      })
    }
    return job.id
  })
}

const ofStatus = (db: OffprintDatabase, status: BulkJob['status']) =>
  db.bulkJobs.where('[status+createdAt]').between([status, minKey], [status, maxKey])

/** Jobs that are not ended, in the order in which they are worked: what is taken back goes before what is done. */
export async function readOpenBulkJobs(db: OffprintDatabase): Promise<BulkJob[]> {
  const open = await ofStatus(db, 'open').toArray()
  const rank = ({ direction }: BulkJob) => (direction === 'do' ? 1 : 0)
  return open.sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt)
}

/** Open jobs, then those that ended, newest first. */
export async function readBulkJobs(db: OffprintDatabase): Promise<BulkJob[]> {
  const [open, stopped, done] = await Promise.all([
    readOpenBulkJobs(db),
    ofStatus(db, 'stopped').toArray(),
    ofStatus(db, 'done').toArray(),
  ])
  return [...open, ...[...stopped, ...done].sort((a, b) => b.finishedAt - a.finishedAt)]
}

/** The articles of a job, in the order in which they are changed; they never change. */
export async function readBulkList(db: OffprintDatabase, jobId: string): Promise<readonly string[]> {
  return (await db.bulkLists.get(jobId))?.articleIds ?? []
}

/**
 * Changes the next articles of a job, in one transaction with its progress.
 * @param ids from the job's list, after those that are done
 * @returns the job as it is then; null when it was not open any more, and nothing was changed
 */
export async function doPart(store: Store, job: BulkJob, ids: readonly string[]): Promise<BulkJob | null> {
  const { actionId } = job
  const options = {
    kind: KIND_OF_CHANGE[job.change.kind],
    undoable: false,
    ...(actionId === '' ? {} : { partOf: { actionId, articles: ids.length } }),
  }
  const { value } = await write(store, options, async (tx) => {
    const current = await tx.db.bulkJobs.get(job.id)
    if (current?.status !== 'open' || current.done !== job.done) return null
    await changeArticles(tx, store.newId, current.change, ids)
    const next = { ...current, done: current.done + ids.length }
    await tx.db.bulkJobs.put(next)
    return next
  })
  return value
}

/** Passes an article over that cannot be changed; the others are for it no worse off. */
export function passOver({ db }: Store, job: BulkJob): Promise<void> {
  return db.transaction('rw', db.bulkJobs, async () => {
    const current = await db.bulkJobs.get(job.id)
    if (current?.status !== 'open' || current.done !== job.done) return
    await db.bulkJobs.put({ ...current, done: current.done + 1, failed: (current.failed ?? 0) + 1 })
  })
}

/** Goes back over the articles that were passed over last: it was not they that were damaged. */
export function takeUpAgain({ db }: Store, { id }: BulkJob, count: number): Promise<void> {
  return db.transaction('rw', db.bulkJobs, async () => {
    const job = await db.bulkJobs.get(id)
    if (job) await db.bulkJobs.put({ ...job, done: job.done - count, failed: (job.failed ?? 0) - count })
  })
}

/** Ends a job that has come through. */
export const finishBulkJob = (store: Store, jobId: string) => endBulkJob(store, jobId, 'done', false)

/** Ends a job where it is. What was done stays, and can be undone as one step. @returns whether it was open */
export const stopBulkJob = (store: Store, jobId: string, isBroken = false) =>
  endBulkJob(store, jobId, 'stopped', isBroken)

function endBulkJob(
  { db, now }: Store,
  jobId: string,
  status: 'done' | 'stopped',
  isBroken: boolean,
): Promise<boolean> {
  return db.transaction('rw', [db.bulkJobs, db.bulkLists, db.undoSteps], async () => {
    const job = await db.bulkJobs.get(jobId)
    if (job?.status !== 'open') return false
    await db.bulkJobs.put({ ...job, status, isBroken, finishedAt: now() })
    if (status === 'done') await db.bulkLists.delete(jobId)
    if (job.direction !== 'do') await settleTurned(db, job)
    else if (status === 'done') await dropEmptyStep(db, job)
    return true
  })
}

/** A step that changed nothing is none. */
async function dropEmptyStep(db: OffprintDatabase, { actionId }: BulkJob): Promise<void> {
  const step = await db.undoSteps.get(actionId)
  if (step?.bulk?.parts.length === 0) await db.undoSteps.delete(actionId)
}

/** Lets a change that was stopped go on. @returns whether it could */
export function resumeBulkJob({ db, now }: Pick<Store, 'db' | 'now'>, jobId: string): Promise<boolean> {
  return db.transaction('rw', [db.bulkJobs, db.undoSteps, db.device], async () => {
    const job = await db.bulkJobs.get(jobId)
    if (job?.status !== 'stopped' || job.direction !== 'do') return false
    await db.bulkJobs.put({ ...job, status: 'open', isBroken: false, finishedAt: 0 })
    const step = await db.undoSteps.get(job.actionId)
    if (step?.state === 'done') {
      // What is done from now on is the newest that was done.
      const clock = await DeviceClock.start(db, now())
      const { state: _state, ...rest } = step
      await pushStep(db, { ...rest, at: clock.at, late: false })
      await clock.keep(db)
    }
    return true
  })
}

/** Takes a job off the list if it has ended. @returns whether it had */
export function dismissBulkJob(db: OffprintDatabase, jobId: string): Promise<boolean> {
  return db.transaction('rw', [db.bulkJobs, db.bulkLists, db.undoSteps], async () => {
    const job = await db.bulkJobs.get(jobId)
    if (!job || job.status === 'open') return false
    await db.bulkJobs.delete(jobId)
    await db.bulkLists.delete(jobId)
    if (job.direction === 'do') await dropEmptyStep(db, job)
    return true
  })
}

/** Takes off the list what came through. What was stopped stays: it may be meant to go on. */
export async function clearBulkJobs(db: OffprintDatabase): Promise<void> {
  for (const id of await ofStatus(db, 'done').primaryKeys()) await dismissBulkJob(db, id)
}

/** Forgets jobs that ended before a time. */
export async function pruneBulkJobs(db: OffprintDatabase, before: number): Promise<void> {
  for (const status of ['done', 'stopped'] as const) {
    const old = await ofStatus(db, status)
      .filter(({ finishedAt }) => finishedAt < before)
      .primaryKeys()
    for (const id of old) await dismissBulkJob(db, id)
  }
}
