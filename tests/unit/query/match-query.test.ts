import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containsText, matchQuery, type QueryFacts } from '../../../shared/query/match-query.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import { planQuery } from '../../../shared/query/plan-query.ts'
import { anyFacts, anyQuery } from './query-arbitraries.ts'

const facts: QueryFacts = {
  title: 'The harbour of Łódź',
  authors: ['Ann Lee', 'José Ortega'],
  siteName: 'The Daily Paper',
  url: 'https://www.paper.example/a',
  excerpt: 'A town without a sea keeps its harbour.',
  tags: ['politics/asia', 'to read'],
  highlightTags: ['idea'],
  location: 'later',
  favorite: true,
  finished: false,
  progress: 0.4,
  words: 1200,
  untagged: false,
  images: 3,
  missingImages: 1,
  orphans: 0,
  colors: ['rose'],
  inTrash: false,
  highlights: 2,
  notes: 0,
  savedAt: new Date(2025, 10, 30, 23, 30).getTime(),
  publishedAt: '2025-11',
  lang: 'en-GB',
}

const matched = (query: string, changes: Partial<QueryFacts> = {}): boolean =>
  matchQuery(parseQuery(query).query, { ...facts, ...changes })

describe('matchQuery', () => {
  it.each(
    `harb|HARBOUR lodz|"harbour of"|"keeps its harbour"|title:łódź|author:ortega|author:jose|author:"ann lee"|site:paper|site:paper.example
     tag:politics|tag:Politics/Asia|tag:"to read"|highlight-tag:idea|-tag:read|in:later|-in:inbox|is:favourite|is:unread|has:highlights|-has:notes
     lang:en|lang:en-gb|saved:2025|saved:2025-11-30|saved:<2025-12|saved:<=2025-11|saved:>2025-10|published:2025-11|published:>=2025|published:<=2025-11
     is:reading|is:incomplete|-is:untagged|has:image|color:rose|words:>1000|words:1000..1200|progress:<50%|progress:40|saved:2025..2025-11-30
     tag:nothing OR is:favorite|-(is:finished OR in:trash)`.split(/[|\n]\s*/),
  )('finds the article by %s', (query) => {
    expect(matched(query)).toBe(true)
  })

  it.each(
    `arbour|"harbour o"|"of harbour"|title:sea|author:"lee ann"|site:example.com|tag:asia|tag:politics/asia/japan|tag:pol|highlight-tag:politics
     in:inbox|in:trash|-is:favorite|is:finished|has:notes|lang:de|lang:e|saved:>2025-11|saved:<2025-11|published:2025-11-05|published:<2025-12-01 -tag:politics
     published:>2025|is:untagged|has:orphan|color:sky|words:<1200|progress:>=50%|saved:2026..`.split(
      /[|\n]\s*/,
    ),
  )('does not find it by %s', (query) => {
    expect(matched(query)).toBe(false)
  })

  it('leaves the Trash out of every query that does not speak of it', () => {
    expect(matched('', { inTrash: true })).toBe(false)
    expect(matched('-in:inbox', { inTrash: true })).toBe(false)
    expect(matched('in:trash', { inTrash: true })).toBe(true)
    expect(matched('in:later', { inTrash: true })).toBe(false)
    expect(matched('harbour (in:later OR in:trash)', { inTrash: true })).toBe(true)
  })

  it('never finds an article without a date by a date', () => {
    for (const sign of ['', '<', '<=', '>', '>='])
      expect(matched(`published:${sign}2025`, { publishedAt: '' })).toBe(false)
  })

  it('finds words of scripts without spaces anywhere', () => {
    expect(containsText('今日は東京の朝です', '東京', false)).toBe(true)
    expect(containsText('今日は東京の朝です', '東京の朝', true)).toBe(true)
    expect(containsText('شَمْسٌ', 'شمس', true)).toBe(true)
  })
})

describe('planQuery', () => {
  const plan = (query: string) => planQuery(parseQuery(query).query)

  it('names the tags and places that every match has', () => {
    expect(plan('tag:Politics -tag:read')).toMatchObject({
      tags: ['politics'],
      places: new Set(['inbox', 'later', 'archive']),
    })
    expect(plan('tag:a (tag:b tag:c OR tag:c)').tags).toEqual(['a', 'c'])
    expect(plan('tag:a OR x').tags).toEqual([])
    expect(plan('in:inbox OR in:trash').places).toEqual(new Set(['inbox', 'trash']))
    expect(plan('-in:inbox').places).toEqual(new Set(['later', 'archive']))
    expect(plan('in:inbox in:later').places).toEqual(new Set())
    expect(plan('is:favorite x')).toMatchObject({ favorite: true, looksAt: new Set(['tags']) })
  })

  it('never shuts out an article that matches', () => {
    fc.assert(
      fc.property(anyQuery, anyFacts, (query, some) => {
        if (!matchQuery(query, some)) return
        const { tags, highlightTags, places, favorite } = planQuery(query)
        const carries = (keys: readonly string[], key: string) =>
          keys.some((k) => k === key || k.startsWith(`${key}/`))
        expect(tags.every((key) => carries(some.tags, key))).toBe(true)
        expect(highlightTags.every((key) => carries(some.highlightTags, key))).toBe(true)
        expect(places.has(some.inTrash ? 'trash' : some.location)).toBe(true)
        expect(!favorite || some.favorite).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
