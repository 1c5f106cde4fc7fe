import type { BulkJob } from '../../shared/library/bulk-change.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useActing, useUndo } from '../ui/use-acting.ts'
import styles from './ExtractionItem.module.css'

/** A change to very many articles: how far it is, or what came of it. */
export function BulkItem({ job }: { job: BulkJob }) {
  const actions = useActions()
  const act = useActing()
  const { undo } = useUndo()
  const text = messages.bulk
  const name = text.name(job)
  const isOpen = job.status === 'open'
  const canGoOn = job.status === 'stopped' && job.direction === 'do'
  return (
    <li className={styles.job}>
      <p className={styles.label} dir="auto">
        {name}
      </p>
      <p className={styles.state}>{stateOf(job)}</p>
      {isOpen ? (
        <progress
          className={styles.progress}
          aria-label={text.progressLabel(name)}
          value={job.done}
          max={job.total}
        />
      ) : null}
      <div className={styles.buttons}>
        {isOpen ? (
          <Button
            size="small"
            aria-label={text.stopLabel(name)}
            onPress={() => void act(actions.stopBulk(job.id))}
          >
            {text.stop}
          </Button>
        ) : (
          <>
            {canGoOn ? (
              <Button
                size="small"
                aria-label={text.resumeLabel(name)}
                onPress={() => void act(actions.resumeBulk(job.id))}
              >
                {text.resume}
              </Button>
            ) : null}
            {canUndo(job) ? (
              <Button size="small" aria-label={text.undoLabel(name)} onPress={() => void undo(job.actionId)}>
                {text.undo}
              </Button>
            ) : null}
            <Button
              size="small"
              variant="quiet"
              aria-label={text.dismissLabel(name)}
              onPress={() => void act(actions.dismissBulk(job.id))}
            >
              {text.dismiss}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}

/** Whether what a job did stands, and can be taken back. */
export const canUndo = ({ direction, actionId, done }: BulkJob) =>
  direction !== 'undo' && actionId !== '' && done > 0

function stateOf(job: BulkJob): string {
  const text = messages.bulk
  if (job.status === 'open') return job.done === 0 ? text.waiting : text.progress(job)
  return [text.outcome(job), bulkProblems(job)].filter(Boolean).join('. ')
}

/** What went wrong in a job, in sentences; empty for nothing. */
export function bulkProblems({ isBroken, failed = 0 }: BulkJob): string {
  const text = messages.bulk
  return [failed > 0 ? text.failed(failed) : '', isBroken ? text.broken : ''].filter(Boolean).join(' ')
}
