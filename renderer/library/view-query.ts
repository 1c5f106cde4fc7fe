import { quoteText } from '../../shared/query/read-term.ts'
import type { View } from '../queries/models.ts'

/** The condition that an article has a tag or one below it. */
export function tagFilter(path: string): string {
  return `tag:${written(path)}`
}

/** The condition that a highlight of the article has a tag or one below it. */
export function highlightTagFilter(path: string): string {
  return `highlight-tag:${written(path)}`
}

const written = (path: string) => (/[\s()]/.test(path) ? quoteText(path) : path)

/** What a view shows, as a query, so that a filter in it can be kept as a collection. Empty for all articles. */
export function viewQuery(view: View, names: { tagPath: string; collectionQuery: string }): string {
  switch (view.kind) {
    case 'tag':
      return names.tagPath === '' ? '' : tagFilter(names.tagPath)
    case 'collection':
      return /\sOR\s/.test(names.collectionQuery) ? `(${names.collectionQuery})` : names.collectionQuery
    case 'place':
      if (view.place === 'all') return ''
      return view.place === 'favourites' ? 'is:favourite' : `in:${view.place}`
  }
}
