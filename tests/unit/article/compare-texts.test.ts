import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ComparedBlock, compareTexts } from '../../../shared/article/compare-texts.ts'
import { isMuchThinner } from '../../../shared/article/much-thinner.ts'

const kinds = (compared: readonly ComparedBlock[]) => compared.map(({ kind }) => kind)

test('a paragraph that was added, one that was dropped and one in other words are told apart', () => {
  const before = [
    'The quay',
    'The ferry leaves at six from the old pier.',
    'Nobody waits for it.',
    'The end.',
  ]
  const after = ['The quay', 'The ferry leaves at seven from the old pier.', 'The end.', 'A word of thanks.']
  const compared = compareTexts(before, after)
  expect(kinds(compared)).toEqual(['same', 'changed', 'gone', 'same', 'new'])
  expect(compared[1]).toEqual({
    kind: 'changed',
    stretches: [
      { kind: 'same', text: 'The ferry leaves at ' },
      { kind: 'gone', text: 'six ' },
      { kind: 'new', text: 'seven ' },
      { kind: 'same', text: 'from the old pier.' },
    ],
  })
})

test('white space makes no difference', () => {
  expect(kinds(compareTexts(['The  quay\n is empty.', ' '], ['The quay is empty.']))).toEqual(['same'])
})

test('texts without spaces are compared by their words, too', () => {
  expect(kinds(compareTexts(['港は朝とても静かだった。'], ['港は夜とても静かだった。']))).toEqual(['changed'])
})

test('read without what is new a comparison is the old version, without what is gone the new one', () => {
  const block = fc
    .array(fc.constantFrom('quay', 'tide', 'lamp', 'the', 'rope'), { minLength: 1, maxLength: 6 })
    .map((words) => words.join(' '))
  const text = fc.array(block, { maxLength: 12 })
  const squeeze = (texts: readonly string[]) => texts.join('').replaceAll(' ', '')
  fc.assert(
    fc.property(text, text, (before, after) => {
      const compared = compareTexts(before, after)
      const without = (kind: string) =>
        squeeze(
          compared.flatMap((one) =>
            one.kind === 'changed'
              ? one.stretches.flatMap((stretch) => (stretch.kind === kind ? [] : [stretch.text]))
              : one.kind === kind
                ? []
                : [one.text],
          ),
        )
      expect(without('new')).toBe(squeeze(before))
      expect(without('gone')).toBe(squeeze(after))
    }),
  )
})

test('a text that lost more than half of its words is much thinner, a note is not', () => {
  expect(isMuchThinner(2400, 312)).toBe(true)
  expect(isMuchThinner(2400, 1300)).toBe(false)
  expect(isMuchThinner(60, 10)).toBe(false)
})
