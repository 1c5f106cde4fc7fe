import { readingMinutes } from '../../shared/article/reading-time.ts'
import type { OpenArticle } from '../queries/models.ts'
import { Button } from '../ui/Button.tsx'
import { formatNames, formatPartialDate } from '../ui/format.ts'
import { messages } from '../ui/messages.ts'
import styles from './ArticleHead.module.css'
import type { VersionView } from './use-version-view.ts'
import { VersionLine } from './VersionLine.tsx'

interface ArticleHeadProps {
  open: OpenArticle
  isUnfaithful: boolean
  view: VersionView
  /** Shows the highlights; null where they are shown. */
  onShowHighlights: (() => void) | null
  onRestore: () => void
}

/** Title and provenance, over the text and no part of it. */
export function ArticleHead({ open, isUnfaithful, view, onShowHighlights, onRestore }: ArticleHeadProps) {
  const { metadata, tags } = open
  const facts = [
    metadata.siteName,
    formatPartialDate(metadata.publishedAt, 'long'),
    messages.reader.head.minutes(readingMinutes(metadata.wordCount, metadata.lang)),
    tags.map(({ path }) => path).join(', '),
  ].filter(Boolean)

  return (
    <header className={styles.head} {...(metadata.dir ? { dir: metadata.dir } : {})}>
      <h1 className={styles.title} dir="auto">
        {metadata.title || messages.reader.head.untitled}
      </h1>
      {metadata.authors.length > 0 ? (
        <p>
          <bdi>{formatNames(metadata.authors)}</bdi>
        </p>
      ) : null}
      <p>
        {facts.map((fact, index) => (
          <span key={fact}>
            {index > 0 ? ' · ' : ''}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </p>
      {open.article.deletedAt === 0 ? null : (
        <p className={styles.notice}>
          <bdi>{messages.reader.trash.notice}</bdi>{' '}
          <Button size="small" variant="quiet" className={styles.show ?? ''} onPress={onRestore}>
            {messages.reader.trash.restore}
          </Button>
        </p>
      )}
      <VersionLine articleId={open.article.id} view={view} onShowHighlights={onShowHighlights} />
      {isUnfaithful ? (
        <p className={styles.notice} role="alert">
          <bdi>{messages.reader.unfaithful}</bdi>
        </p>
      ) : null}
    </header>
  )
}
