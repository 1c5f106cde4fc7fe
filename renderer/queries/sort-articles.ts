import { Dexie } from 'dexie'
import type { ArticleSort } from '../../shared/library/list-look.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import { unreachable } from '../../shared/result.ts'
import { counterKey } from '../storage/counter-keys.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import type { LightArticle } from '../storage/light-articles.ts'
import type { TaggingKey } from '../storage/tagged-articles.ts'
import type { ViewSort } from './models.ts'

const { minKey, maxKey } = Dexie

type SortKey = string | number

/** Numbers of articles that are not kept with them, by id; those that are not in it have none. */
export type SortNumbers = ReadonlyMap<string, number>

const NO_NUMBERS: SortNumbers = new Map()

/**
 * Reads what a sort needs to know besides the articles. Where that is nothing it is still a promise of Dexie: a live query that waits
 * for one of another kind no longer follows what it reads afterwards.
 */
export function readSortNumbers(db: OffprintDatabase, sort: ViewSort | 'best'): PromiseLike<SortNumbers> {
  switch (sort) {
    case 'progress-most':
    case 'progress-least':
      return readProgress(db)
    case 'highlights-most':
    case 'highlights-fewest':
      return countHighlights(db)
    case 'tags-most':
    case 'tags-fewest':
      return countTags(db)
    default:
      return Dexie.Promise.resolve(NO_NUMBERS)
  }
}

async function readProgress(db: OffprintDatabase): Promise<SortNumbers> {
  const rows = await db.readings.toArray()
  return new Map(
    rows.flatMap(({ articleId, deletedAt, progress, finishedAt }) =>
      deletedAt === 0 ? [[articleId, finishedAt > 0 ? 1 : progress] as const] : [],
    ),
  )
}

async function countHighlights(db: OffprintDatabase): Promise<SortNumbers> {
  const prefix = counterKey.highlights('')
  const rows = await db.counters.where('key').startsWith(prefix).toArray()
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value]))
}

/** How many tags each article has, from the index alone. */
async function countTags(db: OffprintDatabase): Promise<SortNumbers> {
  const counts = new Map<string, number>()
  const index = db.taggings.where('[tagId+targetKind+deletedAt+savedAt+articleId]')
  for (const id of await db.tags.filter(({ deletedAt }) => deletedAt === 0).primaryKeys()) {
    const keys = (await index
      .between([id, 'article', 0, minKey], [id, 'article', 0, maxKey])
      .keys()) as unknown as TaggingKey[]
    for (const [, , , , articleId] of keys) counts.set(articleId, (counts.get(articleId) ?? 0) + 1)
  }
  return counts
}

/** What to sort by. An unknown name, date or length has no key and stands last. */
function keyOf(sort: ArticleSort, article: LightArticle, numbers: SortNumbers): SortKey | null {
  switch (sort) {
    case 'saved-newest':
    case 'saved-oldest':
      return article.savedAt
    case 'published-newest':
    case 'published-oldest':
      return article.publishedAt || null
    case 'title':
    case 'title-z':
      return foldText(article.title) || null
    case 'author':
    case 'author-z':
      return foldText(article.authors[0] ?? '') || null
    case 'site':
    case 'site-z':
      return foldText(article.siteName) || null
    case 'shortest':
    case 'longest':
      return article.wordCount || null
    case 'progress-most':
    case 'progress-least':
    case 'tags-most':
    case 'tags-fewest':
    case 'highlights-most':
    case 'highlights-fewest':
      return numbers.get(article.id) ?? 0
    default:
      return unreachable(sort)
  }
}

const DESCENDING: ReadonlySet<ArticleSort> = new Set([
  'saved-newest',
  'published-newest',
  'title-z',
  'author-z',
  'site-z',
  'longest',
  'progress-most',
  'tags-most',
  'highlights-most',
])

/**
 * Sorts articles that come newest save first, or for `own` in their view's order; equals stay in that order.
 * @param numbers as `readSortNumbers` gives them for this sort
 */
export function sortArticles(
  articles: readonly LightArticle[],
  sort: ViewSort,
  numbers: SortNumbers,
): readonly LightArticle[] {
  if (sort === 'saved-newest' || sort === 'own') return articles
  const direction = DESCENDING.has(sort) ? -1 : 1
  return articles
    .map((article) => ({ article, key: keyOf(sort, article, numbers) }))
    .sort((a, b) => {
      if (a.key === b.key) return 0
      if (a.key === null || b.key === null) return a.key === null ? 1 : -1
      return (a.key < b.key ? -1 : 1) * direction
    })
    .map(({ article }) => article)
}
