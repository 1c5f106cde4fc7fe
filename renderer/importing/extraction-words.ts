import type { ExtractionCounts, ExtractionJob } from '../../shared/article/extraction-job.ts'
import { messages } from '../ui/messages.ts'

/** What a job is called. */
export function extractionName({ scope, onlyOlder, label, counts }: ExtractionJob): string {
  const text = messages.extraction.item
  if (scope === 'all') return onlyOlder ? text.older : text.all
  if (label !== '') return text.one(label)
  return counts.total > 0 ? text.some(counts.total) : text.several
}

/** What came of the articles so far, in one line; empty before the first. */
export function extractionSummary({ updated, unchanged, failed, withoutSource }: ExtractionCounts): string {
  const text = messages.extraction.report
  return [
    updated > 0 ? text.updated(updated) : '',
    unchanged > 0 ? text.unchanged(unchanged) : '',
    failed > 0 ? text.failed(failed) : '',
    withoutSource > 0 ? text.withoutSource(withoutSource) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
