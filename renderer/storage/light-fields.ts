import { type Article, shownMetadata } from '../../shared/article/article.ts'

/** What is kept in memory of an article: little enough to keep of every one. */
export interface LightFields
  extends Pick<Article, 'id' | 'savedAt' | 'location' | 'favorite' | 'deletedAt' | 'versionId'> {
  readonly title: string
  readonly authors: readonly string[]
  readonly siteName: string
  readonly url: string
  readonly excerpt: string
  readonly publishedAt: string
  readonly lang: string
  readonly wordCount: number
}

/** The same of a row. */
export function lightFields(article: Article): LightFields {
  const { id, savedAt, location, favorite, deletedAt, versionId } = article
  const { title, authors, siteName, url, excerpt, publishedAt, lang, wordCount } = shownMetadata(article)
  const own = { id, savedAt, location, favorite, deletedAt, versionId }
  return { ...own, title, authors, siteName, url, excerpt, publishedAt, lang, wordCount }
}
