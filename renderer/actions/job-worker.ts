import type { CaptureInput, CaptureJob } from '../../shared/article/capture-job.ts'
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
import type { StorableArticle } from '../storage/storable-article.ts'
import type { Store } from '../storage/store.ts'
import { watchQueue, whenJobEnds } from '../storage/watch-queue.ts'

type CaptureErrorKind = NonNullable<CaptureJob['error']>['kind']

/** Gets one article in; stores nothing. */
export type Capture = (
  input: CaptureInput,
  tools: { readonly signal: AbortSignal; readonly onProgress: (progress: JobProgress) => void },
) => Promise<Result<StorableArticle, Failure<CaptureErrorKind | 'cancelled'>>>

/** Jobs worked at once: while one waits for the network the other extracts. */
const AT_ONCE = 2

/** Progress is stored at most so often, in milliseconds: each report is a durable write. */
const REPORT_EVERY_MS = 250

export interface JobWorker {
  /** Takes up what a crash interrupted, then works the whole queue, oldest first, for as long as the page lives. */
  workQueue(): Promise<void>
  /** Works this one job, unless it is being worked, and answers with it when it has ended. */
  workJob(jobId: string): Promise<CaptureJob | null>
}

/** Works capture jobs. One per ingest page; the database sees to it that no job is claimed twice. */
export function createJobWorker(store: Store, capture: Capture): JobWorker {
  const running = new Map<string, AbortController>()
  const signal = openJobSignal(store.db.name)
  signal.listen((message) => {
    if (message.kind === 'cancelled') running.get(message.jobId)?.abort()
  })

  async function work(job: CaptureJob): Promise<void> {
    const controller = new AbortController()
    running.set(job.id, controller)
    const progress = createReporter(store, job.id, () => controller.abort())
    try {
      const captured = await capture(job.input, { signal: controller.signal, onProgress: progress.report })
      progress.stop()
      if (controller.signal.aborted) return
      if (captured.ok) await finishJob(store, job, captured.value)
      else if (captured.error.kind !== 'cancelled')
        await failJob(store, job.id, { kind: captured.error.kind, message: captured.error.message })
    } catch (error) {
      progress.stop()
      await failJob(store, job.id, failureOf(error))
    } finally {
      running.delete(job.id)
    }
  }

  let lanes = 0
  async function drain(): Promise<void> {
    lanes++
    try {
      for (let job = await claimJob(store); job; job = await claimJob(store)) await work(job)
    } finally {
      lanes--
    }
  }

  return {
    async workQueue() {
      await resumeJobs(store)
      watchQueue(store.db, (waiting) => {
        for (let free = Math.min(waiting, AT_ONCE) - lanes; free > 0; free--) void drain()
      })
      // What failed for want of a network is tried again when there is one.
      addEventListener('online', () => void retryJobsThatFailedWith(store.db, 'offline'))
    },
    async workJob(jobId) {
      const job = await claimJob(store, jobId)
      if (job) await work(job)
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
    if (progress && !(await reportProgress(store.db, jobId, progress))) onGone()
    timer = null
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

/** A capture that threw is a bug, or a disk that is full; either way the job keeps the reason. */
function failureOf(error: unknown): NonNullable<CaptureJob['error']> {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { kind: /QuotaExceeded/.test(message) ? 'disk-full' : 'unexpected', message }
}
