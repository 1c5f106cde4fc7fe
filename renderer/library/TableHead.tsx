import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ArticleSort, type ListColumn, SORTS_OF } from '../../shared/library/list-look.ts'
import type { ViewSort } from '../queries/models.ts'
import { classNames } from '../ui/class-names.ts'
import { messages } from '../ui/messages.ts'
import styles from './TableRow.module.css'

interface TableHeadProps {
  columns: readonly ListColumn[]
  sort: ViewSort | 'best'
  onSort: (sort: ArticleSort) => void
  /** CSS pixels. */
  height: number
}

/** The names of the columns; each sorts by itself, and again the other way. */
export function TableHead({ columns, sort, onSort, height }: TableHeadProps) {
  const text = messages.looks
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot draw only the rows in sight
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div role="row" className={styles.head} style={{ blockSize: height }}>
      {(['title', ...columns] as const).map((column) => {
        const [first, second] = SORTS_OF[column]
        const chosen = sort === first || sort === second
        // What stands at the top is the least: the oldest, the first letter, the shortest.
        const isAscending = ASCENDING.has(sort)
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={column}
            role="columnheader"
            aria-sort={chosen ? (isAscending ? 'ascending' : 'descending') : undefined}
            className={classNames(styles.cell, styles[column])}
          >
            <button
              type="button"
              className={styles.sort}
              title={text.sortBy(text.columns[column])}
              onClick={() => onSort(sort === first ? second : first)}
            >
              {text.columns[column]}
              {chosen ? (
                isAscending ? (
                  <ArrowUp aria-hidden="true" />
                ) : (
                  <ArrowDown aria-hidden="true" />
                )
              ) : null}
            </button>
          </div>
        )
      })}
    </div>
  )
}

const ASCENDING: ReadonlySet<ViewSort | 'best'> = new Set([
  'saved-oldest',
  'published-oldest',
  'title',
  'author',
  'site',
  'shortest',
  'progress-least',
  'tags-fewest',
  'highlights-fewest',
])
