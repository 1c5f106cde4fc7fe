import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords, hasSameWords, shortenSame } from '../../../shared/annotation/compare-words.ts'

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('compareWords', () => {
  it('tells which words went and which came', () => {
    expect(compareWords('The pier was lit at six.', 'The old pier was lit at seven.')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'new', text: 'old ' },
      { kind: 'same', text: 'pier was lit at ' },
      { kind: 'gone', text: 'six' },
      { kind: 'new', text: 'seven' },
      { kind: 'same', text: '.' },
    ])
  })

  it('keeps the space where a comma comes after a word', () => {
    expect(compareWords('brass scales of old', 'brass scales, of old')).toEqual([
      { kind: 'same', text: 'brass scales' },
      { kind: 'gone', text: ' ' },
      { kind: 'new', text: ', ' },
      { kind: 'same', text: 'of old' },
    ])
  })

  it('does not mind how the white space runs', () => {
    expect(compareWords('two\nlines here', 'two lines  here')).toEqual([
      { kind: 'same', text: 'two lines here' },
    ])
    expect(hasSameWords('two\nlines', 'two lines')).toBe(true)
    expect(hasSameWords('two lines', 'two line')).toBe(false)
  })

  it('parts words that are written without spaces', () => {
    expect(compareWords('港は静かだ', '港は暗い').filter(({ kind }) => kind === 'same')[0]?.text).toContain(
      '港は',
    )
  })

  it('gives both passages back', () => {
    const passage = fc
      .array(fc.constantFrom('quay', 'tide', 'lamp', 'the', 'rope', ','))
      .map((words) => words.join(' ').replaceAll(' ,', ','))
    fc.assert(
      fc.property(passage, passage, (before, after) => {
        const stretches = compareWords(before, after)
        const without = (kind: string) =>
          tidy(stretches.flatMap((one) => (one.kind === kind ? [] : [one.text])).join(''))
        expect(without('new')).toBe(before)
        expect(without('gone')).toBe(after)
      }),
    )
  })

  it('compares passages of many words, and shows whole what has nothing in common', () => {
    const long = 'word '.repeat(700)
    expect(compareWords(long, long).map(({ kind }) => kind)).toEqual(['same'])
    expect(compareWords(long, `${long} more`).map(({ kind }) => kind)).toEqual(['same', 'new'])
    const numbers = (from: number) => Array.from({ length: 1500 }, (_, n) => `w${from + n}`).join(' ')
    expect(compareWords(numbers(0), numbers(5000)).map(({ kind }) => kind)).toEqual(['gone', 'new'])
  })
})

describe('shortenSame', () => {
  it('keeps a few words on the side where something differs', () => {
    const many = 'one two three four five six seven eight'
    expect(shortenSame(compareWords(`${many} nine`, `${many} ten`)).map(({ text }) => text)).toEqual([
      '… four five six seven eight ',
      'nine',
      'ten',
    ])
    expect(shortenSame(compareWords(many, many))).toEqual([{ kind: 'same', text: many }])
  })
})
