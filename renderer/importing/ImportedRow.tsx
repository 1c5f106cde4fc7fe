import { useActions } from '../actions/ActionsContext.tsx'
import { type ImportedAnnotation, isFailed } from '../actions/annotation-report.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import styles from './ImportedRow.module.css'

/** Characters of a quote that are shown; the rest is in the article. */
const SHOWN_QUOTE = 400

/** What became of one annotation, and what can be done about it. */
export function ImportedRow({ row, onOpen }: { row: ImportedAnnotation; onOpen: () => void }) {
  const words = messages.annotationImport
  const actions = useActions()
  const act = useActing()
  const { status, articleId, title, source, reasons } = row
  const reason = words.reason(row)
  const isSavable =
    status === 'article-missing' && !reasons.includes('in-trash') && /^https?:\/\//i.test(source)
  return (
    <li className={styles.row}>
      <p
        className={styles.status}
        data-failed={isFailed(row) || undefined}
        data-unsure={status === 'moved' || undefined}
      >
        {words.statuses[status].name}
      </p>
      <div className={styles.body}>
        <p className={styles.quote} dir="auto">
          {shorten(row.quote) || words.report.wordless}
        </p>
        <p className={styles.where} dir="auto">
          {title || `${row.file} · ${words.report.row(row.row)}`}
        </p>
        {reason === '' ? null : <p className={styles.reason}>{reason}</p>}
      </div>
      {articleId !== '' ? (
        <Button size="small" variant="quiet" aria-label={words.report.openLabel(title)} onPress={onOpen}>
          {words.report.open}
        </Button>
      ) : isSavable ? (
        <Button
          size="small"
          variant="quiet"
          aria-label={words.report.saveLabel(source)}
          onPress={() => void act(actions.saveAddress(source), words.report.saving)}
        >
          {words.report.save}
        </Button>
      ) : null}
    </li>
  )
}

function shorten(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  const characters = Array.from(line.slice(0, SHOWN_QUOTE * 2))
  return characters.length > SHOWN_QUOTE ? `${characters.slice(0, SHOWN_QUOTE).join('')}…` : line
}
