import type { ExtractionJob } from '../../shared/article/extraction-job.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { type ReportedArticle, useExtractionReport } from '../queries/extractions.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useActing } from '../ui/use-acting.ts'
import styles from './ExtractionItem.module.css'

interface ExtractionReportProps {
  job: ExtractionJob
  onOpenArticle: (articleId: string) => void
}

/** The articles that a person should see to: those with highlights to look at, and those that failed, each with its reason. */
export function ExtractionReport({ job, onOpenArticle }: ExtractionReportProps) {
  const actions = useActions()
  const act = useActing()
  const report = useExtractionReport(job.id)
  const { report: text, item } = messages.extraction
  if (!report) return null
  const { look, lookTotal, failed } = report
  const failedTotal = job.counts.failed
  return (
    <>
      {lookTotal > 0 ? (
        <details className={styles.report} open={job.status !== 'open'}>
          <summary className={styles.summary}>{text.look(lookTotal)}</summary>
          <p className={styles.state}>{text.lookHint}</p>
          <Articles articles={look} total={lookTotal} onOpenArticle={onOpenArticle} />
        </details>
      ) : null}
      {failedTotal > 0 && failed.length > 0 ? (
        <details className={styles.report}>
          <summary className={styles.summary}>{text.failedTitle(failedTotal)}</summary>
          <Articles articles={failed} total={failedTotal} onOpenArticle={onOpenArticle} />
          {job.status === 'open' ? null : (
            <Button size="small" onPress={() => void act(actions.retryExtraction(job.id))}>
              {item.retry(failedTotal)}
            </Button>
          )}
        </details>
      ) : null}
    </>
  )
}

interface ArticlesProps {
  articles: readonly ReportedArticle[]
  total: number
  onOpenArticle: (articleId: string) => void
}

function Articles({ articles, total, onOpenArticle }: ArticlesProps) {
  const { report: text } = messages.extraction
  return (
    <ul className={styles.articles}>
      {articles.map(({ articleId, title, error }) => {
        const name = title || text.gone
        const failure = error && messages.errors.extraction[error]
        return (
          <li key={articleId}>
            <Button
              size="small"
              variant="quiet"
              className={styles.article ?? ''}
              aria-label={text.openLabel(name)}
              onPress={() => onOpenArticle(articleId)}
            >
              <bdi>{name}</bdi>
            </Button>
            {failure ? (
              <p className={styles.reason}>
                {failure.reason} {failure.next}
              </p>
            ) : null}
          </li>
        )
      })}
      {total > articles.length ? (
        <li className={styles.state}>{text.more(total - articles.length)}</li>
      ) : null}
    </ul>
  )
}
