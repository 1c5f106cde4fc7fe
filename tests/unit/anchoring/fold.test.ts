import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from '../../../shared/anchoring/fold.ts'

const folded = (text: string) => String.fromCharCode(...foldText(text).units)

test('white space, case, marks, quotes and dashes make no difference', () => {
  expect(folded('The  Café —\u00a0“OPEN”')).toBe('thecafe-"open"')
  expect(folded('cafe\u0301')).toBe(folded('Café'))
  expect(folded('ﬁne ½')).toBe(folded('fine 1⁄2'))
  expect(folded('co\u00adoperate\u200b\ufeff')).toBe('cooperate')
})

test('what spells another word stays another word', () => {
  expect(folded('か')).not.toBe(folded('が'))
  expect(folded('が')).toBe(folded('か\u3099'))
  expect(folded('की')).not.toBe(folded('का'))
})

test('each folded unit knows the character it came from', () => {
  const { units, origins } = foldText('a ﬁ\u00ad😀b')
  expect(String.fromCharCode(...units)).toBe('afi😀b')
  expect([...origins]).toEqual([0, 2, 2, 4, 4, 6, 7])
})

test('origins ascend and folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { origins } = foldText(text)
      expect([...origins]).toEqual([...origins].sort((a, b) => a - b))
      expect(origins.at(-1)).toBe(text.length)
      expect(folded(folded(text))).toBe(folded(text))
    }),
  )
})
