import type { ListColumn, ListLook } from '../../../shared/library/list-look.ts'

const columns: Record<ListColumn | 'title', string> = {
  title: 'Title',
  authors: 'Authors',
  site: 'Publication',
  published: 'Published',
  saved: 'Saved',
  words: 'Words',
  progress: 'Read',
  tags: 'Tags',
  highlights: 'Highlights',
}

/** How a list of articles looks. */
export const lookMessages = {
  label: 'How the list looks',
  views: { list: 'List', table: 'Table', cards: 'Cards' } satisfies Record<ListLook['view'], string>,
  densities: { comfortable: 'Comfortable', compact: 'Compact' } satisfies Record<ListLook['density'], string>,
  covers: 'Cover images',
  columnMenu: 'Columns',
  columns,
  sortBy: (column: string) => `Sort by ${column}`,
}
