import { addressOf, type CaptureJob, isClearable, wantsDecision } from '../../shared/article/capture-job.ts'
import type { ExtractionJob } from '../../shared/article/extraction-job.ts'
import type { BulkJob } from '../../shared/library/bulk-change.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useBridge } from '../platform/PlatformContext.tsx'
import type { BatchState } from '../queries/batches.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import { BatchItem } from './BatchItem.tsx'
import { BulkItem } from './BulkItem.tsx'
import { ExtractionItem } from './ExtractionItem.tsx'
import { JobItem } from './JobItem.tsx'
import styles from './JobQueue.module.css'

interface JobQueueProps {
  /** Batches of files, newest first. */
  batches: readonly BatchState[]
  /** Newest first. */
  jobs: readonly CaptureJob[]
  /** Changes to very many articles, the open ones first. */
  bulk: readonly BulkJob[]
  /** Jobs that make articles again, the open ones first. */
  extractions: readonly ExtractionJob[]
  /** Whether saves go before those just now. */
  areSavesFirst: boolean
  isPaused: boolean
  onOpenArticle: (articleId: string) => void
}

/** What is under way stands first, then what needs somebody; each newest first. */
const RANK: Record<CaptureJob['status'], number> = { running: 0, queued: 1, failed: 2, cancelled: 3, done: 3 }

const rankOf = (job: CaptureJob) => (wantsDecision(job) ? RANK.failed : RANK[job.status])

/** More ended jobs than this are counted, not listed: the queue is about now. */
const SHOWN = 200

/** All that is being saved, waits, or ended, with what can be done about each. */
export function JobQueue({
  batches,
  jobs: all,
  bulk,
  extractions,
  areSavesFirst,
  isPaused,
  onOpenArticle,
}: JobQueueProps) {
  const actions = useActions()
  const act = useActing()
  const bridge = useBridge()
  const { warn } = useAnnouncer()
  const text = messages.importing.queue
  // What came with many others is told of with them.
  const jobs = all.filter(({ batchId }) => batchId === undefined)
  const hasClearable =
    jobs.some(isClearable) ||
    extractions.some(({ status }) => status !== 'open') ||
    bulk.some(({ status }) => status === 'done')
  const ranked = jobs.toSorted((a, b) => rankOf(a) - rankOf(b))
  // An address of one's own network is asked about one by one.
  const failed = jobs.filter(({ status, error }) => status === 'failed' && error?.kind !== 'private-address')
  const retryAll = () => {
    for (const { id } of failed) void act(actions.retryJob(id, { allowPrivate: false }))
  }
  const signIn = async (job: CaptureJob) => {
    const { allowPrivate } = job.input
    const opened = await bridge.call('openCaptureWindow', { url: addressOf(job), allowPrivate })
    if (!opened.ok) warn(messages.errors.bridge(opened.error.kind))
  }
  return (
    <section className={styles.queue}>
      <header className={styles.head}>
        <h2 className={styles.title}>{text.title}</h2>
        <Button size="small" onPress={() => void act(actions.changeSettings('queue', { paused: !isPaused }))}>
          {isPaused ? text.resume : text.pause}
        </Button>
        {failed.length > 1 ? (
          <Button size="small" onPress={retryAll}>
            {text.retryAll(failed.length)}
          </Button>
        ) : null}
        <Button size="small" isDisabled={!hasClearable} onPress={() => void act(actions.clearEndedJobs())}>
          {text.clear}
        </Button>
      </header>
      {batches.length + jobs.length + extractions.length + bulk.length === 0 ? (
        <div className={styles.empty}>
          <p>{text.empty}</p>
          <p className={styles.hint}>{text.emptyHint}</p>
        </div>
      ) : (
        <ul className={styles.jobs}>
          {bulk.map((job) => (
            <BulkItem key={job.id} job={job} />
          ))}
          {batches.map((state) => (
            <BatchItem key={state.batch.id} state={state} />
          ))}
          {extractions.map((job) => (
            <ExtractionItem
              key={job.id}
              job={job}
              areSavesFirst={areSavesFirst}
              onOpenArticle={onOpenArticle}
            />
          ))}
          {ranked.slice(0, SHOWN).map((job) => (
            <JobItem
              key={job.id}
              job={job}
              onCancel={() => void act(actions.cancelJob(job.id))}
              onDismiss={() => void act(actions.dismissJob(job.id))}
              onRetry={(allowPrivate) => void act(actions.retryJob(job.id, { allowPrivate }))}
              onOpen={onOpenArticle}
              onSignIn={() => void signIn(job)}
              onRender={() => void act(actions.retryJob(job.id, { rendered: true }))}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
