import type { ImportReport } from '../actions/annotation-report.ts'
import { messages } from '../ui/messages.ts'

/** An import's report as lines of text, to be pasted somewhere: status, passage, article or address, reason. */
export function reportText({ rows, unreadable }: ImportReport): string {
  const words = messages.annotationImport
  const lines = [
    words.report.title(rows.length),
    ...unreadable.map(({ file, kind }) => `${file}: ${words.unreadable(kind)}`),
    ...rows.map((row) =>
      [words.statuses[row.status].name, `“${oneLine(row.quote)}”`, row.title || row.source, words.reason(row)]
        .filter((part) => part !== '')
        .join(' – '),
    ),
  ]
  return `${lines.join('\n')}\n`
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
