import { useMemo, useState } from 'react'
import {
  IMPORT_STATUSES,
  type ImportedAnnotation,
  type ImportReport,
  type ImportStatus,
  isFailed,
} from '../actions/annotation-report.ts'
import { useBridge } from '../platform/PlatformContext.tsx'
import { Button } from '../ui/Button.tsx'
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx'
import { messages } from '../ui/messages.ts'
import { Sheet, SheetTitle } from '../ui/Sheet.tsx'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { ImportedRow } from './ImportedRow.tsx'
import styles from './ImportReportSheet.module.css'
import { reportText } from './report-text.ts'

/** Rows drawn at first, and with each press for more: thousands at once would hold up the window. */
const ROWS_AT_A_TIME = 200

type Filter = ImportStatus | 'all'

interface ImportReportSheetProps {
  report: ImportReport
  onOpen: (articleId: string, highlightId: string) => void
  onClose: () => void
}

/** What became of each annotation of an import. */
export function ImportReportSheet({ report, onOpen, onClose }: ImportReportSheetProps) {
  const words = messages.annotationImport
  const bridge = useBridge()
  const { say } = useAnnouncer()
  const [filter, setFilter] = useState<Filter>('all')
  const [drawn, setDrawn] = useState(ROWS_AT_A_TIME)
  const { rows, unreadable } = report
  const counts = useMemo(() => countByStatus(rows), [rows])
  const shown = filter === 'all' ? rows : rows.filter(({ status }) => status === filter)
  const failed = rows.filter(isFailed).length
  const choices = [
    { value: 'all' as Filter, label: words.report.all(rows.length) },
    ...IMPORT_STATUSES.flatMap((status) => {
      const number = counts.get(status) ?? 0
      return number === 0
        ? []
        : [{ value: status, label: words.report.some(words.statuses[status].name, number) }]
    }),
  ]
  const copy = async () => {
    await bridge.call('writeClipboard', { text: reportText(report), html: '' })
    say(words.report.copied)
  }
  return (
    <Sheet className={styles.sheet ?? ''} onClose={onClose}>
      <header className={styles.head}>
        <SheetTitle>{words.report.title(rows.length)}</SheetTitle>
        {rows.length > 0 ? <p>{words.report.imported(rows.length - failed, failed)}</p> : null}
        {unreadable.map(({ file, kind }) => (
          <p key={file} className={styles.problem}>
            <bdi>{file}</bdi>: {words.unreadable(kind)}
          </p>
        ))}
        {choices.length > 2 ? (
          <ChoiceGroup
            label={words.report.filter}
            hideLabel
            value={filter}
            choices={choices}
            onChange={(chosen) => {
              setFilter(chosen)
              setDrawn(ROWS_AT_A_TIME)
            }}
          />
        ) : null}
        {filter === 'all' ? null : <p className={styles.hint}>{words.statuses[filter].explanation}</p>}
      </header>
      {rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is scrolled by keys
        <ul className={styles.rows} aria-label={words.report.list} tabIndex={0}>
          {shown.slice(0, drawn).map((row) => (
            <ImportedRow
              key={`${row.file} ${row.row} ${row.sourceId} ${row.status}`}
              row={row}
              onOpen={() => {
                onOpen(row.articleId, row.highlightId)
                onClose()
              }}
            />
          ))}
          {shown.length > drawn ? (
            <li className={styles.more}>
              <Button size="small" onPress={() => setDrawn(drawn + ROWS_AT_A_TIME)}>
                {words.report.more(Math.min(ROWS_AT_A_TIME, shown.length - drawn))}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
      <footer className={styles.buttons}>
        <Button onPress={() => void copy()}>{words.report.copy}</Button>
        <Button variant="primary" autoFocus onPress={onClose}>
          {words.report.close}
        </Button>
      </footer>
    </Sheet>
  )
}

function countByStatus(rows: readonly ImportedAnnotation[]): ReadonlyMap<ImportStatus, number> {
  const counts = new Map<ImportStatus, number>()
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1)
  return counts
}
