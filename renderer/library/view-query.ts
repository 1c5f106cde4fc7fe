import { quoteText } from '../../shared/query/read-term.ts'
import type { View } from '../queries/models.ts'

/** What a view shows, as a query, so that a filter in it can be kept as a collection. Empty for all articles. */
export function viewQuery(view: View, names: { tagPath: string; collectionQuery: string }): string {
  switch (view.kind) {
    case 'tag':
      return names.tagPath === ''
        ? ''
        : `tag:${/[\s()]/.test(names.tagPath) ? quoteText(names.tagPath) : names.tagPath}`
    case 'collection':
      return /\sOR\s/.test(names.collectionQuery) ? `(${names.collectionQuery})` : names.collectionQuery
    case 'place':
      if (view.place === 'all') return ''
      return view.place === 'favourites' ? 'is:favourite' : `in:${view.place}`
  }
}
