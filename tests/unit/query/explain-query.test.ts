import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryMessages } from '../../../renderer/ui/messages/query.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import { anyQuery } from './query-arbitraries.ts'

const explain = (text: string) => queryMessages.explain(parseQuery(text).query)

describe('a query in words', () => {
  it.each([
    [
      'tag:politics/asia -is:finished',
      'Articles that have the tag “politics/asia” or one below it and are not finished.',
    ],
    ['is:unread harbour', 'Articles that are not finished and have “harbour”.'],
    [
      'title:"two words" OR author:Lee',
      'Articles that have exactly “two words” in the title or have “Lee” among the authors.',
    ],
    ['in:notes harb*', 'Articles that have a word that begins with “harb” in the notes.'],
    ['words:>2000 progress:<50%', 'Articles that have more than 2,000 words and are read to less than 50 %.'],
    [
      'published:2025 -saved:2026-02-03',
      'Articles that were published in 2025 and were not saved on Feb 3, 2026.',
    ],
    [
      'lang:ja (has:notes OR color:amber)',
      'Articles that are in Japanese and (have notes or have amber highlights).',
    ],
    ['-(a b)', 'Articles that do not fit this: (have “a” and have “b”).'],
  ])('%s', (text, words) => {
    expect(explain(text)).toBe(words)
  })

  it('is there for every query', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(queryMessages.explain(query)).toMatch(/^Articles that .+\.$/s)
      }),
    )
  })
})
