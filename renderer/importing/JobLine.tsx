import { CircleAlert, CircleCheck, CirclePause, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CaptureJob } from '../../shared/article/capture-job.ts'
import { useJobs } from '../queries/jobs.ts'
import { useSettings } from '../queries/settings.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './JobLine.module.css'
import { JobQueue } from './JobQueue.tsx'

/** What the line says: what waits or works first, then what failed. */
function summarize(
  jobs: readonly CaptureJob[],
  isPaused: boolean,
): { text: string; icon: ReactNode; state: string } {
  const text = messages.importing.line
  const open = jobs.filter(({ status }) => status === 'queued' || status === 'running').length
  const failed = jobs.filter(({ status }) => status === 'failed').length
  if (open > 0 && isPaused) return { text: text.paused(open), icon: <CirclePause />, state: 'paused' }
  if (open > 0) return { text: text.working(open), icon: <LoaderCircle />, state: 'working' }
  if (failed > 0) return { text: text.failed(failed), icon: <CircleAlert />, state: 'failed' }
  return { text: text.idle, icon: <CircleCheck />, state: 'idle' }
}

/** One line at the foot of the sidebar about what is being saved; it opens to the queue. */
export function JobLine({ onOpenArticle }: { onOpenArticle: (articleId: string) => void }) {
  const jobs = useJobs() ?? []
  const isPaused = useSettings('queue')?.paused ?? false
  const { text, icon, state } = summarize(jobs, isPaused)
  return (
    <Popover
      label={messages.importing.queue.title}
      placement="top start"
      className={styles.popover ?? ''}
      trigger={
        <Button variant="quiet" icon={icon} className={`${styles.line} ${styles[state] ?? ''}`}>
          <span className={styles.words}>{text}</span>
          <span className="visually-hidden">. {messages.importing.line.open}</span>
        </Button>
      }
    >
      {(close) => (
        <JobQueue
          jobs={jobs}
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
