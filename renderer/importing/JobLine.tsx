import { CircleAlert, CircleCheck, CirclePause, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ExtractionJob } from '../../shared/article/extraction-job.ts'
import type { BulkJob } from '../../shared/library/bulk-change.ts'
import { useBatches } from '../queries/batches.ts'
import { useBulkJobs } from '../queries/bulk-jobs.ts'
import { useArticlesToLookAt, useExtractions } from '../queries/extractions.ts'
import { type JobList, useJobs } from '../queries/jobs.ts'
import { useSettings } from '../queries/settings.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './JobLine.module.css'
import { JobQueue } from './JobQueue.tsx'

const NO_BATCHES: NonNullable<ReturnType<typeof useBatches>> = []
const NO_JOBS: JobList = { jobs: [], open: 0, failed: 0, undecided: 0 }
const NO_BULK: readonly BulkJob[] = []
const NO_EXTRACTIONS: readonly ExtractionJob[] = []

interface Line {
  text: string
  icon: ReactNode
  state: string
}

/** What the line says: what waits or works first, then what failed, then what wants to be looked at. */
function summarize(
  bulk: readonly BulkJob[],
  { jobs, open, failed, undecided }: JobList,
  isPaused: boolean,
  extractions: readonly ExtractionJob[],
  toLookAt: number,
): Line {
  const text = messages.importing.line
  const changing = bulk.find(({ status }) => status === 'open')
  if (changing) return { text: messages.bulk.line(changing), icon: <LoaderCircle />, state: 'working' }
  if (open > 0 && isPaused) return { text: text.paused(open), icon: <CirclePause />, state: 'paused' }
  if (open > 0) {
    const working = jobs.filter(({ status }) => status === 'queued' || status === 'running')
    const areFiles = working.length === open && working.every(({ input }) => input.kind === 'media')
    const words = areFiles ? text.downloading(open) : text.working(open)
    return { text: words, icon: <LoaderCircle />, state: 'working' }
  }
  const extracting = messages.extraction.line
  const openOnes = extractions.filter(({ status }) => status === 'open')
  const working = openOnes.find((job) => !job.isPaused)
  if (working) return { text: extracting.working(working.counts), icon: <LoaderCircle />, state: 'working' }
  if (failed > 0) return { text: text.failed(failed), icon: <CircleAlert />, state: 'failed' }
  if (undecided > 0) return { text: text.undecided(undecided), icon: <CircleAlert />, state: 'look' }
  if (openOnes[0])
    return { text: extracting.paused(openOnes[0].counts), icon: <CirclePause />, state: 'paused' }
  if (toLookAt > 0) return { text: extracting.look(toLookAt), icon: <CircleAlert />, state: 'look' }
  return { text: text.idle, icon: <CircleCheck />, state: 'idle' }
}

/** One line at the foot of the sidebar about what is being saved; it opens to the queue. */
export function JobLine({ onOpenArticle }: { onOpenArticle: (articleId: string) => void }) {
  const list = useJobs() ?? NO_JOBS
  const isPaused = useSettings('queue')?.paused ?? false
  const extractions = useExtractions() ?? NO_EXTRACTIONS
  const batches = useBatches() ?? NO_BATCHES
  const toLookAt = useArticlesToLookAt() ?? 0
  const bulk = useBulkJobs() ?? NO_BULK
  const { text, icon, state } = summarize(bulk, list, isPaused, extractions, toLookAt)
  return (
    <Popover
      label={messages.importing.queue.title}
      placement="top start"
      className={styles.popover ?? ''}
      trigger={
        <Button variant="quiet" icon={icon} className={`${styles.line} ${styles[state] ?? ''}`}>
          <span className={styles.words} aria-hidden="true">
            {text}
          </span>
          <span className="visually-hidden">{messages.importing.line.name(text)}</span>
        </Button>
      }
    >
      {(close) => (
        <JobQueue
          batches={batches}
          jobs={list.jobs}
          bulk={bulk}
          extractions={extractions}
          areSavesFirst={list.open > 0 && !isPaused}
          isPaused={isPaused}
          onOpenArticle={(articleId) => {
            close()
            onOpenArticle(articleId)
          }}
        />
      )}
    </Popover>
  )
}
