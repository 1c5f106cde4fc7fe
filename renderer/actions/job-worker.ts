import type { CaptureInput, CaptureJob, MediaInput, RepairInput } from '../../shared/article/capture-job.ts'
import type { Failure, Result } from '../../shared/result.ts'
import { finishJob } from '../storage/finish-job.ts'
import {
  claimJob,
  failJob,
  type JobProgress,
  readJob,
  reportProgress,
  resumeJobs,
  retryJobsThatFailedWith,
} from '../storage/job-repository.ts'
import { openJobSignal } from '../storage/job-signal.ts'
import type { Asset } from '../storage/local-rows.ts'
import { finishMedia } from '../storage/media.ts'
import { type Downloaded, finishRepair, readMissingImages } from '../storage/missing-images.ts'
import type { StorableArticle } from '../storage/storable-article.ts'
import { isDiskFull } from '../storage/storage-failure.ts'
import type { Store } from '../storage/store.ts'
import { watchQueue, whenJobEnds } from '../storage/watch-queue.ts'

type CaptureErrorKind = NonNullable<CaptureJob['error']>['kind']

interface WorkTools {
  readonly signal: AbortSignal
  readonly onProgress: (progress: JobProgress) => void
}

type CaptureFailure = Failure<CaptureErrorKind | 'cancelled'>

/** Gets one article in; stores nothing. */
export type Capture = (
  input: CaptureInput,
  tools: WorkTools,
) => Promise<Result<StorableArticle, CaptureFailure>>

/** Downloads a film or a recording; stores nothing. */
export type DownloadMedia = (input: MediaInput, tools: WorkTools) => Promise<Result<Asset, CaptureFailure>>

/** Downloads the images at these addresses; stores nothing. Null when it was stopped. */
export type DownloadImages = (
  input: RepairInput,
  addresses: readonly string[],
  tools: WorkTools,
) => Promise<{
  readonly assets: StorableArticle['assets']
  readonly downloaded: readonly Downloaded[]
} | null>

/** Jobs worked at once: while one waits for the network the other extracts. */
const AT_ONCE = 2

/** Progress is stored at most so often, in milliseconds: each report is a durable write. */
const REPORT_EVERY_MS = 250

/** A write that the disk refused is tried again after so long, in milliseconds: room is made by a person. */
const WRITE_AGAIN_AFTER_MS = 5_000

type JobError = NonNullable<CaptureJob['error']>

export interface JobWorker {
  /** Takes up what a crash interrupted, then works the whole queue, oldest first, for as long as the page lives. */
  workQueue(): Promise<void>
  /** Works this one job, unless it is being worked, and answers with it when it has ended. */
  workJob(jobId: string): Promise<CaptureJob | null>
}

/** A job in work. Neither promise is ever rejected. */
interface Work {
  readonly controller: AbortController
  /** Why it failed; null when it did not. */
  readonly failure: Promise<JobError | null>
  /** When how it ended is stored. On a full disk that may be long after it failed. */
  readonly settled: Promise<void>
  /** Whether it downloads a film or a recording. */
  readonly isMedia: boolean
}

/** What the jobs are worked with. */
export interface JobTools {
  readonly capture: Capture
  readonly downloadImages: DownloadImages
  readonly downloadMedia: DownloadMedia
}

