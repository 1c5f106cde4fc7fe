import type {
  ExtractionErrorKind,
  ExtractionJob,
  ExtractionOutcome,
} from '../../shared/article/extraction-job.ts'
import type { Failure, Result } from '../../shared/result.ts'
import {
  addExtraction,
  changeOpen,
  type NewExtraction,
  readOpenExtractions,
} from '../storage/extraction-jobs.ts'
import {
  countToExtract,
  ExtractionWalk,
  type KeptArticle,
  type Makers,
  readKeptArticle,
} from '../storage/extraction-walk.ts'
import { finishExtraction, skipExtraction } from '../storage/finish-extraction.ts'
import type { StorableArticle } from '../storage/storable-article.ts'
import { isDiskFull } from '../storage/storage-failure.ts'
import type { Store } from '../storage/store.ts'
import { areSavesUnderWay, watchExtractions, whenExtractionChanges } from '../storage/watch-extractions.ts'

/** Makes one article of its original bytes; stores and fetches nothing. */
export type ExtractArticle = (
  kept: KeptArticle,
) => Promise<Result<StorableArticle, Failure<ExtractionErrorKind>>>

/** Told of each article when its outcome is stored; the next one waits for it. */
export type OutcomeListener = (articleId: string, outcome: ExtractionOutcome) => Promise<void>

/** An article that took the ingest window down so often is set aside. */
const MAX_TRIES = 2

/** After a write that the disk refused the work stands still for so long, in milliseconds: room is made by a person. */
const WRITE_AGAIN_AFTER_MS = 5_000

export interface ExtractionWorker {
  /** Works the open jobs for as long as the page lives, article by article; what is to be saved goes first. */
  workQueue(): void
  /** Stores a job and works it to its end, whatever else waits; a full disk ends the wait with an error, and the job stays. */
  workNow(asked: Omit<NewExtraction, 'id'>, listener: OutcomeListener): Promise<ExtractionJob | null>
}

/** One per ingest page. An article is in work at any time, never two. */
export function createExtractionWorker(
  store: Store,
  makers: Makers,
  extract: ExtractArticle,
  { writeAgainAfterMs = WRITE_AGAIN_AFTER_MS } = {},
): ExtractionWorker {
  const { db } = store
  const walk = new ExtractionWalk(db, makers)
  const listeners = new Map<string, OutcomeListener>()

  let begun: { readonly jobId: string; readonly articleId: string } | null = null
  let turn: Promise<unknown> = Promise.resolve()
  /** One article after the other, whoever asks. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined) // Whoever asked for it hears of it.
    return mine
  }

  /** Does the next article of a job, or ends it when there is none. */
  async function step(jobId: string): Promise<void> {
    const found = await db.extractions.get(jobId)
    if (found?.status !== 'open') return
    const job = await counted(found)
    const articleId = await walk.next(job)
    if (articleId === null) {
      await changeOpen(db, jobId, { status: 'done', finishedAt: store.now(), working: '', tries: 0 })
      return
    }
    // Written before it is begun: after a crash it is known which article it was.
    const tries = triesOf(job, articleId)
    begun = { jobId, articleId }
    if (!(await changeOpen(db, jobId, { working: articleId, tries, counts: job.counts }))) return
    const outcome = tries > MAX_TRIES ? await setAside(jobId, articleId) : await workOn(jobId, articleId)
    if (outcome) await listeners.get(jobId)?.(articleId, outcome)
  }

  /** How often an article was begun, with this time. What this page has begun already was held up, and killed nobody. */
  function triesOf(job: ExtractionJob, articleId: string): number {
    if (job.working !== articleId) return 1
    const isHeldUp = begun?.jobId === job.id && begun.articleId === articleId
    return isHeldUp ? job.tries : job.tries + 1
  }

  async function counted(job: ExtractionJob): Promise<ExtractionJob> {
    if (job.counts.total > 0) return job
    return { ...job, counts: { ...job.counts, total: await countToExtract(db, job, makers) } }
  }

  async function workOn(jobId: string, articleId: string): Promise<ExtractionOutcome | null> {
    try {
      const kept = await readKeptArticle(db, articleId)
      if (kept === 'no-source') return await skip(jobId, articleId, { status: 'no-source' })
      if (kept === 'gone') return await failed(jobId, articleId, 'not-found', `No article ${articleId}`)
      const made = await extract(kept)
      if (!made.ok) return await failed(jobId, articleId, made.error.kind, made.error.message)
      return await finishExtraction(store, jobId, articleId, made.value)
    } catch (error) {
      // Of a full disk no article is at fault.
      if (isDiskFull(error)) throw error
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      return failed(jobId, articleId, 'unexpected', message)
    }
  }

  const setAside = (jobId: string, articleId: string) =>
    failed(jobId, articleId, 'crashed', 'The window that worked on it stopped each time')

  const failed = (jobId: string, articleId: string, kind: ExtractionErrorKind, message: string) =>
    skip(jobId, articleId, { status: 'failed', error: { kind, message } })

  async function skip(jobId: string, articleId: string, outcome: Parameters<typeof skipExtraction>[3]) {
    return (await skipExtraction(store, jobId, articleId, outcome)) ? outcome : null
  }

  async function drain(): Promise<void> {
    for (;;) {
      if (await areSavesUnderWay(db)) return
      const job = (await readOpenExtractions(db)).find(({ isPaused }) => !isPaused)
      if (!job) return
      await inTurn(() => step(job.id))
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

  return {
    workQueue: () => void watchExtractions(db, () => void wake()),
    async workNow(asked, listener) {
      const id = store.newId()
      // Before it is stored, so that nothing of it is missed when the queue takes it up.
      listeners.set(id, listener)
      try {
        await addExtraction(store, { ...asked, id })
        for (;;) {
          const job = (await db.extractions.get(id)) ?? null
          if (job?.status !== 'open') {
            await turn
            return job
          }
          if (job.isPaused) await whenExtractionChanges(db, job)
          else await inTurn(() => step(id))
        }
      } finally {
        listeners.delete(id)
      }
    },
  }
}
