import { useEffect, useState } from 'react'
import { type ArticlePlace, isInPlace, readNewestIds } from '../storage/article-places.ts'
import { counterKey } from '../storage/counter-keys.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { areArticlesInMemory, readLightArticles } from '../storage/light-articles.ts'
import { read } from '../storage/read.ts'
import { readNewestTaggedIds } from '../storage/tagged-articles.ts'
import { readArticleRows } from './article-rows.ts'
import type { FirstPage, View, ViewSort } from './models.ts'
import { useDatabase, useStartPage } from './StorageContext.tsx'
import { viewKey, viewOf } from './view-key.ts'

/** As many ids as fill a window of small rows: an index is walked backwards one by one. */
const PAGE = 50
/** Rows that are read with them; those beyond are read when they come in sight. */
const PAGE_ROWS = 40

type PagedPlace = Exclude<ArticlePlace, 'trash'>

/** Whether the list begins as an index does: newest save first. The Trash stands by when its articles were thrown away. */
function isPaged(view: View, filter: string, sort: ViewSort): boolean {
  if (filter.trim() !== '' || sort !== 'saved-newest') return false
  return view.kind === 'tag' || (view.kind === 'place' && view.place !== 'trash')
}

/** From memory where the articles are there: an index is walked backwards one by one. */
async function readNewestOf(db: OffprintDatabase, place: PagedPlace): Promise<readonly string[]> {
  if (!areArticlesInMemory(db)) return readNewestIds(db, place, PAGE)
  const ids: string[] = []
  for (const article of (await readLightArticles(db)).newestFirst) {
    if (isInPlace(article, place)) ids.push(article.id)
    if (ids.length === PAGE) break
  }
  return ids
}

function readNewest(db: OffprintDatabase, view: View): Promise<readonly string[] | null> {
  if (view.kind === 'tag') return readNewestTaggedIds(db, view.tagId, PAGE)
  if (view.kind === 'place' && view.place !== 'trash') return readNewestOf(db, view.place)
  return Promise.resolve(null)
}

/** The whole of a list is there as quickly in a library of fewer articles. */
const WORTH_PAGING = 5_000

/** Reads the beginning of a list, which takes as long in a library of any size; null where it takes the whole list to know that. */
export async function readFirstPage(
  db: OffprintDatabase,
  view: View,
  sort: ViewSort,
): Promise<FirstPage | null> {
  if (!isPaged(view, '', sort)) return null
  const ids = await readNewest(db, view)
  return ids && { key: viewKey(view), ids, rows: await readArticleRows(db, ids.slice(0, PAGE_ROWS)) }
}

async function readPageOfMany(db: OffprintDatabase, view: View): Promise<FirstPage | null> {
  const all = await db.counters.get(counterKey.place('all'))
  return (all?.value ?? 0) < WORTH_PAGING ? null : readFirstPage(db, view, 'saved-newest')
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
  const isDue = isAsked && isPaged(view, filter, sort)
  const [page, setPage] = useState<FirstPage | null>(() => {
    const found = start.current?.key === key ? start.current : null
    start.current = null
    return found
  })
  const isRead = page?.key === key
  useEffect(() => {
    if (!isDue || isRead) return
    let isGone = false
    const keep = (found: FirstPage | null) => {
      if (!isGone) setPage(found ?? { key, ids: [], rows: new Map() })
    }
    // What is wrong the whole list says.
    read('the list', () => readPageOfMany(db, viewOf(key))).then(keep, () => keep(null))
    return () => {
      isGone = true
    }
  }, [db, key, isDue, isRead])
  if (!isDue) return null
  return isRead ? page : undefined
}
