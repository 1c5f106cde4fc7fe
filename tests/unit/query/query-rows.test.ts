import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatQuery } from '../../../shared/query/format-query.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import { queryOf, readRow, rowsOf } from '../../../shared/query/query-rows.ts'
import { anyQuery } from './query-arbitraries.ts'

describe('query rows', () => {
  it('give back the query that they were made of', () => {
    fc.assert(
      fc.property(anyQuery, (given) => {
        // As it can be written, which is all that a field holds.
        const { query } = parseQuery(formatQuery(given))
        expect(queryOf(rowsOf(query))).toEqual(query)
      }),
      { numRuns: 2_000 },
    )
  })

  it('show each condition by itself, and what is composed as it is written', () => {
    expect(
      rowsOf(parseQuery('tag:"two words" -is:finished saved:>2026-01 (a OR b) title:"x y"').query),
    ).toEqual({
      mode: 'all',
      rows: [
        { negated: false, field: 'tag', comparison: '=', value: 'two words' },
        { negated: true, field: 'is', comparison: '=', value: 'finished' },
        { negated: false, field: 'saved', comparison: '>', value: '2026-01' },
        { negated: false, field: 'composed', comparison: '=', value: 'a OR b' },
        { negated: false, field: 'title', comparison: '=', value: '"x y"' },
      ],
    })
  })

  it('leave out what is not finished', () => {
    const row = { negated: false, field: 'saved', comparison: '>', value: '20x' } as const
    expect(readRow(row)).toBeNull()
    const finished = { negated: false, field: 'author', comparison: '=', value: 'Lee Walker' } as const
    expect(formatQuery(queryOf({ mode: 'any', rows: [row, finished] }))).toBe('author:"Lee Walker"')
  })
})
