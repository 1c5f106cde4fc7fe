import { Dexie } from 'dexie'
import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import {
  addressOf,
  type CaptureJob,
  captureJobSchema,
  isClearable,
  type MediaInput,
} from '../../shared/article/capture-job.ts'
import type { OffprintDatabase } from './database.ts'
import type { JobInput } from './local-rows.ts'
import { readSettings } from './settings-repository.ts'
import type { Store } from './store.ts'

const { minKey, maxKey } = Dexie

/** A job that took the ingest window down so often is set aside: it is not tried again by itself. */
export const MAX_ATTEMPTS = 2

const NO_BYTES = new Uint8Array()

/** So many jobs of each state are looked through for those that belong to something: as many as a person sees in the queue. */
const LOOKED_THROUGH = 200

export interface NewJob {
  readonly input: CaptureJob['input']
  readonly tags: readonly string[]
  /** What to call it before its title is known. */
  readonly label: string
}

interface AddOptions {
  /** The batch that they belong to. Nothing is stored when it was cancelled. */
  readonly batchId?: string | undefined
}

export type JobProgress = Pick<CaptureJob, 'stage' | 'done' | 'total'> & { readonly label?: string }

/** The bytes of files are kept apart, so that lists of jobs stay small. */
function split(job: CaptureJob): { row: CaptureJob; kept: JobInput | null } {
  if (job.input.kind !== 'file') return { row: job, kept: null }
  const { bytes, attachments = [] } = job.input
  return { row: { ...job, input: emptied(job.input) }, kept: { jobId: job.id, bytes, attachments } }
}

/** What is left of an input once its article is stored: where it came from, without its bytes or its text. */
function emptied(input: CaptureJob['input']): CaptureJob['input'] {
  if (input.kind === 'file') return { ...input, bytes: NO_BYTES, attachments: [] }
  return input.kind === 'text' ? { ...input, text: '', html: '' } : input
}

async function whole(db: OffprintDatabase, row: CaptureJob): Promise<CaptureJob> {
  if (row.input.kind !== 'file') return row
  const stored = await db.jobInputs.get(row.id)
  const bytes = new Uint8Array(stored?.bytes ?? NO_BYTES)
  return {
    ...row,
    input: {
      ...row.input,
      bytes,
      attachments: (stored?.attachments ?? []).map((file) => ({
        ...file,
        bytes: new Uint8Array(file.bytes),
      })),
    },
  }
}

const queue = (db: OffprintDatabase, status: CaptureJob['status']) =>
  db.jobs.where('[status+createdAt+id]').between([status, minKey, minKey], [status, maxKey, maxKey])

/** Stores jobs; when it answers they will be done, whatever happens. @returns their ids, in order */
export async function addJobs(
  { db, now, newId }: Store,
  jobs: readonly NewJob[],
  { batchId }: AddOptions = {},
): Promise<string[]> {
  const batch = batchId === undefined ? undefined : await db.importRows.get(batchId)
  const startedAt = Number(batch?.detail.startedAt)
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
        createdAt: batch ? startedAt : now(),
        ...(batchId === undefined ? {} : { batchId }),
        startedAt: 0,
        finishedAt: 0,
        error: null,
        result: null,
      } satisfies CaptureJob),
    ),
  )
  const stored = await db.transaction('rw', db.jobs, db.jobInputs, db.importRows, async () => {
    if (batchId !== undefined && !(await growBatch(db, batchId, rows.length))) return false
    await db.jobs.bulkAdd(rows.map(({ row }) => row))
    await db.jobInputs.bulkAdd(rows.flatMap(({ kept }) => (kept ? [kept] : [])))
    return true
  })
  return stored ? rows.map(({ row }) => row.id) : []
}

/** More of a batch are in the queue. @returns whether files of it are still taken */
async function growBatch(db: OffprintDatabase, batchId: string, more: number): Promise<boolean> {
  const row = await db.importRows.get(batchId)
  if (row?.status !== 'taking') return false
  await db.importRows.put({ ...row, detail: { ...row.detail, taken: Number(row.detail.taken) + more } })
  return true
}

/** A job that downloads a film or a recording. */
export type MediaJob = CaptureJob & { readonly input: MediaInput }

const isMediaJob = (job: CaptureJob): job is MediaJob => job.input.kind === 'media'

/** The jobs that wait or run for films and recordings of an article. */
export async function readOpenMediaJobs(db: OffprintDatabase, articleId: string): Promise<MediaJob[]> {
  const open = await Promise.all([queue(db, 'queued').toArray(), queue(db, 'running').toArray()])
  return open
    .flat()
    .filter(isMediaJob)
    .filter(({ input }) => input.articleId === articleId)
}

