import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignDocuments } from '../../../shared/anchoring/align-documents.ts'
import { type Anchoring, anchor, type Selectors } from '../../../shared/anchoring/anchor.ts'
import { anchorAcross } from '../../../shared/anchoring/anchor-across.ts'
import { describe as describePassage } from '../../../shared/anchoring/describe.ts'
import { prepareText } from '../../../shared/anchoring/prepare-text.ts'
import { cutsSurrogatePair, type TextRange } from '../../../shared/anchoring/text-range.ts'

/** Any sequence of UTF-16 units, half pairs and controls among them. */
const units = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd7ff, max: 0xe000 })), { maxLength: 120 })
  .map((codes) => String.fromCharCode(...codes))
const blanks = fc.string({
  unit: fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u00ad', '\u200b', '\ufeff', '\u0301'),
  maxLength: 60,
})
/** Texts of few letters repeat themselves everywhere, which is where a passage is mistaken for another. */
const repetitive = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    'ab ',
    ' ',
    '\n',
    '😀',
    '🇨🇭',
    'é',
    'e\u0301',
    '漢',
    'か',
    'が',
    '\ud83d',
    '\ude00',
  ),
  maxLength: 120,
})
const paragraphs = fc
  .array(fc.constantFrom('The sea is calm. ', 'The sea is deep. ', 'No. ', 'Yes.\n', '海は静かだ。', 'x'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''))
const anyText = fc.oneof(
  units,
  blanks,
  repetitive,
  paragraphs,
  fc.string({ unit: 'grapheme', maxLength: 120 }),
)

function rangeIn(text: string) {
  return fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]): TextRange => ({ start: Math.min(a, b), end: Math.max(a, b) }))
}

const selection = anyText.chain((text) => rangeIn(text).map((range) => ({ text, range })))
const selectionOfWholeCharacters = selection.filter(
  ({ text, range }) => !cutsSurrogatePair(text, range.start) && !cutsSurrogatePair(text, range.end),
)

test('describing and anchoring is the identity on any selection of any text', () => {
  fc.assert(
    fc.property(selection, ({ text, range }) => {
      const selectors = describePassage(text, range)
      expect(anchor(text, selectors)).toMatchObject({ ...range, status: 'exact' })
      expect(anchor(text, selectors, { index: prepareText(text) })).toMatchObject({
        ...range,
        status: 'exact',
      })
    }),
    { numRuns: 400 },
  )
})

test('between a text and itself every selection of whole characters keeps its place', () => {
  fc.assert(
    fc.property(selectionOfWholeCharacters, ({ text, range }) => {
      const alignment = alignDocuments(prepareText(text), prepareText(text))
      expect(anchorAcross(alignment, describePassage(text, range))).toMatchObject({
        ...range,
        status: 'exact',
      })
    }),
    { numRuns: 400 },
  )
})

test('where a passage is found does not depend on the passages that were looked for before', () => {
  const several = fc
    .tuple(anyText, anyText)
    .chain(([old, renewed]) =>
      fc.tuple(fc.constant({ old, renewed }), fc.array(rangeIn(old), { maxLength: 6 })),
    )
  fc.assert(
    fc.property(several, ([{ old, renewed }, ranges]) => {
      const all = ranges.map((range) => describePassage(old, range))
      const index = prepareText(renewed)
      const alignment = alignDocuments(prepareText(old), index)
      const across = (selectors: Selectors) => anchorAcross(alignment, selectors)
      const alone = all.map((selectors) => anchor(renewed, selectors))
      expect(all.map((selectors) => anchor(renewed, selectors, { index }))).toEqual(alone)
      expect(all.toReversed().map((selectors) => anchor(renewed, selectors, { index }))).toEqual(
        alone.toReversed(),
      )
      expect(all.toReversed().map(across)).toEqual(all.map(across).toReversed())
    }),
  )
})

