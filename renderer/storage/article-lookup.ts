import { uuidOf } from '../../shared/annotation/web-annotation-terms.ts'
import type { Article } from '../../shared/article/article.ts'
import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import type { OffprintDatabase } from './database.ts'

/**
 * The article that an annotation is about: by its id (`urn:uuid:…`), by its address as `saveArticle` knows it, or by the key of an article
 * without one. Of several a living one, then the lowest id; null when none is here.
 * @param articleKey `text:` and a hash, or empty
 */
export async function findArticleOf(
  db: OffprintDatabase,
  source: string,
  articleKey: string,
): Promise<Article | null> {
  const id = uuidOf(source)
  const found = id === '' ? await articlesAt(db, source) : [await db.articles.get(id)]
  if (articleKey !== '') found.push(...(await db.articles.where('urlKey').equals(articleKey).toArray()))
  const rank = (article: Article) => `${article.deletedAt === 0 ? 0 : 1}${article.id}`
  const known = found.filter((article) => article !== undefined)
  return known.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null
}

async function articlesAt(db: OffprintDatabase, source: string): Promise<(Article | undefined)[]> {
  const address = canonicalizeUrl(source)
  if (!address.ok) return []
  const spellings = [...new Set([address.value, source.trim()])]
  // One after the other: an article's own address says more than one that led to it, or that somebody gave it.
  for (const index of ['urlKey', 'captured.url', 'edited.url']) {
    const found = await db.articles.where(index).anyOf(spellings).toArray()
    if (found.some(({ deletedAt }) => deletedAt === 0)) return found
  }
  return db.articles.where('urlKey').anyOf(spellings).toArray()
}
