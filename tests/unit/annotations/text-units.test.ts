import { describe, expect, it } from 'vitest'
import { unitsAround, unitsIn } from '../../../renderer/annotations/text-units.ts'

const words = (text: string) =>
  unitsIn(text, { start: 0, end: text.length }, 'word').map(({ start, end }) => text.slice(start, end))

describe('the words of a text', () => {
  it('have their punctuation with them', () => {
    expect(words('He said: “Not yet,” and left (late).')).toEqual([
      'He',
      'said:',
      '“Not',
      'yet,”',
      'and',
      'left',
      '(late).',
    ])
    expect(words('A dash — alone')).toEqual(['A', 'dash', '—', 'alone'])
  })

  it('are found where no spaces part them', () => {
    expect(words('港口在北边。').length).toBeGreaterThan(1)
    expect(words('港口在北边。').join('')).toBe('港口在北边。')
  })
})

describe('the units around a place', () => {
  it('are those of its block and of the next ones that hold any', () => {
    const text = 'One.\n\nTwo. Three.\n \nFour.'
    const quotes = unitsAround(text, 7, 'sentence').map(({ start, end }) => text.slice(start, end))
    expect(quotes).toEqual(['One.', 'Two.', 'Three.', 'Four.'])
  })
})
