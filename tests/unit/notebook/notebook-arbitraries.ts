import fc from 'fast-check'
import { HIGHLIGHT_COLORS } from '../../../shared/annotation/highlight-colors.ts'
import { tagKey } from '../../../shared/library/tag-path.ts'
import type { NotebookEntry } from '../../../shared/notebook/notebook-entry.ts'
import type { NotebookFilter } from '../../../shared/notebook/notebook-filter.ts'
import { foldText } from '../../../shared/query/fold-text.ts'

const TEXTS = ['A quay is a promise', 'Über die Brücke', 'the quay, the crane', 'tide', '']
const TAGS = ['world', 'World/Asia', 'worldly', 'to cite']
const ARTICLES = ['ash', 'birch', 'cedar'].map((id) => ({
  id,
  title: id.toUpperCase(),
  titleKey: id,
  authors: ['Ada Quill'],
  siteName: '',
  publishedAt: '',
  url: `https://example.org/${id}`,
}))

/** The middle of a day of March 2026, on the person's own calendar. */
export const noonOf = (day: number): number => new Date(2026, 2, day, 12).getTime()

const anyMark = fc.option(
  fc.record({
    color: fc.constantFrom(...HIGHLIGHT_COLORS),
    style: fc.constant('highlight' as const),
    element: fc.option(fc.record({ kind: fc.constantFrom('image', 'code'), label: fc.constant('A label') })),
  }),
)

const anyEntry: fc.Arbitrary<NotebookEntry> = fc
  .record({
    mark: anyMark,
    article: fc.option(fc.constantFrom(...ARTICLES)),
    quote: fc.constantFrom(...TEXTS),
    tags: fc.subarray(TAGS),
    notes: fc.array(fc.constantFrom(...TEXTS), { maxLength: 2 }),
    day: fc.integer({ min: -40, max: 40 }),
    place: fc.constantFrom('settled' as const, 'unsure' as const, 'orphan' as const),
    start: fc.nat(9),
  })
  .map(({ mark, article, quote, tags, notes, day, place, start }) => ({
    id: '',
    kind:
      mark && article ? ('highlight' as const) : article ? ('article-note' as const) : ('free-note' as const),
    article,
    quote,
    mark,
    tags: tags.map((path) => ({ id: path, path, color: '', key: tagKey(path) })),
    notes: notes.map((body, n) => ({ id: `note ${n}`, body, createdAt: 0 })),
    createdAt: noonOf(day),
    place,
    start,
    folded: foldText([quote, ...notes].join('\n')),
  }))

/** Newest first, each with an id of its own. */
export const anyEntries: fc.Arbitrary<readonly NotebookEntry[]> = fc
  .array(anyEntry, { maxLength: 12 })
  .map((entries) =>
    entries
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .map((entry, n) => ({ ...entry, id: `entry ${String(99 - n).padStart(2, '0')}` })),
  )

const anyDay = fc.constantFrom('', '2026-02-20', '2026-03-10', '2026-03-31')

export const anyFilter: fc.Arbitrary<NotebookFilter> = fc.record({
  text: fc.constantFrom('', '  ', 'QUAY', 'promise quay', 'bruc', 'nowhere'),
  colors: fc.subarray([...HIGHLIGHT_COLORS], { maxLength: 2 }),
  tag: fc.constantFrom('', 'WORLD', 'world/asia', 'to'),
  articleId: fc.constantFrom('', '', 'ash'),
  collectionId: fc.constantFrom('', '', 'some'),
  from: anyDay,
  to: anyDay,
  withNote: fc.boolean(),
  place: fc.constantFrom('any' as const, 'any' as const, 'unsure' as const, 'orphan' as const),
  kind: fc.constantFrom(
    'any' as const,
    'any' as const,
    'highlight' as const,
    'code' as const,
    'free-note' as const,
  ),
})