/** Works capture jobs. One per ingest page; the database sees to it that no job is claimed twice. */
export function createJobWorker(
  store: Store,
  { capture, downloadImages, downloadMedia }: JobTools,
  { writeAgainAfterMs = WRITE_AGAIN_AFTER_MS } = {},
): JobWorker {
  const working = new Map<string, Work>()
  const signal = openJobSignal(store.db.name)
  signal.listen((message) => {
    if (message.kind === 'cancelled') working.get(message.jobId)?.controller.abort()
  })

  const pause = () => new Promise((resolve) => setTimeout(resolve, writeAgainAfterMs))

  /** Writes, again and again if it must: what cannot be written stops the work, and never ends it. */
  async function untilWritten<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write()
      } catch (error) {
        reportError(error)
        await pause()
      }
    }
  }

  async function captureAndStore(job: CaptureJob, controller: AbortController): Promise<JobError | null> {
    const progress = createReporter(store, job.id, () => controller.abort())
    try {
      if (job.input.kind === 'images') {
        const { articleId } = job.input
        const addresses = await readMissingImages(store.db, articleId)
        const got = await downloadImages(job.input, addresses, {
          signal: controller.signal,
          onProgress: progress.report,
        })
        progress.stop()
        if (!got || controller.signal.aborted) return null
        const isStored = await finishRepair(store, job, articleId, got.assets, got.downloaded)
        return isStored ? null : { kind: 'not-found', message: `No article ${articleId} to repair` }
      }
      if (job.input.kind === 'media') {
        const { input } = job
        const got = await downloadMedia(input, { signal: controller.signal, onProgress: progress.report })
        progress.stop()
        if (controller.signal.aborted) return null
        if (!got.ok) return errorOf(got.error)
        const isStored = await finishMedia(store, job, input, got.value)
        return isStored ? null : { kind: 'not-found', message: `No article ${input.articleId} to keep it in` }
      }
      const captured = await capture(job.input, { signal: controller.signal, onProgress: progress.report })
      progress.stop()
      if (controller.signal.aborted) return null
      if (!captured.ok) return errorOf(captured.error)
      await finishJob(store, job, captured.value)
      return null
    } catch (error) {
      progress.stop()
      return failureOf(error)
    }
  }

  function begin(job: CaptureJob): Work {
    const controller = new AbortController()
    const failure = captureAndStore(job, controller)
    const settled = failure.then(async (error) => {
      if (error) await untilWritten(() => failJob(store, job.id, error))
      working.delete(job.id)
    })
    const work = { controller, failure, settled, isMedia: job.input.kind === 'media' }
    working.set(job.id, work)
    return work
  }

  let lanes = 0
  /** One film at a time, which may take an hour: articles do not wait for it. */
  const isDownloading = () => [...working.values()].some(({ isMedia }) => isMedia)
  /** What is worked alone; null when nothing is. */
  let alone: Promise<void> | null = null
  let lastClaim: Promise<unknown> = Promise.resolve()

  /**
   * Over which of two jobs the page broke down nobody knows. Those that were interrupted are worked alone, when nothing else is: if it
   * happens again, it is known over which. One claim at a time, or two would find that nothing is worked.
   */
  function next(): Promise<Work | null> {
    const claimed = lastClaim.then(async () => {
      while (alone) await alone
      const articles = [...working.values()].filter(({ isMedia }) => !isMedia)
      const which = { onlyUntried: articles.length > 0, noMedia: isDownloading() }
      const job = await untilWritten(() => claimJob(store, which))
      if (!job) return null
      const work = begin(job)
      // Nothing of a film is parsed: what interrupted it was no fault of its bytes.
      if (job.attempts > 1 && !work.isMedia) {
        alone = work.settled.then(() => {
          alone = null
        })
      }
      return work
    })
    lastClaim = claimed
    return claimed
  }

  async function drain(): Promise<void> {
    lanes++
    for (let work = await next(); work; work = await next()) await work.settled
    lanes--
  }

  return {
    async workQueue() {
      await untilWritten(() => resumeJobs(store))
      watchQueue(store.db, (waiting) => {
        for (let more = Math.min(waiting, AT_ONCE - lanes); more > 0; more--) void drain()
      })
      // What failed for want of a network is tried again when there is one.
      addEventListener('online', () => void untilWritten(() => retryJobsThatFailedWith(store.db, 'offline')))
    },
    async workJob(jobId) {
      const job = await claimJob(store, { jobId })
      const work = job ? begin(job) : working.get(jobId)
      const error = await work?.failure
      // Whoever waits for the job hears why it failed even when there is no room to store that.
      if (work && error) await Promise.race([work.settled, pause()])
      if (error && working.get(jobId) === work) {
        const row = job ?? (await readJob(store.db, jobId))
        return row && { ...row, status: 'failed', error, finishedAt: store.now() }
      }
      await whenJobEnds(store.db, jobId)
      return readJob(store.db, jobId)
    },
  }
}

/** Stores progress now and then, one report at a time and always the newest. */
function createReporter(store: Store, jobId: string, onGone: () => void) {
  let newest: JobProgress | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let stopped = false
  async function send(): Promise<void> {
    const progress = newest
    newest = null
    try {
      if (progress && !(await reportProgress(store.db, jobId, progress))) onGone()
    } catch (error) {
      // Nobody's article depends on how far it is said to be; the next report may find room.
      reportError(error)
    } finally {
      timer = null
    }
    if (newest && !stopped) schedule()
  }
  function schedule(): void {
    timer ??= setTimeout(() => void send(), REPORT_EVERY_MS)
  }
  return {
    report(progress: JobProgress): void {
      newest = progress
      if (!stopped) schedule()
    },
    stop(): void {
      stopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** What the job keeps of it: nothing of what somebody ended. */
const errorOf = ({ kind, message }: CaptureFailure): JobError | null =>
  kind === 'cancelled' ? null : { kind, message }

/** A capture that threw is a bug, or a disk that is full; either way the job keeps the reason. */
function failureOf(error: unknown): JobError {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { kind: isDiskFull(error) ? 'disk-full' : 'unexpected', message }
}
