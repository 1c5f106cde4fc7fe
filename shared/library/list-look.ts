import { z } from 'zod'

/** What a table of articles can have beside the title, in the order in which it stands. */
export const LIST_COLUMNS = [
  'authors',
  'site',
  'published',
  'saved',
  'words',
  'progress',
  'tags',
  'highlights',
] as const

export type ListColumn = (typeof LIST_COLUMNS)[number]

/** How a list of articles looks. */
export const listLookSchema = z.object({
  view: z.enum(['list', 'table', 'cards']),
  density: z.enum(['comfortable', 'compact']),
  covers: z.boolean(),
  /** Of the table. */
  columns: z.array(z.enum(LIST_COLUMNS)).max(LIST_COLUMNS.length),
})

export type ListLook = z.infer<typeof listLookSchema>

export const FIRST_LOOK: ListLook = {
  view: 'list',
  density: 'comfortable',
  covers: true,
  columns: ['authors', 'site', 'published', 'saved', 'tags'],
}

/** A look as text, for a collection that has one of its own. */
export const writeLook = (look: ListLook): string => JSON.stringify(look)

/** The look that `writeLook` wrote; null when the text is none. */
export function readLook(text: string): ListLook | null {
  if (text === '') return null
  try {
    const parsed = listLookSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** How a list can be sorted: by each column, either way. */
export const ARTICLE_SORTS = [
  'saved-newest',
  'saved-oldest',
  'published-newest',
  'published-oldest',
  'title',
  'title-z',
  'author',
  'author-z',
  'site',
  'site-z',
  'shortest',
  'longest',
  'progress-most',
  'progress-least',
  'tags-most',
  'tags-fewest',
  'highlights-most',
  'highlights-fewest',
] as const

export type ArticleSort = (typeof ARTICLE_SORTS)[number]

/** What a menu offers: the others are for the columns of a table. */
export const COMMON_SORTS: readonly ArticleSort[] = [
  'saved-newest',
  'saved-oldest',
  'published-newest',
  'published-oldest',
  'title',
  'author',
  'site',
  'shortest',
  'longest',
]

/** How to sort by a column: first as people mostly want it, then the other way. */
export const SORTS_OF: Readonly<Record<ListColumn | 'title', readonly [ArticleSort, ArticleSort]>> = {
  title: ['title', 'title-z'],
  authors: ['author', 'author-z'],
  site: ['site', 'site-z'],
  published: ['published-newest', 'published-oldest'],
  saved: ['saved-newest', 'saved-oldest'],
  words: ['longest', 'shortest'],
  progress: ['progress-most', 'progress-least'],
  tags: ['tags-most', 'tags-fewest'],
  highlights: ['highlights-most', 'highlights-fewest'],
}
