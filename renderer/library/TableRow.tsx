import { Star } from 'lucide-react'
import { memo } from 'react'
import type { ListColumn } from '../../shared/library/list-look.ts'
import { unreachable } from '../../shared/result.ts'
import type { ArticleRow as Row } from '../queries/models.ts'
import { classNames } from '../ui/class-names.ts'
import { formatDay, formatNames, formatNumber, formatPartialDate, formatPercent } from '../ui/format.ts'
import { MarkedText } from '../ui/MarkedText.tsx'
import { messages } from '../ui/messages.ts'
import styles from './TableRow.module.css'

interface TableRowProps {
  row: Row
  columns: readonly ListColumn[]
  words: readonly string[]
  titleHits: readonly { readonly start: number; readonly end: number }[] | undefined
}

/** What a row of the table says of an article: one line. */
export const TableRow = memo(function TableRow({ row, columns, words, titleHits }: TableRowProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: cells of a grid that is no table */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid points at its active row */}
      <div role="gridcell" className={classNames(styles.cell, styles.title)}>
        {row.favorite ? (
          <Star className={styles.star} role="img" aria-label={messages.library.list.favourite} />
        ) : null}
        <MarkedText
          text={row.metadata.title || messages.library.list.untitled}
          words={words}
          ranges={titleHits}
          className={styles.titleText}
        />
      </div>
      {columns.map((column) => {
        const text = cellOf(row, column)
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={column}
            role="gridcell"
            className={classNames(styles.cell, styles[column])}
            title={text || undefined}
            dir="auto"
          >
            {text}
          </div>
        )
      })}
    </>
  )
})

function cellOf(row: Row, column: ListColumn): string {
  const { metadata } = row
  switch (column) {
    case 'authors':
      return formatNames(metadata.authors)
    case 'site':
      return metadata.siteName
    case 'published':
      return formatPartialDate(metadata.publishedAt)
    case 'saved':
      return formatDay(row.savedAt)
    case 'words':
      return metadata.wordCount > 0 ? formatNumber(metadata.wordCount) : ''
    case 'progress':
      return row.finished
        ? messages.library.list.finished
        : row.progress > 0
          ? formatPercent(row.progress)
          : ''
    case 'tags':
      return row.tags.map(({ path }) => path).join(', ')
    case 'highlights':
      return row.highlights > 0 ? formatNumber(row.highlights) : ''
    default:
      return unreachable(column)
  }
}
