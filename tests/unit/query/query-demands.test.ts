import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatQuery } from '../../../shared/query/format-query.ts'
import { allOf } from '../../../shared/query/query.ts'
import { demandsOf } from '../../../shared/query/query-demands.ts'
import { anyTerm } from './query-arbitraries.ts'

const given = (query: string) => {
  const demands = demandsOf(query)
  if (!demands.ok) return demands.error.kind
  const { tags, favorite, location, others } = demands.value
  return [
    tags.join(' & '),
    favorite ? 'favourite' : '',
    location ?? '',
    others.length > 0 ? `not ${formatQuery(allOf(others))}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

describe('what an article is given so that it answers a query', () => {
  it.each([
    ['tag:politics/asia', 'politics/asia'],
    ['tag:a tag:b', 'a & b'],
    // A tag below another stands for both, in any spelling and only once.
    ['tag:politics tag:Politics/Asia', 'Politics/Asia'],
    ['tag:a tag:A', 'a'],
    ['tag:a is:favorite in:later', 'a, favourite, later'],
    ['is:favorite', 'favourite'],
    ['in:archive', 'archive'],
    ['tag:a saved:>2026', 'a, not saved:>2026'],
    ['tag:a -tag:b harbour', 'a, not -tag:b harbour'],
    ['tag:a (tag:b OR tag:c)', 'a, not tag:b OR tag:c'],
  ])('%s gives %s', (query, what) => {
    expect(given(query)).toBe(what)
  })

  it.each([
    ['', 'everything'],
    ['tag:', 'broken'],
    ['tag:a (', 'broken'],
    ['tag:a in:trash', 'trash'],
    ['in:inbox in:later', 'places'],
    ['tag:a OR tag:b', 'either'],
    ['harbour', 'words'],
    ['title:harbour words:>100', 'words'],
    ['saved:>2026', 'nothing'],
    ['-tag:a', 'nothing'],
    ['highlight-tag:a', 'nothing'],
  ])('%s is refused: %s', (query, why) => {
    expect(given(query)).toBe(why)
  })

  it('leaves out nothing that a query asks for', () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 5 }), (terms) => {
        const demands = demandsOf(formatQuery(allOf(terms)))
        fc.pre(demands.ok)
        if (!demands.ok) return
        const { tags, favorite, location, others } = demands.value
        const asked = terms.filter(({ kind }) => kind !== 'tag')
        const kept = others.length + (favorite ? 1 : 0) + (location === null ? 0 : 1)
        expect(kept).toBeGreaterThanOrEqual(new Set(asked.map((term) => formatQuery(term))).size)
        expect(tags.length > 0).toBe(terms.some(({ kind }) => kind === 'tag'))
      }),
    )
  })
})
