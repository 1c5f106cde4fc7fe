import { useEffect, useRef } from 'react'
import type { BulkJob } from '../../shared/library/bulk-change.ts'
import { useBulkJobs } from '../queries/bulk-jobs.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useUndo } from '../ui/use-acting.ts'
import { bulkProblems, canUndo } from './BulkItem.tsx'

/** How often a screen reader is told how far a job is: at each quarter. */
const TOLD = 4

/** Says what came of changes to very many articles, wherever the person is by then, and how far they are to who does not see it. */
export function BulkOutcomes() {
  const jobs = useBulkJobs()
  const { say, warn } = useAnnouncer()
  const { undo } = useUndo()
  const mountedAt = useRef(Date.now())
  const told = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!jobs) return
    const ended = jobs.filter(
      ({ status, finishedAt }) => status !== 'open' && finishedAt >= mountedAt.current,
    )
    const keyOf = ({ id, finishedAt }: BulkJob) => `${id} ${finishedAt}`
    for (const job of ended) {
      if (told.current.has(keyOf(job))) continue
      const text = messages.bulk.outcome(job)
      const problems = bulkProblems(job)
      if (problems !== '') warn(`${text}. ${problems}`)
      else say(text, canUndo(job) ? () => void undo(job.actionId) : undefined)
    }
    told.current = new Set(ended.map(keyOf))
  }, [jobs, say, warn, undo])
  const working = jobs?.find(({ status }) => status === 'open')
  return (
    <p className="visually-hidden" aria-live="polite">
      {working && working.done > 0 ? quarterOf(working) : ''}
    </p>
  )
}

/** How far a job is, in words that change four times at most. */
function quarterOf(job: BulkJob): string {
  const done = Math.floor((job.done / job.total) * TOLD) / TOLD
  return done === 0 ? '' : messages.bulk.line({ ...job, done: Math.floor(done * job.total) })
}
