import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignDocuments } from '../../../shared/anchoring/align-documents.ts'
import { anchorAcross } from '../../../shared/anchoring/anchor-across.ts'
import { describe as describePassage } from '../../../shared/anchoring/describe.ts'
import { prepareText } from '../../../shared/anchoring/prepare-text.ts'

const OPENING = 'The orchard lies behind the mill, on the slope that faces south. '
const FIRST = 'In the first year the trees bore nothing. The farmer waited, and read. '
const SECOND = 'In the second year the trees bore nothing much. The farmer waited, and slept. '
const CLOSING = 'Then came the bees, and with them the apples, more than the cellar could hold.'

/** Marks a passage (its `occurrence`th, from 0) in the old text and returns what became of it. */
function carry(old: string, passage: string, renewed: string, occurrence = 0) {
  let start = old.indexOf(passage)
  for (let i = 0; i < occurrence; i++) start = old.indexOf(passage, start + 1)
  const alignment = alignDocuments(prepareText(old), prepareText(renewed))
  const found = anchorAcross(alignment, describePassage(old, { start, end: start + passage.length }))
  return found && { text: renewed.slice(found.start, found.end), start: found.start, status: found.status }
}

test('a passage is carried over through the changes around it', () => {
  const renewed = `A note first. ${OPENING}${FIRST.replace('nothing', 'hardly a leaf')}${SECOND}${CLOSING}`
  expect(carry(OPENING + FIRST + SECOND + CLOSING, 'the bees, and with them the apples', renewed)?.text).toBe(
    'the bees, and with them the apples',
  )
  expect(carry(OPENING + FIRST + SECOND + CLOSING, 'the trees bore nothing. The farmer', renewed)?.text).toBe(
    'the trees bore hardly a leaf. The farmer',
  )
})

test('a repeated phrase stays with its own sentence when the other one is deleted', () => {
  const old = OPENING + FIRST + SECOND + CLOSING
  const phrase = 'The farmer waited'
  const withoutFirst = OPENING + SECOND + CLOSING
  expect(carry(old, phrase, withoutFirst, 1)).toMatchObject({
    text: phrase,
    start: withoutFirst.indexOf(phrase),
  })
  expect(carry(old, phrase, withoutFirst, 0)).toBeNull()
})

test('a passage that was moved is found where it went', () => {
  const old = OPENING + FIRST + SECOND + CLOSING
  const renewed = CLOSING + OPENING + FIRST + SECOND
  expect(carry(old, 'the cellar could hold', renewed)?.text).toBe('the cellar could hold')
  expect(carry(old, 'the mill, on the slope', renewed)?.text).toBe('the mill, on the slope')
})

test('in an unchanged text every passage stays to the letter', () => {
  const old = OPENING + FIRST + SECOND + CLOSING
  for (let start = 0; start < old.length - 12; start += 5) {
    const passage = old.slice(start, start + 12)
    const selectors = describePassage(old, { start, end: start + 12 })
    const alignment = alignDocuments(prepareText(old), prepareText(old))
    expect(anchorAcross(alignment, selectors), passage).toMatchObject({
      start,
      end: start + 12,
      status: 'exact',
    })
  }
})

test('between equal texts every selection of whole characters keeps its place, however the text repeats itself', () => {
  const unit = fc.constantFrom('a', 'b', 'é', 'e', '\u0301', ' ', '\n', '\u00ad', '漢', '😀')
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 80 }), fc.nat(), fc.nat(), (units, a, b) => {
      const [from, to] = [a % units.length, b % units.length].sort((x, y) => x - y)
      const start = units.slice(0, from).join('').length
      const end = units.slice(0, (to ?? 0) + 1).join('').length
      const text = units.join('')
      const alignment = alignDocuments(prepareText(text), prepareText(text))
      expect(anchorAcross(alignment, describePassage(text, { start, end }))).toMatchObject({ start, end })
    }),
    { numRuns: 500 },
  )
})

test('texts with nothing in common, and empty ones, leave nothing in place', () => {
  expect(carry(OPENING, 'behind the mill', 'Prices rose by a tenth in March, said the bank.')).toBeNull()
  expect(carry(OPENING, 'behind the mill', '')).toBeNull()
})
