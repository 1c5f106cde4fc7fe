import { useCallback } from 'react'
import { readArticleIds } from './article-ids.ts'
import { readArticleRows } from './article-rows.ts'
import { readHighlightCount } from './highlight-count.ts'
import type { ArticleRow, ArticleSort, View } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Names a view in one word, so that equal views are the same question. */
export function viewKey(view: View): string {
  if (view.kind === 'place') return `place:${view.place}`
  return view.kind === 'tag' ? `tag:${view.tagId}` : `collection:${view.collectionId}`
}

/** The view that `viewKey` named. */
export function viewOf(key: string): View {
  const [kind = '', ...rest] = key.split(':')
  const id = rest.join(':')
  if (kind === 'tag') return { kind, tagId: id }
  if (kind === 'collection') return { kind, collectionId: id }
  return { kind: 'place', place: id as Extract<View, { kind: 'place' }>['place'] }
}

/**
 * The ids of a view's articles, in order. While the filter or the sort changes, the list that was there stays.
 * @param filter what somebody typed; empty for everything
 */
export function useArticleIds(view: View, filter: string, sort: ArticleSort): readonly string[] | undefined {
  const db = useDatabase()
  const key = viewKey(view)
  const query = useCallback(
    () => readArticleIds(db, viewOf(key), filter.trim(), sort),
    [db, key, filter, sort],
  )
  return useLive(query, key)
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
