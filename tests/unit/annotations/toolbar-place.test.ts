import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HANDLE_GAP, placeToolbar, TOOLBAR_GAP } from '../../../renderer/annotations/toolbar-place.ts'

const VIEW = { left: 0, top: 56, right: 1000, bottom: 860 }
const SIZE = { width: 330, height: 42 }

describe('the toolbar of a selection', () => {
  it('stands below what was selected by touch, clear of its handles, and above where there is no room', () => {
    const line = { left: 400, right: 600, top: 300, bottom: 330 }
    expect(placeToolbar([line], SIZE, VIEW, true)?.top).toBe(330 + HANDLE_GAP)
    const low = { ...line, top: 800, bottom: 830 }
    expect(placeToolbar([low], SIZE, VIEW, true)?.top).toBe(800 - TOOLBAR_GAP - SIZE.height)
  })

  it('stands above it', () => {
    const line = { left: 400, right: 600, top: 300, bottom: 330 }
    expect(placeToolbar([line], SIZE, VIEW)).toEqual({ left: 335, top: 300 - TOOLBAR_GAP - SIZE.height })
  })

  it('stands below where there is no room above', () => {
    const line = { left: 400, right: 600, top: 60, bottom: 90 }
    expect(placeToolbar([line], SIZE, VIEW)?.top).toBe(90 + TOOLBAR_GAP)
  })

  it('is not there while the selection is out of view', () => {
    expect(placeToolbar([{ left: 0, right: 10, top: 900, bottom: 930 }], SIZE, VIEW)).toBeNull()
  })

  it('never lies over a selection that leaves room for it, and never leaves the view', () => {
    const lines = fc
      .record({
        top: fc.integer({ min: 56, max: 700 }),
        rows: fc.integer({ min: 1, max: 25 }),
        left: fc.nat(900),
      })
      .map(({ top, rows, left }) =>
        Array.from({ length: rows }, (_, row) => ({
          left,
          right: left + 90,
          top: top + row * 30,
          bottom: top + row * 30 + 28,
        })),
      )
    fc.assert(
      fc.property(lines, (selection) => {
        const place = placeToolbar(selection, SIZE, VIEW)
        if (!place) throw new Error('A selection in view has a toolbar')
        expect(place.left).toBeGreaterThanOrEqual(VIEW.left)
        expect(place.left + SIZE.width).toBeLessThanOrEqual(VIEW.right)
        expect(place.top).toBeGreaterThanOrEqual(VIEW.top)
        expect(place.top + SIZE.height).toBeLessThanOrEqual(VIEW.bottom)
        const first = selection[0]?.top ?? 0
        const last = selection.at(-1)?.bottom ?? 0
        const leavesRoom =
          first - TOOLBAR_GAP - SIZE.height >= VIEW.top || last + TOOLBAR_GAP + SIZE.height <= VIEW.bottom
        const covers = place.top < last && place.top + SIZE.height > first
        expect(leavesRoom && covers).toBe(false)
      }),
    )
  })
})
