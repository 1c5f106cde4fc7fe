import { expect, test } from 'vitest'
import { scrollScale } from '../../../renderer/library/scroll-scale.ts'

test('a list that can be laid out is scrolled as it is', () => {
  const scale = scrollScale(112_000, 800, 1)
  expect(scale.boxHeight).toBe(112_000)
  expect(scale.toOffset(5_000)).toBe(5_000)
  expect(scale.toScrollTop(5_000)).toBe(5_000)
})

test('a list shorter than its view does not divide by nothing', () => {
  const scale = scrollScale(112, 800, 1)
  expect(scale.toOffset(0)).toBe(0)
  expect(scale.toScrollTop(0)).toBe(0)
})

test.each([1, 2, 3])(
  'at pixel ratio %i the last of 100,000 rows at triple size is at the end of the bar',
  (ratio) => {
    const rowHeight = 7 * 16 * 3
    const listHeight = 100_000 * rowHeight
    const viewHeight = 800
    const scale = scrollScale(listHeight, viewHeight, ratio)
    expect(scale.boxHeight * ratio).toBeLessThan(2 ** 25)
    expect(scale.toOffset(scale.boxHeight - viewHeight)).toBeCloseTo(listHeight - viewHeight, 3)
    expect(scale.toOffset(0)).toBe(0)
    expect(scale.toOffset(scale.toScrollTop(123_456_7))).toBeCloseTo(1_234_567, 3)
  },
)
