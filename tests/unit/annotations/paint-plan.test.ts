import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mark, planPaint } from '../../../renderer/annotations/paint-plan.ts'
import { HIGHLIGHT_COLORS } from '../../../shared/annotation/highlight-colors.ts'

const LENGTH = 60

const marks = fc.array(
  fc
    .record({
      start: fc.nat(LENGTH - 1),
      // An image takes up no letter.
      size: fc.integer({ min: 0, max: 20 }),
      color: fc.constantFrom(...HIGHLIGHT_COLORS),
      style: fc.constantFrom('highlight' as const, 'underline' as const),
    })
    .map(({ size, ...mark }) => ({ ...mark, end: Math.min(LENGTH, mark.start + size) })),
)

/** The plan as one would work it out by looking at every letter. */
function paintAt(all: readonly Mark[], at: number): string[] {
  const here = all.filter(({ start, end }) => start <= at && at < end)
  const top = here
    .filter(({ style }) => style === 'highlight')
    .reduce<Mark | null>((best, mark) => (best && best.createdAt > mark.createdAt ? best : mark), null)
  const lines = new Set(here.filter((mark) => mark !== top).map(({ color }) => `line ${color}`))
  return [...(top ? [`ground ${top.color}`] : []), ...lines].sort()
}

describe('what is painted where highlights lie over one another', () => {
  it('shows the last made on top and the one below as a line', () => {
    const plan = planPaint([
      { start: 0, end: 10, color: 'amber', style: 'highlight', createdAt: 1 },
      { start: 5, end: 15, color: 'sky', style: 'highlight', createdAt: 2 },
    ])
    expect(plan).toEqual([
      { paint: 'ground', color: 'amber', start: 0, end: 5 },
      { paint: 'ground', color: 'sky', start: 5, end: 15 },
      { paint: 'line', color: 'amber', start: 5, end: 10 },
    ])
  })

  it('gives every letter the paint that its own highlights ask for', () => {
    fc.assert(
      fc.property(marks, (drawn) => {
        const all = drawn.map((mark, index): Mark => ({ ...mark, createdAt: index }))
        const plan = planPaint(all)
        for (let at = 0; at < LENGTH; at++) {
          const painted = plan
            .filter(({ start, end }) => start <= at && at < end)
            .map(({ paint, color }) => `${paint} ${color}`)
            .sort()
          expect(painted).toEqual(paintAt(all, at))
        }
      }),
    )
  })
})
