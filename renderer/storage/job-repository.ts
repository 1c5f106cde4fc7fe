import { Dexie } from 'dexie'
import { type CaptureJob, captureJobSchema, isClearable } from '../../shared/article/capture-job.ts'
import type { OffprintDatabase } from './database.ts'
import { readSettings } from './settings-repository.ts'
import type { Store } from './store.ts'

const { minKey, maxKey } = Dexie

/** A job that took the ingest window down so often is not tried again by itself. */
export const MAX_ATTEMPTS = 3

const NO_BYTES = new Uint8Array()

export interface NewJob {
  readonly input: CaptureJob['input']
  readonly tags: readonly string[]
  /** What to call it before its title is known. */
  readonly label: string
}

export type JobProgress = Pick<CaptureJob, 'stage' | 'done' | 'total'> & { readonly label?: string }

/** The bytes of files are kept apart, so that lists of jobs stay small. */
function split(job: CaptureJob): { row: CaptureJob; bytes: Uint8Array | null } {
  if (job.input.kind !== 'file') return { row: job, bytes: null }
  return { row: { ...job, input: emptied(job.input) }, bytes: job.input.bytes }
}

/** What is left of an input once its article is stored: where it came from, without its bytes or its text. */
function emptied(input: CaptureJob['input']): CaptureJob['input'] {
  if (input.kind === 'file') return { ...input, bytes: NO_BYTES }
  return input.kind === 'text' ? { ...input, text: '', html: '' } : input
}

async function whole(db: OffprintDatabase, row: CaptureJob): Promise<CaptureJob> {
  if (row.input.kind !== 'file') return row
  const stored = await db.jobInputs.get(row.id)
  return { ...row, input: { ...row.input, bytes: new Uint8Array(stored?.bytes ?? NO_BYTES) } }
}

const queue = (db: OffprintDatabase, status: CaptureJob['status']) =>
  db.jobs.where('[status+createdAt+id]').between([status, minKey, minKey], [status, maxKey, maxKey])

/** Stores jobs; when it answers they will be done, whatever happens. @returns their ids, in order */
export async function addJobs({ db, now, newId }: Store, jobs: readonly NewJob[]): Promise<string[]> {
  const rows = jobs.map(({ input, tags, label }) =>
    split(
      captureJobSchema.parse({
        id: newId(),
        input,
        tags: [...tags],
        label,
        status: 'queued',
        stage: 'waiting',
        done: 0,
        total: 0,
        attempts: 0,
        createdAt: now(),
        startedAt: 0,
        finishedAt: 0,
        error: null,
        result: null,
      } satisfies CaptureJob),
    ),
  )
  await db.transaction('rw', db.jobs, db.jobInputs, async () => {
    await db.jobs.bulkAdd(rows.map(({ row }) => row))
    await db.jobInputs.bulkAdd(rows.flatMap(({ row, bytes }) => (bytes ? [{ jobId: row.id, bytes }] : [])))
  })
  return rows.map(({ row }) => row.id)
}

/** A job with its input; null when there is none. */
export async function readJob(db: OffprintDatabase, jobId: string): Promise<CaptureJob | null> {
  const row = await db.jobs.get(jobId)
  return row ? whole(db, row) : null
}

/**
 * Takes a job that waits, with its input; null when none does. Two that ask never get the same.
 * @param jobId this one, even while the queue is paused; without it the oldest, and none while it is paused
 */
export function claimJob({ db, now }: Pick<Store, 'db' | 'now'>, jobId?: string): Promise<CaptureJob | null> {
  return db.transaction('rw', db.jobs, db.jobInputs, db.settings, async () => {
    if (jobId === undefined && (await readSettings(db, 'queue')).paused) return null
    const next = await (jobId === undefined ? queue(db, 'queued').first() : db.jobs.get(jobId))
    if (next?.status !== 'queued') return null
    const claimed: CaptureJob = {
      ...next,
      status: 'running',
      stage: 'waiting',
      attempts: next.attempts + 1,
      startedAt: now(),
    }
    await db.jobs.put(claimed)
    return whole(db, claimed)
  })
}

