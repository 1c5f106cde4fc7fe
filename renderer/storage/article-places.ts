import { Dexie } from 'dexie'
import type { Article, Location } from '../../shared/article/article.ts'
import type { OffprintDatabase } from './database.ts'

const { minKey, maxKey } = Dexie

/** A place of the library: where an article is, or a view across places. */
export type ArticlePlace = Location | 'all' | 'favourites' | 'trash'

/** Whether an article is in a place; as the index has it. */
export function isInPlace(
  { deletedAt, location, favorite }: Pick<Article, 'deletedAt' | 'location' | 'favorite'>,
  place: ArticlePlace,
): boolean {
  if (deletedAt !== 0 || place === 'trash') return deletedAt !== 0 && place === 'trash'
  if (place === 'favourites') return favorite === 1
  return place === 'all' || place === location
}

function indexRange(db: OffprintDatabase, place: ArticlePlace) {
  const { articles } = db
  switch (place) {
    case 'all':
      return articles.where('[deletedAt+savedAt+id]').between([0, minKey, minKey], [0, maxKey, maxKey])
    case 'trash':
      return articles.where('[deletedAt+savedAt+id]').above([0, maxKey, maxKey])
    case 'favourites':
      return articles
        .where('[deletedAt+favorite+savedAt+id]')
        .between([0, 1, minKey, minKey], [0, 1, maxKey, maxKey])
    default:
      return articles
        .where('[deletedAt+location+savedAt+id]')
        .between([0, place, minKey, minKey], [0, place, maxKey, maxKey])
  }
}

/** The ids of the newest of a place's articles, in the order of `readPlaceIds`. From the index alone. */
export async function readNewestIds(
  db: OffprintDatabase,
  place: Exclude<ArticlePlace, 'trash'>,
  count: number,
): Promise<string[]> {
  return indexRange(db, place).reverse().limit(count).primaryKeys()
}

/**
 * The ids of a place's articles, newest save first; the Trash by when it was thrown away, last first. From the index alone: no row is
 * read.
 */
export async function readPlaceIds(db: OffprintDatabase, place: ArticlePlace): Promise<string[]> {
  // Read forwards and turned round here: only the forward direction fetches all keys in one request.
  const ids = await indexRange(db, place).primaryKeys()
  return ids.reverse()
}
