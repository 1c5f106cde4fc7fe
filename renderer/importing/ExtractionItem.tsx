import type { ExtractionJob } from '../../shared/article/extraction-job.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import styles from './ExtractionItem.module.css'
import { ExtractionReport } from './ExtractionReport.tsx'
import { extractionName, extractionSummary } from './extraction-words.ts'

interface ExtractionItemProps {
  job: ExtractionJob
  /** Whether saves go first just now. */
  areSavesFirst: boolean
  onOpenArticle: (articleId: string) => void
}

/** A job that makes articles again: how far it is, or what came of it. */
export function ExtractionItem({ job, areSavesFirst, onOpenArticle }: ExtractionItemProps) {
  const actions = useActions()
  const act = useActing()
  const text = messages.extraction.item
  const name = extractionName(job)
  const isOpen = job.status === 'open'
  const { counts, isPaused } = job
  return (
    <li className={styles.job}>
      <p className={styles.label} dir="auto">
        {name}
      </p>
      <p className={styles.state}>{stateOf(job, areSavesFirst)}</p>
      {isOpen && counts.total > 0 ? (
        <progress
          className={styles.progress}
          aria-label={text.progressLabel(name)}
          value={counts.done}
          max={counts.total}
        />
      ) : null}
      <div className={styles.buttons}>
        {isOpen ? (
          <>
            <Button
              size="small"
              aria-label={isPaused ? text.resumeLabel(name) : text.pauseLabel(name)}
              onPress={() => void act(actions.pauseExtraction(job.id, !isPaused))}
            >
              {isPaused ? text.resume : text.pause}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={text.cancelLabel(name)}
              onPress={() => void act(actions.cancelExtraction(job.id))}
            >
              {text.cancel}
            </Button>
          </>
        ) : (
          <Button
            size="small"
            variant="quiet"
            aria-label={text.dismissLabel(name)}
            onPress={() => void act(actions.dismissExtraction(job.id))}
          >
            {text.dismiss}
          </Button>
        )}
      </div>
      <ExtractionReport job={job} onOpenArticle={onOpenArticle} />
    </li>
  )
}

function stateOf(job: ExtractionJob, areSavesFirst: boolean): string {
  const text = messages.extraction.item
  const { status, counts, isPaused } = job
  const summary = extractionSummary(counts)
  const parts = (...given: string[]) => given.filter((part) => part !== '').join(' · ')
  if (status === 'cancelled') return parts(text.cancelled, summary)
  if (status === 'done') return counts.done === 0 ? text.nothing : summary
  const progress = counts.total > 0 ? text.progress(counts) : ''
  if (isPaused) return parts(text.paused, progress)
  if (areSavesFirst) return parts(text.waitingForSaves, progress)
  return progress || text.waiting
}