/** After a crash: what was running waits again, or has failed if it took us down too often. The worker calls it before its first claim. */
export function resumeJobs({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  return db.transaction('rw', db.jobs, async () => {
    const interrupted = await queue(db, 'running').toArray()
    const message = 'The saving window stopped while it worked on this'
    await db.jobs.bulkPut(
      interrupted.map(
        (job): CaptureJob =>
          job.attempts >= MAX_ATTEMPTS
            ? { ...job, status: 'failed', finishedAt: now(), error: { kind: 'crashed', message } }
            : { ...job, status: 'queued', stage: 'waiting', done: 0, total: 0 },
      ),
    )
  })
}

/** Changes a job that is still in one of these states. @returns whether it was */
async function change(
  db: OffprintDatabase,
  jobId: string,
  from: readonly CaptureJob['status'][],
  patch: Partial<CaptureJob>,
): Promise<boolean> {
  const changed = await db.jobs
    .where('id')
    .equals(jobId)
    .and(({ status }) => from.includes(status))
    .modify(patch)
  return changed > 0
}

/** @returns false when the job no longer runs: it was cancelled, and the worker should stop */
export function reportProgress(db: OffprintDatabase, jobId: string, progress: JobProgress): Promise<boolean> {
  return change(db, jobId, ['running'], progress)
}

export function failJob(
  { db, now }: Pick<Store, 'db' | 'now'>,
  jobId: string,
  error: NonNullable<CaptureJob['error']>,
): Promise<boolean> {
  return change(db, jobId, ['queued', 'running'], { status: 'failed', error, finishedAt: now() })
}

/** Ends a job that waits or runs. Its input stays, so that it can be retried. */
export function cancelJob({ db, now }: Pick<Store, 'db' | 'now'>, jobId: string): Promise<boolean> {
  return change(db, jobId, ['queued', 'running'], { status: 'cancelled', finishedAt: now() })
}

/** A job that waits again, from the start. */
const again = (job: CaptureJob): CaptureJob => ({
  ...job,
  status: 'queued',
  stage: 'waiting',
  done: 0,
  total: 0,
  attempts: 0,
  error: null,
  startedAt: 0,
  finishedAt: 0,
})

/** Lets everything wait again that failed for this reason. @returns how many jobs that were */
export function retryJobsThatFailedWith(
  db: OffprintDatabase,
  kind: NonNullable<CaptureJob['error']>['kind'],
): Promise<number> {
  return db.transaction('rw', db.jobs, async () => {
    const failed = (await queue(db, 'failed').toArray()).filter(({ error }) => error?.kind === kind)
    await db.jobs.bulkPut(failed.map(again))
    return failed.length
  })
}

/** Lets a failed or cancelled job wait again, from the start. */
export function retryJob(
  db: OffprintDatabase,
  jobId: string,
  { allowPrivate }: { allowPrivate: boolean },
): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(jobId)
    if (!job || (job.status !== 'failed' && job.status !== 'cancelled')) return false
    const input = { ...job.input, allowPrivate: job.input.allowPrivate || allowPrivate }
    await db.jobs.put(again({ ...job, input }))
    return true
  })
}

/** Takes off the list what has ended and holds nothing of its own. @returns how many jobs */
export function clearEndedJobs(db: OffprintDatabase): Promise<number> {
  return db.transaction('rw', db.jobs, db.jobInputs, async () => {
    const ended = await Promise.all(
      (['done', 'failed', 'cancelled'] as const).map((status) =>
        queue(db, status).filter(isClearable).primaryKeys(),
      ),
    )
    return deleteJobs(db, ended.flat())
  })
}

/** Takes one job off the list, whatever it holds, if it has ended. @returns whether it had */
export function dismissJob(db: OffprintDatabase, jobId: string): Promise<boolean> {
  return db.transaction('rw', db.jobs, db.jobInputs, async () => {
    const job = await db.jobs.get(jobId)
    if (!job || job.status === 'queued' || job.status === 'running') return false
    return (await deleteJobs(db, [jobId])) > 0
  })
}

/** Forgets jobs that were done before a time: their articles tell what came of them. @returns how many */
export function pruneDoneJobs(db: OffprintDatabase, before: number): Promise<number> {
  return db.transaction('rw', db.jobs, db.jobInputs, async () => {
    const old = db.jobs
      .where('[status+createdAt+id]')
      .between(['done', minKey, minKey], ['done', before, minKey], true, false)
    return deleteJobs(db, await old.primaryKeys())
  })
}

async function deleteJobs(db: OffprintDatabase, ids: string[]): Promise<number> {
  await db.jobs.bulkDelete(ids)
  await db.jobInputs.bulkDelete(ids)
  return ids.length
}

/** Part of the transaction that stores a job's article: from here on both are there, or neither. */
export async function markJobDone(
  db: OffprintDatabase,
  job: CaptureJob,
  result: NonNullable<CaptureJob['result']>,
  label: string,
  finishedAt: number,
): Promise<void> {
  await db.jobs.put({
    ...job,
    input: emptied(job.input),
    status: 'done',
    label,
    result,
    error: null,
    finishedAt,
  })
  await db.jobInputs.delete(job.id)
}
