import { useActions } from '../actions/ActionsContext.tsx'
import { useOfflineAudit } from '../queries/incomplete-articles.ts'
import { Button } from '../ui/Button.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing } from '../ui/use-acting.ts'
import styles from './OfflineAudit.module.css'

/** More articles than this are counted, not listed. */
const LISTED = 100

interface OfflineAuditProps {
  onOpen: (articleId: string) => void
}

/** Which articles lack images and why, with a way to download just those. */
export function OfflineAudit({ onOpen }: OfflineAuditProps) {
  const actions = useActions()
  const act = useActing()
  const { say } = useAnnouncer()
  const audit = useOfflineAudit()
  const text = messages.offline
  const repairable = (audit?.articles ?? []).filter(({ isRepairable }) => isRepairable)
  // Without an Undo: that would take back the step before it.
  const repair = async (ids: readonly string[]) => {
    if (await act(actions.repairImages(ids))) say(text.said(ids.length))
  }
  return (
    <>
      <p className={styles.count} role="status">
        {!audit
          ? text.counting
          : audit.articles.length === 0
            ? text.whole
            : text.lacking(audit.articles.length, audit.images)}
      </p>
      {repairable.length > 0 ? (
        <div className={styles.buttons}>
          <Button onPress={() => void repair(repairable.map(({ articleId }) => articleId))}>
            {text.repairAll(repairable.length)}
          </Button>
        </div>
      ) : null}
      {audit && audit.articles.length > 0 ? (
        <details className={styles.details}>
          <summary className={styles.summary}>{text.list}</summary>
          <ul className={styles.articles}>
            {audit.articles.slice(0, LISTED).map((article) => {
              const title = article.title || messages.library.list.untitled
              return (
                <li key={article.articleId} className={styles.article}>
                  <button
                    type="button"
                    className={styles.title}
                    dir="auto"
                    aria-label={text.openLabel(title)}
                    onClick={() => onOpen(article.articleId)}
                  >
                    {title}
                  </button>
                  <p className={styles.state}>{text.state(article.stored, article.total, article.reasons)}</p>
                  {article.isRepairable ? (
                    <Button
                      size="small"
                      aria-label={text.repairLabel(title)}
                      onPress={() => void repair([article.articleId])}
                    >
                      {text.repair}
                    </Button>
                  ) : null}
                </li>
              )
            })}
          </ul>
          {audit.articles.length > LISTED ? <p className={styles.state}>{text.listed(LISTED)}</p> : null}
        </details>
      ) : null}
    </>
  )
}
