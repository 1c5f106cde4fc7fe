import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchor } from '../../../shared/anchoring/anchor.ts'
import { CONTEXT_LENGTH, describe as describeRange } from '../../../shared/anchoring/describe.ts'
import { prepareText } from '../../../shared/anchoring/prepare-text.ts'

/** Texts of few letters repeat themselves everywhere, which is where a passage is mistaken for another. */
const repetitive = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é', '\u0301', '\u00ad'),
  maxLength: 200,
})
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  repetitive,
)

const textWithSelection = anyText.chain((text) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) })),
)

test('what is described is found again where it was, whatever the text and the selection', () => {
  fc.assert(
    fc.property(textWithSelection, ({ text, start, end }) => {
      const found = anchor(text, describeRange(text, { start, end }), { index: prepareText(text) })
      expect(found).toMatchObject({ start, end, status: 'exact', confidence: 1 })
    }),
    { numRuns: 1000 },
  )
})

test('a quote and its surroundings are stretches of the text that hold whole characters', () => {
  fc.assert(
    fc.property(textWithSelection, ({ text, start, end }) => {
      const { quote } = describeRange(text, { start, end })
      expect(text).toContain(quote.prefix + quote.exact + quote.suffix)
      for (const part of [quote.prefix, quote.exact, quote.suffix])
        expect(halfPairs(part)).toBeLessThanOrEqual(halfPairs(text))
      expect(quote.prefix.length).toBeLessThanOrEqual(CONTEXT_LENGTH)
      expect(quote.suffix.length).toBeLessThanOrEqual(CONTEXT_LENGTH)
    }),
  )
})

test('a surrogate pair is never cut at the far end of the surroundings', () => {
  const text = `x${'😀'.repeat(20)}quote${'😀'.repeat(20)}x`
  const { quote } = describeRange(text, { start: 41, end: 46 })
  expect(quote).toEqual({ exact: 'quote', prefix: '😀'.repeat(16), suffix: '😀'.repeat(16) })
  const shifted = describeRange(text, { start: 40, end: 46 })
  expect(shifted.quote.exact).toBe('😀quote')
  const odd = describeRange(`${'😀'.repeat(20)}-quote`, { start: 41, end: 46 })
  expect(odd.quote.prefix).toBe(`${'😀'.repeat(15)}-`)
})

function halfPairs(text: string): number {
  return Array.from(text).filter((character) => /^[\ud800-\udfff]$/.test(character)).length
}
