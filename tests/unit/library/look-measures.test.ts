import { describe, expect, it } from 'vitest'
import { measureLook } from '../../../renderer/library/look-measures.ts'
import { FIRST_LOOK } from '../../../shared/library/list-look.ts'

describe('measureLook', () => {
  it('puts as many cards beside each other as there is room for, and never none', () => {
    const cards = { ...FIRST_LOOK, view: 'cards' as const }
    expect([0, 239, 480, 1000].map((width) => measureLook(cards, 16, width).lanes)).toEqual([1, 1, 2, 4])
  })

  it('makes rows higher with the text, and leaves room for the names of columns in a table alone', () => {
    const list = measureLook(FIRST_LOOK, 20, 800)
    expect(list.rowHeight).toBe(1.25 * measureLook(FIRST_LOOK, 16, 800).rowHeight)
    expect([list.headHeight, list.lanes]).toEqual([0, 1])
    expect(measureLook({ ...FIRST_LOOK, view: 'table' }, 16, 800).headHeight).toBeGreaterThan(0)
  })
})
