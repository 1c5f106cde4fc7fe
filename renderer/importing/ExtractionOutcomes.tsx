import { useEffect, useRef } from 'react'
import type { ExtractionJob } from '../../shared/article/extraction-job.ts'
import { useExtractions } from '../queries/extractions.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { extractionSummary } from './extraction-words.ts'

/** Says what came of making articles again, wherever the person is by then. Of what ended before it says nothing. */
export function ExtractionOutcomes() {
  const jobs = useExtractions()
  const { say } = useAnnouncer()
  const open = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!jobs) return
    for (const job of jobs) if (job.status === 'done' && open.current.has(job.id)) say(outcomeOf(job))
    open.current = new Set(jobs.flatMap(({ id, status }) => (status === 'open' ? [id] : [])))
  }, [jobs, say])
  return null
}

function outcomeOf({ label, counts }: ExtractionJob): string {
  const text = messages.extraction.outcome
  if (counts.done === 0) return messages.extraction.item.nothing
  if (label === '' || counts.done > 1) return text.many(extractionSummary(counts))
  if (counts.updated > 0) return text.updated
  if (counts.unchanged > 0) return text.unchanged
  return counts.failed > 0 ? text.failed : text.withoutSource
}
