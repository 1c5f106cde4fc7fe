import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryOffset, mergeText } from '../../../shared/annotation/merge-text.ts'

const word = fc.stringMatching(/^[a-d]{1,3}$/)
const text = fc
  .array(fc.oneof(word, fc.constantFrom('\n', '- ', '**', ' ')), { maxLength: 24 })
  .map((parts) => parts.join(' '))

const countOf = (words: string, one: string) => (words.match(/[a-z]+/g) ?? []).filter((w) => w === one).length

describe('mergeText', () => {
  it('takes what was changed in either', () => {
    const base = 'Ships come in at dawn.\n\nThe quay is empty by noon.'
    const theirs = 'Ships come in at dusk.\n\nThe quay is empty by noon.'
    const mine = 'Ships come in at dawn.\n\nThe quay is empty by noon. So is the bar.'
    expect(mergeText(base, theirs, mine)).toBe(
      'Ships come in at dusk.\n\nThe quay is empty by noon. So is the bar.',
    )
  })

  it('does not guess where both changed the same words', () => {
    expect(mergeText('Begun here', 'Begun there', 'Begun nowhere')).toBeNull()
    expect(mergeText('Begun', 'Begun and ended', 'Begun and forgotten')).toBeNull()
    expect(mergeText('One two three', 'One three', 'One twofold three')).toBeNull()
  })

  it('takes a change that both made once', () => {
    expect(mergeText('a lock', 'a dry lock', 'a dry lock')).toBe('a dry lock')
    expect(mergeText('a lock, b, c d', 'a dry lock, b, c d', 'a dry lock, b, c e')).toBe('a dry lock, b, c e')
  })

  it('merges edits of different words, whichever side made which', () => {
    const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{4}$/), { minLength: 6, maxLength: 30 })
    fc.assert(
      fc.property(
        words,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('NEW', '', 'TWO WORDS'),
        (list, one, other, made) => {
          const first = one % (list.length - 3)
          const second = first + 3 + (other % (list.length - first - 3))
          const change = (at: readonly number[]) =>
            list.map((old, index) => (index === at[0] ? made || 'X' : index === at[1] ? 'YY' : old)).join(' ')
          const theirs = change([first])
          const mine = change([-1, second])
          expect(mergeText(list.join(' '), theirs, mine)).toBe(change([first, second]))
          expect(mergeText(list.join(' '), mine, theirs)).toBe(change([first, second]))
        },
      ),
    )
  })

  it('never loses a word that either side wrote', () => {
    fc.assert(
      fc.property(text, text, text, (base, theirs, mine) => {
        const merged = mergeText(base, theirs, mine)
        if (merged === null) return
        for (const side of [theirs, mine])
          for (const one of new Set(side.match(/[a-z]+/g)))
            if (countOf(side, one) > countOf(base, one))
              expect(countOf(merged, one)).toBeGreaterThanOrEqual(countOf(side, one) - countOf(base, one))
      }),
      { numRuns: 3000 },
    )
  })

  it('keeps each character that was typed into either side, in its order, or keeps the two apart', () => {
    const insert = (at: string, offset: number, typed: string) =>
      at.slice(0, offset) + typed + at.slice(offset)
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.nat(),
        fc.stringMatching(/^[xy !]{1,6}$/),
        fc.stringMatching(/^[uv ?]{1,6}$/),
        (base, one, other, theirs, mine) => {
          const merged = mergeText(
            base,
            insert(base, one % (base.length + 1), theirs),
            insert(base, other % (base.length + 1), mine),
          )
          if (merged === null) return
          expect(merged.replace(/[^xy!]/g, '')).toBe(theirs.replace(/ /g, ''))
          expect(merged.replace(/[^uv?]/g, '')).toBe(mine.replace(/ /g, ''))
          expect(merged.replace(/[xyuv!? ]/g, '')).toBe(base.replace(/ /g, ''))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('agrees when only one side changed, and does not depend on which is which', () => {
    fc.assert(
      fc.property(text, text, text, (base, theirs, mine) => {
        expect(mergeText(base, base, mine)).toBe(mine)
        expect(mergeText(base, theirs, base)).toBe(theirs)
        expect(mergeText(base, mine, mine)).toBe(mine)
        expect(mergeText(base, theirs, mine)).toBe(mergeText(base, mine, theirs))
      }),
    )
  })

  it('gives up on long texts that have nothing in common, in a moment', () => {
    const long = (letter: string) => Array.from({ length: 20_000 }, (_, n) => `${letter}${n}`).join(' ')
    const start = performance.now()
    expect(mergeText(long('a'), long('b'), long('c'))).toBeNull()
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('carryOffset', () => {
  it('keeps a caret between the words where it stood', () => {
    expect(carryOffset('one two', 'zero one two', 4)).toBe(9)
    expect(carryOffset('one two', 'one two three', 4)).toBe(4)
    expect(carryOffset('one two', 'one two three', 7)).toBe(7)
    expect(carryOffset('one two three', 'one three', 6)).toBe(4)
  })

  it('never leaves the text', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (from, to, at) => {
        const offset = carryOffset(from, to, at % (from.length + 1))
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(offset).toBeLessThanOrEqual(to.length)
      }),
    )
  })
})
