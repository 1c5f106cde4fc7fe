import type { BatchState } from '../queries/batches.ts'
import { messages } from '../ui/messages.ts'

/** What came of a batch, in one line. */
export function batchSummary({ batch, report }: BatchState): string {
  const text = messages.importing.batch
  if (!report) return ''
  const { saved, updated, unchanged, cancelled, failed } = report
  const never = batch.status === 'taken' ? 0 : Math.max(0, batch.total - batch.taken - batch.unread.length)
  const parts = [
    saved > 0 ? text.saved(saved) : '',
    updated > 0 ? text.updated(updated) : '',
    unchanged > 0 ? text.unchanged(unchanged) : '',
    failed.length + batch.unread.length > 0 ? text.failed(failed.length + batch.unread.length) : '',
    cancelled > 0 ? text.cancelled(cancelled) : '',
    never > 0 ? text.never(never) : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : text.nothing
}

/** Each file that could not be saved, with the reason and what to do. */
export function failuresOf({ batch, report }: BatchState): { key: string; name: string; reason: string }[] {
  const { errors, importing } = messages
  const unread = batch.unread.map(({ name, kind }) => ({ name, reason: importing.said.unreadReason(kind) }))
  const failed = (report?.failed ?? []).map(({ name, kind }) => {
    const { reason, next } = errors.capture[kind]
    return { name, reason: `${reason} ${next}` }
  })
  return [...unread, ...failed].map((failure, index) => ({ key: String(index), ...failure }))
}

/** A batch's report as lines of text, to be pasted somewhere. */
export function batchReportText(state: BatchState): string {
  const lines = [
    `${messages.importing.batch.name(state.batch.total)}: ${batchSummary(state)}`,
    ...failuresOf(state).map(({ name, reason }) => `${name}: ${reason}`),
  ]
  return `${lines.join('\n')}\n`
}
