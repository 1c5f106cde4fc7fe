import { describe, expect, it } from 'vitest'
import { messages } from '../../../renderer/ui/messages.ts'

const { places, placesShort, unsettled } = messages.reader.versions

describe('how highlights stand in a version', () => {
  it('is said of each kind that there is', () => {
    expect(places({ found: 31, unsure: 6, orphaned: 3, leftOut: 0 }, true)).toBe(
      '31 of 40 highlights are where they were, 6 may have moved, 3 are not in it.',
    )
    expect(places({ found: 0, unsure: 1, orphaned: 1, leftOut: 0 }, true)).toBe(
      '1 of 2 highlights may have moved, 1 is not in it.',
    )
    expect(places({ found: 37, unsure: 0, orphaned: 3, leftOut: 1 }, true)).toBe(
      '37 of 40 highlights are where they were, 2 are not in it, 1 was left out.',
    )
    expect(placesShort({ found: 37, unsure: 0, orphaned: 3, leftOut: 3 })).toBe('37 sure · 3 left out')
    expect(places({ found: 40, unsure: 0, orphaned: 0, leftOut: 0 }, false)).toBe(
      'All 40 highlights are in their place.',
    )
    expect(places({ found: 0, unsure: 0, orphaned: 0, leftOut: 0 }, true)).toBe('')
  })

  it('is said of one alone', () => {
    expect(places({ found: 1, unsure: 0, orphaned: 0, leftOut: 0 }, true)).toBe(
      'Its highlight is where it was.',
    )
    expect(places({ found: 0, unsure: 0, orphaned: 1, leftOut: 0 }, true)).toBe('Its highlight is not in it.')
    expect(unsettled(1, 0)).toBe('1 highlight may have moved in this version.')
    expect(unsettled(0, 1)).toBe('1 highlight is not in this version.')
    expect(unsettled(2, 1)).toBe('2 highlights may have moved in this version, 1 is not in it.')
    expect(unsettled(0, 0)).toBe('')
  })
})
