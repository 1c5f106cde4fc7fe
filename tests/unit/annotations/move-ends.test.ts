import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedWords, moveEnd, placeEnd } from '../../../renderer/annotations/move-ends.ts'

const TEXT = 'The quay is a promise in concrete. It says so.\nAnother block.'
const at = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length })
const quoted = (stretch: { start: number; end: number } | null) =>
  stretch && TEXT.slice(stretch.start, stretch.end)

const texts = fc
  .array(fc.constantFrom('word', 'é', '👩‍🚒', ' ', '. ', '\n', '“', '文字', '-'), {
    minLength: 2,
    maxLength: 30,
  })
  .map((parts) => `a${parts.join('')}b`)
const sides = fc.constantFrom('start' as const, 'end' as const)

describe('an end that is dragged', () => {
  it('keeps to words, or with Alt to letters', () => {
    const inPromise = TEXT.indexOf('promise') + 3
    expect(quoted(placeEnd(TEXT, at('quay is'), 'end', inPromise, true))).toBe('quay is a promise')
    expect(quoted(placeEnd(TEXT, at('quay is'), 'end', inPromise, false))).toBe('quay is a pro')
    expect(quoted(placeEnd(TEXT, at('promise in'), 'start', TEXT.indexOf('uay'), true))).toBe(
      'quay is a promise in',
    )
  })

  it('does not begin with the punctuation behind a word', () => {
    expect(quoted(placeEnd(TEXT, at('says so'), 'start', TEXT.indexOf('. It'), true))).toBe(
      'concrete. It says so',
    )
  })

  it('leaves white space out', () => {
    expect(quoted(placeEnd(TEXT, at('quay'), 'end', TEXT.indexOf('promise'), true))).toBe('quay is a')
    expect(quoted(placeEnd(TEXT, at('promise'), 'start', TEXT.indexOf(' is'), true))).toBe('is a promise')
  })

  it('stops before the other end', () => {
    expect(quoted(placeEnd(TEXT, at('quay is'), 'end', 0, true))).toBe('quay')
    expect(quoted(placeEnd(TEXT, at('quay is'), 'end', 0, false))).toBe('q')
    expect(quoted(placeEnd(TEXT, at('quay is'), 'start', TEXT.length, true))).toBe('is')
  })

  it('never makes a highlight empty, and never moves the other end', () => {
    fc.assert(
      fc.property(texts, sides, fc.boolean(), fc.nat(), fc.nat(), fc.nat(), (text, side, snaps, a, b, c) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        const next = placeEnd(text, { start, end }, side, c % (text.length + 1), snaps)
        expect(next.start).toBeLessThan(next.end)
        expect(next.start).toBeGreaterThanOrEqual(0)
        expect(next.end).toBeLessThanOrEqual(text.length)
        expect(side === 'end' ? next.start : next.end).toBe(side === 'end' ? start : end)
      }),
    )
  })
})

describe('an end that is moved with a key', () => {
  it('goes on by a word with its punctuation, also into the next block', () => {
    expect(quoted(moveEnd(TEXT, at('promise in'), 'end', 1, 'word'))).toBe('promise in concrete.')
    expect(quoted(moveEnd(TEXT, at('It says so.'), 'end', 1, 'word'))).toBe('It says so.\nAnother')
    expect(quoted(moveEnd(TEXT, at('promise in'), 'end', 1, 'sentence'))).toBe('promise in concrete.')
    expect(quoted(moveEnd(TEXT, at('promise in'), 'start', -1, 'word'))).toBe('a promise in')
  })

  it('goes back by a word, but not until nothing is left', () => {
    expect(quoted(moveEnd(TEXT, at('promise in'), 'end', -1, 'word'))).toBe('promise')
    expect(moveEnd(TEXT, at('promise'), 'end', -1, 'word')).toBeNull()
    expect(moveEnd(TEXT, at('promise'), 'start', 1, 'word')).toBeNull()
    expect(moveEnd(TEXT, at('block.'), 'end', 1, 'word')).toBeNull()
  })

  it('says which words were gained or lost', () => {
    expect(changedWords(TEXT, at('quay is'), at('quay is a promise'))).toEqual({
      gained: 'a promise',
      lost: '',
    })
    expect(changedWords(TEXT, at('quay is a'), at('is a'))).toEqual({ gained: '', lost: 'quay' })
  })
})
