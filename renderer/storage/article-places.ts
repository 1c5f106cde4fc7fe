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

/** @param after begins behind this article, in the order of the index */
function indexRange(db: OffprintDatabase, place: ArticlePlace, after: Article | null = null) {
  const { articles } = db
  const [savedAt, id] = after ? [after.savedAt, after.id] : [minKey, minKey]
  switch (place) {
    case 'all':
      return articles.where('[deletedAt+savedAt+id]').between([0, savedAt, id], [0, maxKey, maxKey], !after)
    case 'trash':
      return articles
        .where('[deletedAt+savedAt+id]')
        .above(after ? [after.deletedAt, savedAt, id] : [0, maxKey, maxKey])
    case 'favourites':
      return articles
        .where('[deletedAt+favorite+savedAt+id]')
        .between([0, 1, savedAt, id], [0, 1, maxKey, maxKey], !after)
    default:
      return articles
        .where('[deletedAt+location+savedAt+id]')
        .between([0, place, savedAt, id], [0, place, maxKey, maxKey], !after)
  }
}

/** Ids that are read in one request: others wait at the database no longer than for that. */
const STRETCH = 10_000

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
  const ids: string[] = []
  let after: Article | null = null
  for (;;) {
    const range = indexRange(db, place, after)
    // Where the next stretch of the Trash would begin, its last article does not tell once it is brought back.
    const stretch: string[] = await (place === 'trash' ? range : range.limit(STRETCH)).primaryKeys()
    for (const id of stretch) ids.push(id)
    if (place === 'trash' || stretch.length < STRETCH) return ids.reverse()
    // Gone meanwhile: whoever follows the list asks again.
    after = (await db.articles.get(stretch.at(-1) ?? '')) ?? null
    if (!after) return ids.reverse()
  }
}
