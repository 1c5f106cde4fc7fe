import { z } from 'zod'
import { highlightColorSchema, markedElementKindSchema } from '../annotation/highlight.ts'
import { tagKey } from '../library/tag-path.ts'
import { foldText } from '../query/fold-text.ts'
import type { NotebookEntry } from './notebook-entry.ts'

/** `YYYY-MM-DD` of the person's own calendar, or empty. */
const daySchema = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/)

export const notebookFilterSchema = z.object({
  /** Words that each must stand in the quote or in a note. */
  text: z.string(),
  /** Of these colours; empty for any. */
  colors: z.array(highlightColorSchema),
  /** Path of a tag; those below it count too. Empty for any. */
  tag: z.string(),
  articleId: z.string(),
  collectionId: z.string(),
  /** First and last day on which it was made. */
  from: daySchema,
  to: daySchema,
  withNote: z.boolean(),
  place: z.enum(['any', 'unsure', 'orphan']),
  kind: z.enum(['any', 'highlight', ...markedElementKindSchema.options, 'article-note', 'free-note']),
})

export type NotebookFilter = z.infer<typeof notebookFilterSchema>

/** Lets everything through. */
export const NO_FILTER: NotebookFilter = {
  text: '',
  colors: [],
  tag: '',
  articleId: '',
  collectionId: '',
  from: '',
  to: '',
  withNote: false,
  place: 'any',
  kind: 'any',
}

/** Whether a filter can hold anything back. */
export function isFiltering(filter: NotebookFilter): boolean {
  const { text, colors, ...others } = filter
  const isSet = (name: keyof typeof others) => others[name] !== NO_FILTER[name]
  return (
    text.trim() !== '' || colors.length > 0 || (Object.keys(others) as (keyof typeof others)[]).some(isSet)
  )
}

type Test = (entry: NotebookEntry) => boolean

/** The words of a text filter, as they are looked for. */
function foldedWords(text: string): string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '')
}

function kindTest(kind: NotebookFilter['kind']): Test {
  if (kind === 'highlight' || kind === 'article-note' || kind === 'free-note')
    return (entry) => entry.kind === kind
  return ({ mark }) => mark?.element?.kind === kind
}

function tagTest(path: string): Test {
  const key = tagKey(path)
  const below = `${key}/`
  return ({ tags }) => tags.some((tag) => tag.key === key || tag.key.startsWith(below))
}

/** The moment at which a day begins, in milliseconds; `after`: at which the one after it does. */
function startOf(day: string, after = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + after).getTime()
}

function testsOf(filter: NotebookFilter, collected: ReadonlySet<string> | null): Test[] {
  const { colors, articleId, from, to, place } = filter
  const tests: Test[] = []
  if (filter.kind !== 'any') tests.push(kindTest(filter.kind))
  if (colors.length > 0) tests.push(({ mark }) => mark !== null && colors.includes(mark.color))
  if (place !== 'any') tests.push((entry) => entry.place === place)
  if (filter.withNote) tests.push(({ notes }) => notes.length > 0)
  if (articleId !== '') tests.push(({ article }) => article?.id === articleId)
  if (filter.collectionId !== '') {
    tests.push(({ article }) => article !== null && collected?.has(article.id) === true)
  }
  if (from !== '') {
    const first = startOf(from)
    tests.push(({ createdAt }) => createdAt >= first)
  }
  if (to !== '') {
    const end = startOf(to, 1)
    tests.push(({ createdAt }) => createdAt < end)
  }
  if (filter.tag !== '') tests.push(tagTest(filter.tag))
  const words = foldedWords(filter.text)
  if (words.length > 0) tests.push(({ folded }) => words.every((word) => folded.includes(word)))
  return tests
}

/**
 * The entries that a filter lets through, in their order.
 * @param collected ids of the articles in the filter's collection; null while they are not known, when none is
 */
export function filterEntries(
  entries: readonly NotebookEntry[],
  filter: NotebookFilter,
  collected: ReadonlySet<string> | null,
): readonly NotebookEntry[] {
  const tests = testsOf(filter, collected)
  return tests.length === 0 ? entries : entries.filter((entry) => tests.every((test) => test(entry)))
}