/** Sentences of which each has words of its own, so that a passage is told from its likes by what stands around it. */
const chronicle = fc
  .array(
    fc.array(fc.constantFrom('tide', 'boat', 'rope', 'the', 'a', '海', '船🚤'), {
      minLength: 3,
      maxLength: 9,
    }),
    {
      minLength: 40,
      maxLength: 60,
    },
  )
  .map((sentences) => sentences.map((words, day) => `On day ${day * day} ${words.join(' ')}. `))
/** Sentences between the passage and the edit: more than the surroundings that are looked at. */
const FAR = 8

test('an edit far from a passage leaves it exactly where it belongs', () => {
  const edit = fc.record({
    sentences: chronicle,
    at: fc.integer({ min: FAR, max: 30 }),
    removed: fc.nat(3),
    put: fc.oneof(units, paragraphs, repetitive),
    before: fc.boolean(),
    from: fc.nat(20),
    length: fc.nat(90),
  })
  fc.assert(
    fc.property(edit, ({ sentences, at, removed, put, before, from, length }) => {
      const head = sentences.slice(0, at).join('')
      const marked = sentences.slice(at, at + 6).join('')
      const tail = sentences.slice(at + 6).join('')
      const old = head + marked + tail
      // The edit falls eight sentences before the passage, or eight after it.
      const keptHead = sentences.slice(at - FAR, at).join('')
      const keptTail = sentences.slice(at + 6, at + 6 + FAR).join('')
      const renewedHead = sentences.slice(0, Math.max(0, at - FAR - removed)).join('') + put + keptHead
      const renewedTail = keptTail + put + sentences.slice(at + 6 + FAR + removed).join('')
      const renewed = before ? renewedHead + marked + tail : head + marked + renewedTail
      const start = Math.min(from, marked.length - 1)
      const end = Math.min(start + 1 + length, marked.length)
      if (cutsSurrogatePair(marked, start) || cutsSurrogatePair(marked, end)) return
      const alignment = alignDocuments(prepareText(old), prepareText(renewed))
      const selectors = describePassage(old, { start: head.length + start, end: head.length + end })
      const moved = before ? renewedHead.length : head.length
      expect(anchorAcross(alignment, selectors)).toMatchObject({ start: moved + start, end: moved + end })
    }),
    { numRuns: 150 },
  )
})

/** Selectors as they may come from elsewhere: of another text, with a position of nowhere, with halves of characters. */
const anySelectors: fc.Arbitrary<Selectors> = fc.oneof(
  selection.map(({ text, range }) => describePassage(text, range)),
  fc.record({
    quote: fc.record({ exact: anyText, prefix: anyText, suffix: anyText }),
    position: fc.option(
      fc.record({ start: fc.integer({ min: -9, max: 200 }), end: fc.integer({ min: -9, max: 200 }) }),
      { nil: undefined },
    ),
  }),
)

test('whatever is asked of whatever text, the answer is nothing or whole characters of it', () => {
  fc.assert(
    fc.property(anyText, anyText, anySelectors, (old, renewed, selectors) => {
      const alignment = alignDocuments(prepareText(old), prepareText(renewed))
      expectWithin(renewed, anchor(renewed, selectors), selectors)
      expectWithin(renewed, anchorAcross(alignment, selectors), selectors)
      expectWithin(old, anchor(old, { quote: { exact: old.slice(1, 9), prefix: '', suffix: '' } }), selectors)
    }),
    { numRuns: 400 },
  )
})

function expectWithin(text: string, found: Anchoring | null, { position }: Selectors): void {
  if (!found) return
  expect(found.start).toBeGreaterThanOrEqual(0)
  expect(found.end).toBeGreaterThanOrEqual(found.start)
  expect(found.end).toBeLessThanOrEqual(text.length)
  expect(found.confidence).toBeGreaterThan(0)
  expect(found.confidence).toBeLessThanOrEqual(1)
  // A selection that was made inside a character is kept as it was made.
  if (found.start === position?.start && found.end === position.end) return
  expect(cutsSurrogatePair(text, found.start) || cutsSurrogatePair(text, found.end)).toBe(false)
}
