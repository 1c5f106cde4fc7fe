import { Dexie } from 'dexie'
import {
  type ExtractionJob,
  type ExtractionRemark,
  extractionJobSchema,
  NOTHING_DONE,
} from '../../shared/article/extraction-job.ts'
import type { OffprintDatabase } from './database.ts'
import type { Store } from './store.ts'

const { minKey, maxKey } = Dexie

export interface NewExtraction {
  readonly articleIds: readonly string[] | 'all'
  readonly onlyOlder: boolean
  readonly label: string
  /** When somebody has to know it beforehand. */
  readonly id?: string
}

/** Stores a job; when it answers the job will be done, whatever happens. @returns its id */
export async function addExtraction(
  { db, now, newId }: Store,
  { articleIds, onlyOlder, label, id = newId() }: NewExtraction,
): Promise<string> {
  const job = extractionJobSchema.parse({
    id,
    scope: articleIds === 'all' ? 'all' : 'selection',
    onlyOlder,
    label,
    status: 'open',
    isPaused: false,
    counts: NOTHING_DONE,
    cursor: '',
    working: '',
    tries: 0,
    createdAt: now(),
    finishedAt: 0,
  } satisfies ExtractionJob)
  await db.transaction('rw', db.extractions, db.extractionLists, async () => {
    await db.extractions.add(job)
    if (articleIds !== 'all')
      await db.extractionLists.add({ jobId: id, articleIds: [...new Set(articleIds)].sort() })
  })
  return id
}

const ofStatus = (db: OffprintDatabase, status: ExtractionJob['status']) =>
  db.extractions.where('[status+createdAt]').between([status, minKey], [status, maxKey])

/** Jobs that are not ended, paused ones too, in the order in which they are worked: what is for a few does not wait for a library. */
export async function readOpenExtractions(db: OffprintDatabase): Promise<ExtractionJob[]> {
  const open = await ofStatus(db, 'open').toArray()
  const rank = ({ scope }: ExtractionJob) => (scope === 'selection' ? 0 : 1)
  return open.sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt)
}

/** More ended jobs than this are not shown: the queue is about now. */
const ENDED_SHOWN = 50

/** Jobs that ended, newest first. */
export async function readEndedExtractions(db: OffprintDatabase): Promise<ExtractionJob[]> {
  const ended = await Promise.all(
    (['done', 'cancelled'] as const).map((status) =>
      ofStatus(db, status).reverse().limit(ENDED_SHOWN).toArray(),
    ),
  )
  return ended.flat().sort((a, b) => b.createdAt - a.createdAt)
}

/** Open jobs, then those that ended, newest first. */
export async function readExtractions(db: OffprintDatabase): Promise<ExtractionJob[]> {
  const [open, ended] = await Promise.all([readOpenExtractions(db), readEndedExtractions(db)])
  return [...open, ...ended]
}

/** Changes a job that is still open. @returns whether it was */
export async function changeOpen(
  db: OffprintDatabase,
  jobId: string,
  patch: Partial<ExtractionJob>,
): Promise<boolean> {
  const open = db.extractions
    .where('id')
    .equals(jobId)
    .and(({ status }) => status === 'open')
  return (await open.modify(patch)) > 0
}

/** Holds a job back after the article in work, or lets it go on; across restarts. */
export const pauseExtraction = (db: OffprintDatabase, jobId: string, isPaused: boolean): Promise<boolean> =>
  changeOpen(db, jobId, { isPaused })

/** Ends a job where it is. What was made stays. */
export const cancelExtraction = ({ db, now }: Pick<Store, 'db' | 'now'>, jobId: string): Promise<boolean> =>
  changeOpen(db, jobId, { status: 'cancelled', finishedAt: now(), working: '', tries: 0 })

/** What a job has to report, in the order of the articles' ids. */
export function readRemarks(
  db: OffprintDatabase,
  jobId: string,
  kind: ExtractionRemark['kind'],
  limit: number,
): Promise<ExtractionRemark[]> {
  return remarks(db, jobId, kind).limit(limit).toArray()
}

const remarks = (db: OffprintDatabase, jobId: string, kind: ExtractionRemark['kind']) =>
  db.extractionRemarks.where('[jobId+kind+articleId]').between([jobId, kind, minKey], [jobId, kind, maxKey])

export const countRemarks = (
  db: OffprintDatabase,
  jobId: string,
  kind: ExtractionRemark['kind'],
): Promise<number> => remarks(db, jobId, kind).count()

/** The articles that a job could not make again. */
export async function readFailedIds(db: OffprintDatabase, jobId: string): Promise<string[]> {
  const failed: string[] = []
  await remarks(db, jobId, 'failed').each(({ articleId }) => failed.push(articleId))
  return failed
}

/** Takes a job off the list, with its report, if it has ended. @returns whether it had */
export function dismissExtraction(db: OffprintDatabase, jobId: string): Promise<boolean> {
  return db.transaction('rw', db.extractions, db.extractionLists, db.extractionRemarks, async () => {
    const job = await db.extractions.get(jobId)
    if (!job || job.status === 'open') return false
    await db.extractions.delete(jobId)
    await db.extractionLists.delete(jobId)
    await db.extractionRemarks
      .where('[jobId+kind+articleId]')
      .between([jobId, minKey, minKey], [jobId, maxKey, maxKey])
      .delete()
    return true
  })
}

/** Takes off the list what ended and has nothing to report. */
export async function clearExtractions(db: OffprintDatabase): Promise<void> {
  for (const status of ['done', 'cancelled'] as const) {
    for (const { id } of await ofStatus(db, status).toArray()) {
      const [failed, look] = await Promise.all([countRemarks(db, id, 'failed'), countRemarks(db, id, 'look')])
      if (failed + look === 0) await dismissExtraction(db, id)
    }
  }
}

/** Forgets jobs that ended before a time, with their reports. */
export async function pruneExtractions(db: OffprintDatabase, before: number): Promise<void> {
  for (const status of ['done', 'cancelled'] as const) {
    const old = await ofStatus(db, status)
      .filter(({ finishedAt }) => finishedAt < before)
      .primaryKeys()
    for (const id of old) await dismissExtraction(db, id)
  }
}
