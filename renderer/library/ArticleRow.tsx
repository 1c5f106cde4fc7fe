import { Star } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { readingMinutes } from '../../shared/article/reading-time.ts'
import type { ArticleRow as Row, Snippet } from '../queries/models.ts'
import { classNames } from '../ui/class-names.ts'
import { formatPartialDate } from '../ui/format.ts'
import { MarkedText } from '../ui/MarkedText.tsx'
import { messages } from '../ui/messages.ts'
import { TagDot } from '../ui/TagDot.tsx'
import styles from './ArticleRow.module.css'
import { Cover } from './Cover.tsx'

interface ArticleRowProps {
  row: Row
  words: readonly string[]
  /** Where what was looked for stands in it; undefined where nothing was, or it is in the title alone. */
  snippet: Snippet | undefined
  /** Where it stands in the title, as far as that is known better than by `words`. */
  titleHits: readonly { readonly start: number; readonly end: number }[] | undefined
  hasCover: boolean
  /** Without the excerpt; a passage that was found still shows, in one line. */
  isCompact: boolean
  /** Buttons at the right end, while the pointer or the keyboard is on the row. */
  actions: ReactNode
}

/** What a row of the list says of an article. */
export const ArticleRow = memo(function ArticleRow({
  row,
  words,
  snippet,
  titleHits,
  hasCover,
  isCompact,
  actions,
}: ArticleRowProps) {
  const { metadata } = row
  const cover = hasCover ? metadata.leadAsset : ''
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: cells of a grid that is no table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row */}
      <div role="gridcell" className={styles.words}>
        <div className={styles.title}>
          {row.favorite ? (
            <Star className={styles.star} role="img" aria-label={messages.library.list.favourite} />
          ) : null}
          <MarkedText
            text={metadata.title || messages.library.list.untitled}
            words={words}
            ranges={titleHits}
            className={styles.titleText}
          />
        </div>
        <p className={classNames(isCompact && styles.oneLine)}>
          {snippet?.text ? (
            <MarkedText
              text={snippet.text}
              words={words}
              ranges={snippet.hits}
              label={snippet.from === 'body' ? '' : messages.library.list.foundIn[snippet.from]}
              className={styles.excerpt}
            />
          ) : isCompact ? null : (
            <MarkedText text={metadata.excerpt} words={words} className={styles.excerpt} />
          )}
        </p>
        <RowFacts row={row} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: cells of a grid that is no table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row */}
      <div role="gridcell" className={classNames(styles.end, !cover && styles.alone)}>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
        {cover ? (
          <div className={classNames(styles.cover, isCompact && styles.small)}>
            <Cover hash={cover} />
          </div>
        ) : null}
      </div>
    </>
  )
})

/** Where it is from, how long it is, how far it is read, its tags and what is written on it. */
export function RowFacts({ row }: { row: Row }) {
  const { list } = messages.library
  const { metadata } = row
  const written = [
    row.highlights > 0 ? list.highlights(row.highlights) : '',
    row.notes > 0 ? list.notes(row.notes) : '',
  ].filter((part) => part !== '')
  return (
    <div className={styles.facts}>
      {metadata.siteName ? (
        <span dir="auto" className={styles.site}>
          {metadata.siteName}
        </span>
      ) : null}
      {metadata.publishedAt ? (
        <time dateTime={metadata.publishedAt}>{formatPartialDate(metadata.publishedAt)}</time>
      ) : null}
      <span>{list.minutes(readingMinutes(metadata.wordCount, metadata.lang))}</span>
      <Progress share={row.finished ? 1 : row.progress} isFinished={row.finished} />
      {row.tags.map((tag) => (
        <span key={tag.id} dir="auto" className={styles.tag}>
          <TagDot color={tag.color} isInText />
          {tag.path}
        </span>
      ))}
      {written.length > 0 ? <span>{written.join(' · ')}</span> : null}
    </div>
  )
}

function Progress({ share, isFinished }: { share: number; isFinished: boolean }) {
  const { list } = messages.library
  return (
    <span
      className={styles.progress}
      role="img"
      aria-label={isFinished ? list.finished : list.progress(share)}
      title={isFinished ? list.finished : list.progress(share)}
    >
      <span className={styles.bar} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
    </span>
  )
}
