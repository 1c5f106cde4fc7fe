import { useEffect, useState } from 'react'
import { type ArticlePlace, readNewestIds } from '../storage/article-places.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { readArticleRows } from './article-rows.ts'
import type { ArticleRow, View, ViewSort } from './models.ts'
import { useDatabase, useStartPage } from './StorageContext.tsx'
import { viewKey } from './view-key.ts'

/** As many ids as fill the highest window of the smallest rows. */
const PAGE = 120
/** Rows that are read with them; those beyond are read when they come in sight. */
const PAGE_ROWS = 40

/** The beginning of a list. */
export interface FirstPage {
  /** Of the view, as `viewKey` names it. */
  readonly key: string
  readonly ids: readonly string[]
  readonly rows: ReadonlyMap<string, ArticleRow>
}

/** Places whose beginning an index gives; all but the Trash, which stands by when its articles were thrown away. */
type PagedPlace = Exclude<ArticlePlace, 'trash'>

/** The place that a view is, when its list begins as its index does; null where it takes the whole list to know that. */
function pagedPlace(view: View, filter: string, sort: ViewSort): PagedPlace | null {
  if (view.kind !== 'place' || view.place === 'trash') return null
  return filter.trim() === '' && sort === 'saved-newest' ? view.place : null
}

/** Reads the beginning of a list, which takes as long in a library of any size; null where `pagedPlace` is. */
export async function readFirstPage(
  db: OffprintDatabase,
  view: View,
  sort: ViewSort,
  filter = '',
): Promise<FirstPage | null> {
  const place = pagedPlace(view, filter, sort)
  if (place === null) return null
  const ids = await readNewestIds(db, place, PAGE)
  return { key: viewKey(view), ids, rows: await readArticleRows(db, ids.slice(0, PAGE_ROWS)) }
}

/**
 * The beginning of a list, shown until the whole list is known.
 * @param isAsked false where the list is to be shown from another place
 * @returns undefined while it is read, before which nothing else is to be asked; null where there is none
 */
export function useFirstPage(
  view: View,
  filter: string,
  sort: ViewSort,
  isAsked: boolean,
): FirstPage | null | undefined {
  const db = useDatabase()
  const start = useStartPage()
  const key = viewKey(view)
  const place = isAsked ? pagedPlace(view, filter, sort) : null
  const [page, setPage] = useState<FirstPage | null>(() => {
    const read = start.current?.key === key ? start.current : null
    start.current = null
    return read
  })
  const isRead = page?.key === key
  useEffect(() => {
    if (place === null || isRead) return
    let isGone = false
    const keep = (read: FirstPage | null) => {
      if (!isGone) setPage(read ?? { key, ids: [], rows: new Map() })
    }
    // What is wrong the whole list says.
    readFirstPage(db, { kind: 'place', place }, 'saved-newest').then(keep, () => keep(null))
    return () => {
      isGone = true
    }
  }, [db, key, place, isRead])
  if (place === null) return null
  return isRead ? page : undefined
}
