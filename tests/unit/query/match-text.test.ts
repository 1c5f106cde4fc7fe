import { describe, expect, it } from 'vitest'
import { matchQuery, type QueryFacts } from '../../../shared/query/match-query.ts'
import { textTest } from '../../../shared/query/match-text.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'

const FACTS: QueryFacts = {
  title: 'Ice on the harbour',
  authors: ['Ada Example'],
  siteName: 'Coast Journal',
  url: 'https://www.coast.example/ice',
  excerpt: '',
  tags: ['sea/ice'],
  highlightTags: [],
  location: 'inbox',
  favorite: false,
  finished: false,
  progress: 0,
  words: 1200,
  untagged: false,
  inTrash: false,
  highlights: 0,
  notes: 0,
  images: 0,
  missingImages: 0,
  orphans: 0,
  colors: [],
  savedAt: 0,
  publishedAt: '2024',
  lang: 'en',
}

const BODY = 'The ferries stayed where they lay. In spring the ice broke up with a noise like thunder.'

const matches = (query: string) =>
  matchQuery(
    parseQuery(query).query,
    FACTS,
    textTest({ title: FACTS.title, byline: 'Ada Example\nCoast Journal', body: BODY }, 'en'),
  )

describe('words of a query in an article that is not in the index', () => {
  it.each([
    'ferry',
    'body:thunder',
    '"stayed where"',
    'thund*',
    'harbour thunder',
    'ada',
    'sea',
    'thunder site:coast.example words:>1000',
    'title:harbours',
    '-lighthouse',
  ])('finds it by %s', (query) => {
    expect(matches(query)).toBe(true)
  })

  it.each(['title:thunder', 'body:harbour', '"where stayed"', 'thund', '-thunder', 'thunder author:bo'])(
    'does not find it by %s',
    (query) => {
      expect(matches(query)).toBe(false)
    },
  )
})
