import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeWindow, type Rectangle } from '../../../electron/window-bounds.ts'

const MAIN = { x: 0, y: 25, width: 1920, height: 1055 }
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 }

it('opens a window where it was', () => {
  const there = { x: 2000, y: 50, width: 1000, height: 800 }
  expect(placeWindow(there, [MAIN, SECOND])).toEqual(there)
})

it('brings a window back whose display is gone', () => {
  const place = placeWindow({ x: 2000, y: 50, width: 1000, height: 800 }, [MAIN])
  expect(place).toEqual({ x: 460, y: 152, width: 1000, height: 800 })
})

it('pushes a window in that hangs over an edge, and shrinks one that is larger than its display', () => {
  expect(placeWindow({ x: -400, y: 900, width: 1000, height: 800 }, [MAIN])).toEqual({
    x: 0,
    y: 280,
    width: 1000,
    height: 800,
  })
  expect(placeWindow({ x: 1900, y: -100, width: 4000, height: 4000 }, [SECOND])).toEqual(SECOND)
})

it('always opens inside a display', () => {
  const rectangle = fc.record({
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: -5000, max: 5000 }),
    width: fc.integer({ min: 1, max: 9000 }),
    height: fc.integer({ min: 1, max: 9000 }),
  })
  const isInside = (inner: Rectangle, outer: Rectangle) =>
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  fc.assert(
    fc.property(fc.option(rectangle), (wanted) => {
      const place = placeWindow(wanted, [MAIN, SECOND])
      expect([MAIN, SECOND].some((display) => isInside(place, display))).toBe(true)
    }),
  )
})
