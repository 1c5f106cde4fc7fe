import fc from 'fast-check'
import { HIGHLIGHT_COLORS } from '../../../shared/annotation/highlight-colors.ts'
import { normalizeTagPath } from '../../../shared/library/tag-path.ts'
import type { QueryFacts } from '../../../shared/query/match-query.ts'
import {
  allOf,
  anyOf,
  noneOf,
  QUERY_BELONGINGS,
  QUERY_PLACES,
  QUERY_STATES,
  type Query,
  type QueryTerm,
  TEXT_FIELDS,
} from '../../../shared/query/query.ts'

const word = fc.constantFrom('asia', 'Über', '東京', 'a-b', "o'neil", 'x"y', 'é', '3.5', 'Re:', '\\')
const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
const phrase = fc.oneof(word, fc.constantFrom('two words', 'OR', '-x', '(y)', 'say "no"', 'end\\'), anyText)
const tagPath = fc
  .oneof(fc.constantFrom('politics', 'politics/asia', 'Read', 'two words', '(x)', '"q'), anyText)
  .map(normalizeTagPath)
  .filter((result) => result.ok)
  .map((result) => result.value)

const textTerm = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    field: fc.constant('any' as const),
    text: word,
    phrase: fc.constant(false),
    prefix: fc.constant(false),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    field: fc.constantFrom('any' as const, ...TEXT_FIELDS),
    text: fc.constantFrom('asia', 'Über', '東', '3'),
    phrase: fc.constant(false),
    prefix: fc.constant(true),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    field: fc.constantFrom('any' as const, ...TEXT_FIELDS),
    text: phrase.filter((text) => text.trim() !== ''),
    phrase: fc.constant(true),
    prefix: fc.constant(false),
  }),
)

export const anyTerm: fc.Arbitrary<QueryTerm> = fc.oneof(
  textTerm,
  fc.record({ kind: fc.constantFrom('tag' as const, 'highlight-tag' as const), path: tagPath }),
  fc.record({ kind: fc.constant('in' as const), place: fc.constantFrom(...QUERY_PLACES) }),
  fc.record({
    kind: fc.constant('is' as const),
    state: fc.constantFrom(...QUERY_STATES),
  }),
  fc.record({
    kind: fc.constant('has' as const),
    what: fc.constantFrom(...QUERY_BELONGINGS),
  }),
  fc.record({ kind: fc.constant('color' as const), color: fc.constantFrom(...HIGHLIGHT_COLORS) }),
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constantFrom('words' as const, 'progress' as const),
    comparison: fc.constantFrom('<' as const, '<=' as const, '=' as const, '>=' as const, '>' as const),
    value: fc.nat(100),
  }),
  fc.record({ kind: fc.constant('lang' as const), lang: fc.constantFrom('en', 'en-GB', 'ja') }),
  fc.record({
    kind: fc.constant('date' as const),
    field: fc.constantFrom('saved' as const, 'published' as const),
    comparison: fc.constantFrom('<' as const, '<=' as const, '=' as const, '>=' as const, '>' as const),
    date: fc.constantFrom('2025', '2025-11', '2026-02-02'),
  }),
)

/** Queries without redundancy, as the parser gives them. */
export const anyQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyTerm,
    fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map(allOf),
    fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map(anyOf),
    tie('query').map(noneOf),
  ),
})).query

export const anyFacts: fc.Arbitrary<QueryFacts> = fc.record({
  title: fc.constantFrom('Asia at sea', 'Die Übersicht', '東京の朝', ''),
  authors: fc.subarray(['Ann O’Neil', 'Bo Lee']),
  siteName: fc.constantFrom('The Paper', ''),
  url: fc.constantFrom('https://www.paper.example/a', ''),
  excerpt: fc.constantFrom('Two words here', ''),
  tags: fc.subarray(['politics', 'politics/asia', 'read', '(x)']),
  highlightTags: fc.subarray(['politics/asia', 'two words']),
  location: fc.constantFrom('inbox' as const, 'later' as const, 'archive' as const),
  favorite: fc.boolean(),
  finished: fc.boolean(),
  progress: fc.constantFrom(0, 0.2, 1),
  words: fc.nat(200),
  untagged: fc.boolean(),
  images: fc.nat(2),
  missingImages: fc.nat(2),
  orphans: fc.nat(2),
  colors: fc.subarray([...HIGHLIGHT_COLORS]),
  inTrash: fc.boolean(),
  highlights: fc.nat(2),
  notes: fc.nat(2),
  savedAt: fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2026, 11, 31) }),
  publishedAt: fc.constantFrom('', '2025', '2025-11', '2026-02-02'),
  lang: fc.constantFrom('', 'en', 'en-GB', 'ja'),
})
