import { foldText } from '../../shared/query/fold-text.ts'
import { unreachable } from '../../shared/result.ts'
import type { LightArticle } from '../storage/light-articles.ts'
import type { ArticleSort, ViewSort } from './models.ts'

type SortKey = string | number

/** What to sort by, and whether ascending. An unknown date or length has no key and stands last. */
function keyOf(sort: ArticleSort, article: LightArticle): SortKey | null {
  switch (sort) {
    case 'saved-newest':
    case 'saved-oldest':
      return article.savedAt
    case 'published-newest':
    case 'published-oldest':
      return article.publishedAt || null
    case 'title':
      return foldText(article.title) || null
    case 'shortest':
    case 'longest':
      return article.wordCount || null
    default:
      return unreachable(sort)
  }
}

const DESCENDING: ReadonlySet<ArticleSort> = new Set(['saved-newest', 'published-newest', 'longest'])

/** Sorts articles that come newest save first, or for `own` in their view's order; equals stay in that order. */
export function sortArticles(articles: readonly LightArticle[], sort: ViewSort): readonly LightArticle[] {
  if (sort === 'saved-newest' || sort === 'own') return articles
  const direction = DESCENDING.has(sort) ? -1 : 1
  return articles
    .map((article) => ({ article, key: keyOf(sort, article) }))
    .sort((a, b) => {
      if (a.key === b.key) return 0
      if (a.key === null || b.key === null) return a.key === null ? 1 : -1
      return (a.key < b.key ? -1 : 1) * direction
    })
    .map(({ article }) => article)
}
