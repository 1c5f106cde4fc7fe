import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CARD_GAP, type CardBox, layOutCards } from '../../../renderer/annotations/card-layout.ts'

const boxes = fc
  .array(fc.record({ passageTop: fc.nat(4000), height: fc.integer({ min: 20, max: 200 }) }), { minLength: 1 })
  .map((list) =>
    list
      .sort((a, b) => a.passageTop - b.passageTop)
      .map((box, index): CardBox => ({ id: String(index), ...box })),
  )

describe('cards in the margin', () => {
  it('stand beside their passages while there is room', () => {
    const tops = layOutCards(
      [
        { id: 'a', passageTop: 100, height: 50 },
        { id: 'b', passageTop: 200, height: 50 },
      ],
      '',
      0,
    )
    expect([...tops.values()]).toEqual([100, 200])
  })

  it('push those after them down, and the active one stays at its passage', () => {
    const crowd = [
      { id: 'a', passageTop: 300, height: 60 },
      { id: 'b', passageTop: 310, height: 60 },
      { id: 'c', passageTop: 320, height: 60 },
    ]
    expect(layOutCards(crowd, '', 0).get('c')).toBe(300 + 2 * (60 + CARD_GAP))
    const active = layOutCards(crowd, 'c', 0)
    expect(active.get('c')).toBe(320)
    expect(active.get('a')).toBe(320 - 2 * (60 + CARD_GAP))
  })

  it('are lifted where they are at hand and would end below what is seen, pushing those above them', () => {
    const two = [
      { id: 'a', passageTop: 300, height: 60 },
      { id: 'b', passageTop: 500, height: 300 },
    ]
    const view = { from: 100, to: 700 }
    expect(layOutCards(two, 'b', 0, view).get('b')).toBe(400)
    expect(layOutCards(two, 'b', 0, { from: 100, to: 620 })).toEqual(
      new Map([
        ['a', 320 - CARD_GAP - 60],
        ['b', 320],
      ]),
    )
    // Longer than the view, its head is what is seen; and a passage that is not seen lifts no card.
    expect(layOutCards(two, 'b', 0, { from: 450, to: 700 }).get('b')).toBe(450)
    expect(layOutCards(two, 'b', 0, { from: 0, to: 400 }).get('b')).toBe(500)
    expect(layOutCards(two, '', 0, view).get('b')).toBe(500)
  })

  it('never cover one another, keep their order and stay below the notes on the article', () => {
    fc.assert(
      fc.property(boxes, fc.nat(), fc.nat(300), fc.nat(4000), (list, pick, floor, from) => {
        const activeId = list[pick % list.length]?.id ?? ''
        const tops = layOutCards(list, activeId, floor, { from, to: from + 800 })
        for (const [index, box] of list.entries()) {
          const top = tops.get(box.id) ?? Number.NaN
          expect(top).toBeGreaterThanOrEqual(floor)
          const before = list[index - 1]
          if (before)
            expect(top).toBeGreaterThanOrEqual((tops.get(before.id) ?? 0) + before.height + CARD_GAP)
        }
      }),
    )
  })
})
