import { openLastWord } from '../../shared/query/open-last-word.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { Query } from '../../shared/query/query.ts'
import { isInPlace, readPlaceIds } from '../storage/article-places.ts'
import { readCollectedIds } from '../storage/collection-repository.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import {
  type AmongTest,
  type FindText,
  type FoundArticles,
  readFoundArticles,
} from '../storage/found-articles.ts'
import { areArticlesLight, type LightArticle, readLightArticles } from '../storage/light-articles.ts'
import { prepareFilter, readMatchingIds } from '../storage/matching-articles.ts'
import { readTaggedIds } from '../storage/tagged-articles.ts'
import type { View, ViewSort } from './models.ts'
import { readSortNumbers, sortArticles } from './sort-articles.ts'

/** Awaited for collections alone: a live query that waits for anything but the database no longer follows what it reads. */
async function isList(db: OffprintDatabase, collectionId: string): Promise<boolean> {
  return (await db.collections.get(collectionId))?.kind === 'list'
}

/** In the view's own order. */
async function readViewIds(db: OffprintDatabase, view: View, findText: FindText): Promise<readonly string[]> {
  if (view.kind === 'place') return readPlaceIds(db, view.place)
  if (view.kind === 'tag') return readTaggedIds(db, view.tagId)
  const collection = await db.collections.get(view.collectionId)
  return collection?.deletedAt === 0 ? readCollectedIds(db, collection, findText) : []
}

/**
 * The articles of a view from memory. In the view's own order: of a list the one made by hand, of the Trash that of the index; else newest
 * save first, but for the Trash.
 */
async function readViewArticles(
  db: OffprintDatabase,
  view: View,
  sort: ViewSort | 'best',
  findText: FindText,
): Promise<readonly LightArticle[]> {
  if (view.kind === 'place' && view.place !== 'trash') {
    const { place } = view
    return (await readLightArticles(db)).newestFirst.filter((article) => isInPlace(article, place))
  }
  const ids = await readViewIds(db, view, findText)
  const isArranged = sort === 'own' || view.kind !== 'collection' || !(await isList(db, view.collectionId))
  const { byId, newestFirst } = await readLightArticles(db)
  if (!isArranged) {
    const inView = new Set(ids)
    return newestFirst.filter(({ id }) => inView.has(id))
  }
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const NO_TEXT: FindText = () => Promise.resolve(null)

const isTrash = (view: View) => view.kind === 'place' && view.place === 'trash'

/** A query leaves the Trash out unless it speaks of it; whoever looks into the Trash does. */
const inTrash = (query: Query): Query => ({ kind: 'and', parts: [query, { kind: 'in', place: 'trash' }] })

const idsOf = (articles: readonly LightArticle[]) => articles.map(({ id }) => id)

/**
 * The ids of a view's articles, in order. A place or a tag in the order of saving is answered from indexes until the articles are in memory; filters, other orders and
 * collections look at the articles in memory.
 * @param filter what somebody typed: words, or a query; empty for everything. Its words are looked for in titles and the like alone
 * @param findText for the words of a collection
 */
export async function readArticleIds(
  db: OffprintDatabase,
  view: View,
  filter: string,
  sort: ViewSort,
  findText: FindText = NO_TEXT,
): Promise<readonly string[]> {
  const isNewest =
    sort === 'saved-newest' && (view.kind !== 'collection' || !(await isList(db, view.collectionId)))
  const isOwnOrder = sort === 'own' || isNewest
  if (filter === '' && isOwnOrder) {
    // In a very large library the index takes longer than what is in memory, or kept for it.
    const isLight = view.kind === 'place' && view.place !== 'trash' && (await areArticlesLight(db))
    return isLight ? idsOf(await readViewArticles(db, view, sort, findText)) : readViewIds(db, view, findText)
  }
  const numbers = await readSortNumbers(db, sort)
  const passes = filter === '' ? () => true : await prepareFilter(db, filter)
  const articles = await readViewArticles(db, view, sort, findText)
  if (passes) return idsOf(sortArticles(articles.filter(passes), sort, numbers))
  const { query } = parseQuery(filter)
  const ids = await readMatchingIds(db, isTrash(view) ? inTrash(query) : query, idsOf(articles))
  const { byId } = await readLightArticles(db)
  return idsOf(
    sortArticles(
      ids.flatMap((id) => byId.get(id) ?? []),
      sort,
      numbers,
    ),
  )
}

/** By how well an article answers a filter. */
export type FoundSort = ViewSort | 'best'

/**
 * The articles of a view that a filter finds, with its words looked for in the full text. The last word may go on.
 * @returns null when the filter has no words, or there is no full text to search
 */
export async function readFoundIds(
  db: OffprintDatabase,
  view: View,
  filter: string,
  sort: FoundSort,
  findText: FindText,
): Promise<FoundArticles | null> {
  const asked = openLastWord(parseQuery(filter).query, filter)
  const query = isTrash(view) ? inTrash(asked) : asked
  // A place is known without the database, and is not waited for: see `areArticlesLight`.
  const isAmong: AmongTest =
    view.kind === 'place' ? (article) => isInPlace(article, view.place) : await isInView(db, view, findText)
  const found = await readFoundArticles(db, query, findText, isAmong)
  if (!found || sort === 'best') return found
  const ids = new Set(found.ids)
  const numbers = await readSortNumbers(db, sort)
  const inOrder = await readViewArticles(db, view, sort, findText)
  return {
    ...found,
    ids: idsOf(
      sortArticles(
        inOrder.filter(({ id }) => ids.has(id)),
        sort,
        numbers,
      ),
    ),
  }
}

/** Tells whether an article is in a view. */
async function isInView(db: OffprintDatabase, view: View, findText: FindText): Promise<AmongTest> {
  const ids = new Set(await readViewIds(db, view, findText))
  return ({ id }) => ids.has(id)
}
