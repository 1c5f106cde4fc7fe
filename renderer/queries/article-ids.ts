import { parseQuery } from '../../shared/query/parse-query.ts'
import { readPlaceIds } from '../storage/article-places.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { readLightArticles } from '../storage/light-articles.ts'
import { filterIds, readMatchingIds } from '../storage/matching-articles.ts'
import { readTaggedIds } from '../storage/tagged-articles.ts'
import type { ArticleSort, View } from './models.ts'
import { sortArticles } from './sort-articles.ts'

async function readViewIds(db: OffprintDatabase, view: View): Promise<readonly string[]> {
  if (view.kind === 'place') return readPlaceIds(db, view.place)
  if (view.kind === 'tag') return readTaggedIds(db, view.tagId)
  const collection = await db.collections.get(view.collectionId)
  if (collection?.deletedAt !== 0) return []
  return readMatchingIds(db, parseQuery(collection.query).query)
}

/**
 * The ids of a view's articles, in order. A place or a tag in the order of saving is answered from indexes; filters, other orders and
 * collections look at the articles in memory.
 * @param filter what somebody typed; empty for everything
 */
export async function readArticleIds(
  db: OffprintDatabase,
  view: View,
  filter: string,
  sort: ArticleSort,
): Promise<readonly string[]> {
  const all = await readViewIds(db, view)
  const ids = filter === '' ? all : await filterIds(db, all, filter)
  if (sort === 'saved-newest') return ids
  if (sort === 'saved-oldest') return ids.toReversed()
  const articles = await readLightArticles(db)
  return sortArticles(
    ids.flatMap((id) => articles.get(id) ?? []),
    sort,
  ).map(({ id }) => id)
}