/** The newest job for each film and recording of an article, of those that are not done. */
export async function readNewestMediaJobs(db: OffprintDatabase, articleId: string): Promise<MediaJob[]> {
  const found = await Promise.all(
    (['queued', 'running', 'failed', 'cancelled'] as const).map((status) =>
      queue(db, status).reverse().limit(LOOKED_THROUGH).toArray(),
    ),
  )
  const jobs = found
    .flat()
    .filter(isMediaJob)
    .filter(({ input }) => input.articleId === articleId)
    .sort((a, b) => a.createdAt - b.createdAt)
  return [...new Map(jobs.map((job) => [job.input.address, job])).values()]
}

/** A job with its input; null when there is none. */
export async function readJob(db: OffprintDatabase, jobId: string): Promise<CaptureJob | null> {
  const row = await db.jobs.get(jobId)
  return row ? whole(db, row) : null
}

/**
 * Takes a job that waits, with its input; null when none does. Two that ask never get the same.
 * @param which.jobId this one, even while the queue is paused; without it the oldest of those that were never interrupted, then of
 *   those that were; none while it is paused
 * @param which.onlyUntried leaves those waiting that were interrupted before
 * @param which.noMedia leaves films and recordings waiting
 */
export function claimJob(
  { db, now }: Pick<Store, 'db' | 'now'>,
  {
    jobId,
    onlyUntried = false,
    noMedia = false,
  }: { readonly jobId?: string; readonly onlyUntried?: boolean; readonly noMedia?: boolean } = {},
): Promise<CaptureJob | null> {
  const mayBe = ({ input }: CaptureJob) => !(noMedia && input.kind === 'media')
  // What was interrupted before may break the page down again: first come those that never did.
  const oldest = async () =>
    (await queue(db, 'queued')
      .filter((job) => job.attempts === 0 && mayBe(job))
      .first()) ?? (onlyUntried ? undefined : queue(db, 'queued').filter(mayBe).first())
  return db.transaction('rw', db.jobs, db.jobInputs, db.settings, async () => {
    if (jobId === undefined && (await readSettings(db, 'queue')).paused) return null
    const next = await (jobId === undefined ? oldest() : db.jobs.get(jobId))
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
export const jobAgain = (job: CaptureJob): CaptureJob => ({
  ...job,
  status: 'queued',
  stage: 'waiting',
  done: 0,
  total: 0,
  attempts: 0,
  error: null,
  result: null,
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
    await db.jobs.bulkPut(failed.map(jobAgain))
    return failed.length
  })
}

/** Whatever else is done has given its input away. */
const isRetryable = ({ status, result, input }: CaptureJob) =>
  status === 'failed' || status === 'cancelled' || (result?.isThin === true && input.kind === 'url')

/**
 * Lets a failed or cancelled job wait again, from the start; and one that found too little.
 * @param how.rendered opens its address as a browser shows it
 */
export function retryJob(
  db: OffprintDatabase,
  jobId: string,
  { allowPrivate = false, rendered = false }: { allowPrivate?: boolean; rendered?: boolean },
): Promise<boolean> {
  return db.transaction('rw', db.jobs, async () => {
    const job = await db.jobs.get(jobId)
    if (!job || !isRetryable(job)) return false
    const input = { ...job.input, allowPrivate: job.input.allowPrivate || allowPrivate }
    const asked = input.kind === 'url' && rendered ? { ...input, rendered } : input
    await db.jobs.put(jobAgain({ ...job, input: asked }))
    return true
  })
}

/** Takes off the list what has ended and holds nothing of its own. @returns how many jobs */
export function clearEndedJobs(db: OffprintDatabase): Promise<number> {
  return db.transaction('rw', db.jobs, db.jobInputs, async () => {
    const ended = await Promise.all(
      (['done', 'failed', 'cancelled'] as const).map((status) =>
        queue(db, status)
          .filter((job) => job.batchId === undefined && isClearable(job))
          .primaryKeys(),
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

/**
 * Takes off the list what failed, or found too little, at an address whose page is saved now, unless it holds the only copy of a page. Part of the transaction that stores it.
 * @param addresses canonical
 * @returns those jobs
 */
export async function takeSettledJobs(
  db: OffprintDatabase,
  job: CaptureJob,
  addresses: ReadonlySet<string>,
): Promise<CaptureJob[]> {
  if (addressOf(job) === '') return []
  const newest = (status: 'failed' | 'done') => queue(db, status).reverse().limit(LOOKED_THROUGH).toArray()
  const settled = [...(await newest('failed')), ...(await newest('done'))].filter((ended) => {
    const isOpen = ended.status === 'failed' || ended.result?.isThin === true
    const address = canonicalizeUrl(addressOf(ended))
    // One that holds the only copy of what somebody saw stays, as it does when the list is cleared.
    const maySettle = isOpen && isClearable(ended) && ended.batchId === undefined
    return maySettle && address.ok && addresses.has(address.value)
  })
  await deleteJobs(
    db,
    settled.map(({ id }) => id),
  )
  return settled
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

/** @returns how many that were */
export async function deleteJobs(db: OffprintDatabase, ids: string[]): Promise<number> {
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
