import { useCallback } from 'react'
import { readArticleIds } from './article-ids.ts'
import { readArticleRows } from './article-rows.ts'
import { useFindText } from './full-text.ts'
import { readHighlightCount } from './highlight-count.ts'
import type { ArticleRow, View, ViewSort } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'
import { viewKey, viewOf } from './view-key.ts'

/** What looks at every article of a very large library may have to read them all first, on a slow disk; in milliseconds. */
const LIST_TIME_OUT_MS = 60_000

/**
 * The ids of a view's articles, in order. While the filter or the sort changes, the list that was there stays.
 * @param filter what somebody typed; empty for everything
 * @param isDue false while something else is to be read before
 */
export function useArticleIds(
  view: View,
  filter: string,
  sort: ViewSort,
  isDue: boolean,
): readonly string[] | undefined {
  const db = useDatabase()
  const key = viewKey(view)
  const findText = useFindText(view.kind === 'collection')
  const query = useCallback(
    () => readArticleIds(db, viewOf(key), filter.trim(), sort, findText),
    [db, key, filter, sort, findText],
  )
  return useLive(isDue ? query : null, key, LIST_TIME_OUT_MS)
}

/** The rows of the articles that are in sight. While others are read, those that were there stay. */
export function useArticleRows(ids: readonly string[]): ReadonlyMap<string, ArticleRow> | undefined {
  const db = useDatabase()
  const key = ids.join('\n')
  const query = useCallback(() => readArticleRows(db, key === '' ? [] : key.split('\n')), [db, key])
  return useLive(query, 'rows')
}

/** How many highlights the articles of a list have together; while another list is counted, the old number stays. */
export function useHighlightCount(ids: readonly string[]): number | undefined {
  const db = useDatabase()
  return useLive(
    useCallback(() => readHighlightCount(db, ids), [db, ids]),
    'highlights',
  )
}
