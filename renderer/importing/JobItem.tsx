import { addressOf, type CaptureJob, wantsDecision } from '../../shared/article/capture-job.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import styles from './JobItem.module.css'

interface JobItemProps {
  job: CaptureJob
  onCancel: () => void
  onDismiss: () => void
  onRetry: (allowPrivate: boolean) => void
  onOpen: (articleId: string) => void
  /** Opens the page of a job that found too little, to sign in to its site. */
  onSignIn: () => void
  /** Takes the page of such a job as a browser shows it. */
  onRender: () => void
}

/** One thing being saved: how far it is, or what came of it and the next step. */
export function JobItem({ job, onCancel, onDismiss, onRetry, onOpen, onSignIn, onRender }: JobItemProps) {
  const text = messages.importing.queue
  const articleId = job.result?.articleId
  return (
    <li className={styles.job} data-status={job.status}>
      <p className={styles.label} dir="auto">
        {job.label}
      </p>
      <JobState job={job} />
      <div className={foundTooLittle(job) ? `${styles.buttons} ${styles.choices}` : styles.buttons}>
        {job.status === 'queued' || job.status === 'running' ? (
          <Button size="small" variant="quiet" aria-label={text.cancelLabel(job.label)} onPress={onCancel}>
            {text.cancel}
          </Button>
        ) : null}
        {job.status === 'failed' && job.error?.kind === 'private-address' ? (
          <Button size="small" aria-label={text.retryPrivateLabel(job.label)} onPress={() => onRetry(true)}>
            {text.retryPrivate}
          </Button>
        ) : null}
        {(job.status === 'failed' && job.error?.kind !== 'private-address') || job.status === 'cancelled' ? (
          <Button size="small" aria-label={text.retryLabel(job.label)} onPress={() => onRetry(false)}>
            {text.retry}
          </Button>
        ) : null}
        {foundTooLittle(job) && job.input.kind === 'url' && !job.input.rendered ? (
          <Button size="small" aria-label={text.renderedLabel(job.label)} onPress={onRender}>
            {text.rendered}
          </Button>
        ) : null}
        {foundTooLittle(job) ? (
          <Button size="small" aria-label={messages.signingIn.signInLabel(job.label)} onPress={onSignIn}>
            {messages.signingIn.signIn}
          </Button>
        ) : null}
        {wantsDecision(job) ? (
          <Button size="small" aria-label={text.keepLabel(job.label)} onPress={onDismiss}>
            {text.keep}
          </Button>
        ) : null}
        {job.status === 'failed' ? (
          <Button size="small" variant="quiet" aria-label={text.dismissLabel(job.label)} onPress={onDismiss}>
            {text.dismiss}
          </Button>
        ) : null}
        {articleId ? (
          <Button
            size="small"
            variant="quiet"
            aria-label={text.openLabel(job.label)}
            onPress={() => onOpen(articleId)}
          >
            {text.open}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

/** What a page behind a login looks like from outside. */
const BEHIND_LOGIN: readonly string[] = ['refused', 'no-article', 'empty']

const foundTooLittle = (job: CaptureJob) =>
  wantsDecision(job) ||
  (job.status === 'failed' && addressOf(job) !== '' && BEHIND_LOGIN.includes(job.error?.kind ?? ''))

function JobState({ job }: { job: CaptureJob }) {
  const text = messages.importing.queue
  switch (job.status) {
    case 'queued':
      return <p className={styles.state}>{text.waiting}</p>
    case 'running':
      return (
        <>
          <p className={styles.state}>{text.stage(job)}</p>
          {(job.stage === 'images' || job.stage === 'media') && job.total > 0 ? (
            <progress
              className={styles.progress}
              aria-label={text.progress(job.label)}
              value={job.done}
              max={job.total}
            />
          ) : null}
        </>
      )
    case 'cancelled':
      return <p className={styles.state}>{text.cancelled}</p>
    case 'failed': {
      const kind = job.error?.kind ?? 'unexpected'
      const { reason, next } =
        job.input.kind === 'media' ? messages.media.failure(kind) : messages.errors.capture[kind]
      return (
        <div className={styles.failure}>
          <p className={styles.reason}>{reason}</p>
          <p className={styles.state}>{next}</p>
        </div>
      )
    }
    case 'done': {
      const result = job.result
      const parts = [
        ...(result?.status === 'repaired'
          ? [text.repairedOf(result.stored, result.stored + result.missing)]
          : [
              text[result?.status ?? 'saved'],
              result?.isThin ? text.thin : '',
              result?.cutAfter ? text.cutAfter(result.cutAfter) : '',
              result && result.missing > 0 ? text.missing(result.missing) : '',
            ]),
      ]
      const outcome = <p className={styles.state}>{parts.filter((part) => part !== '').join(' · ')}</p>
      if (!wantsDecision(job)) return outcome
      return (
        <div className={styles.failure}>
          {outcome}
          <p className={styles.state}>{text.thinNext}</p>
          <p className={`${styles.state} ${styles.address}`}>{text.asked(addressOf(job))}</p>
        </div>
      )
    }
  }
}
