import { describe, expect, it } from 'vitest'
import { judgeRuleQuery } from '../../../shared/query/rule-query.ts'

const problemsOf = (query: string) =>
  judgeRuleQuery(query).problems.map(({ kind, start, end }) => [kind, query.slice(start, end)])

describe('the query of a rule', () => {
  it.each([
    'site:arxiv.org',
    'title:survey OR "deep learning" -author:doe',
    'lang:en words:>3000 published:2020..2024 saved:>2026',
    'has:images is:untagged is:incomplete tag:inbox/papers',
    'body:harbour in:title',
    'https://example.org',
  ])('may be %s', (query) => {
    expect(problemsOf(query)).toEqual([])
  })

  it.each([
    ['in:archive harbour', 'in:archive'],
    ['site:x is:finished', 'is:finished'],
    ['-is:favourite x', 'is:favourite'],
    ['x (has:notes OR y)', 'has:notes'],
    ['has:highlights', 'has:highlights'],
    ['color:amber x', 'color:amber'],
    ['highlight-tag:x', 'highlight-tag:x'],
    ['progress:>50% x', 'progress:>50%'],
    ['progress:10..50 x', 'progress:10..50'],
    ['notes:doubt', 'notes:doubt'],
    ['in:highlights doubt', 'in:highlights'],
  ])('%s asks for what comes later, and the place is named', (query, piece) => {
    expect(problemsOf(query)).toEqual([['later', piece]])
  })

  it('names what is not understood before it, in order', () => {
    expect(problemsOf('nonsense:x is:read is:finished')).toEqual([
      ['unknown-field', 'nonsense:x'],
      ['unknown-value', 'is:read'],
      ['later', 'is:finished'],
    ])
  })

  it('says something that tells articles apart', () => {
    expect(judgeRuleQuery('  ').problems).toEqual([{ kind: 'everything', start: 0, end: 2 }])
  })
})
