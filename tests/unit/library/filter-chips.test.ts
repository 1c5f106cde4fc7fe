import { describe, expect, it } from 'vitest'
import { joinFilter, splitFilter, wordsToMark } from '../../../renderer/library/filter-chips.ts'
import { viewQuery } from '../../../renderer/library/view-query.ts'

describe('the filter field', () => {
  it('makes a chip of a condition once it is finished', () => {
    expect(splitFilter('tag:pol', false)).toEqual({ chips: [], text: 'tag:pol' })
    expect(splitFilter('tag:politics ', false)).toEqual({ chips: ['tag:politics'], text: '' })
    expect(splitFilter('harbour tag:politics wall', false)).toEqual({
      chips: ['tag:politics'],
      text: 'harbour wall',
    })
    expect(splitFilter('-tag:read', true)).toEqual({ chips: ['-tag:read'], text: '' })
    expect(splitFilter('tag:"to cite"', false)).toEqual({ chips: ['tag:"to cite"'], text: '' })
  })

  it('leaves what is not understood, and what stands in an OR or in parentheses, as it was typed', () => {
    expect(splitFilter('saved:soon ', true)).toEqual({ chips: [], text: 'saved:soon ' })
    expect(splitFilter('tag:a OR tag:b ', true).chips).toEqual([])
    expect(splitFilter('(tag:a) ', true).chips).toEqual([])
  })

  it('says the same query taken apart and joined', () => {
    expect(joinFilter(splitFilter('tag:a -tag:b two words', true))).toBe('tag:a -tag:b two words')
  })

  it('marks the words that must be there, and no others', () => {
    expect(wordsToMark('harbour -storm "old wall" title:port tag:x author:Ada')).toEqual([
      'harbour',
      'old wall',
      'port',
    ])
  })
})

describe('a view as a query', () => {
  const names = { tagPath: 'to cite', collectionQuery: 'tag:a OR tag:b' }
  it('reads back as what the view shows', () => {
    expect(viewQuery({ kind: 'place', place: 'later' }, names)).toBe('in:later')
    expect(viewQuery({ kind: 'place', place: 'favourites' }, names)).toBe('is:favourite')
    expect(viewQuery({ kind: 'place', place: 'all' }, names)).toBe('')
    expect(viewQuery({ kind: 'tag', tagId: '1' }, names)).toBe('tag:"to cite"')
    expect(viewQuery({ kind: 'collection', collectionId: '1' }, names)).toBe('(tag:a OR tag:b)')
  })
})
