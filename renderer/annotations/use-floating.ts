import { useEffect, useState } from 'react'
import type { Passage } from './desk.ts'
import { frameOf } from './drawn-elements.ts'
import type { Passages } from './reading-page.ts'
import { placeToolbar, type Size } from './toolbar-place.ts'

/** The bars over the text and a little air. CSS pixels. */
export const TOP_BAR = 56
export const FOOT = 36
const SIDE = 8

/**
 * Keeps something that floats by a passage at its place while the text is scrolled or laid out; null while it is not seen.
 * @param drawn what it is about, where that is not text
 */
export function useFloating(
  passages: Passages | null,
  { start, end, element }: Passage,
  size: Size,
  byTouch = false,
  drawn: Element | undefined = element && frameOf(element.element),
): { left: number; top: number } | null {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  const { width, height } = size

  useEffect(() => {
    if (!passages || width === 0) return
    const look = () => {
      const lines = drawn
        ? [drawn.getBoundingClientRect()]
        : (passages.rangeOf(start, end)?.getClientRects() ?? [])
      const box = passages.scroller.getBoundingClientRect()
      const view = {
        left: box.left + SIDE,
        right: box.right - SIDE,
        top: box.top + TOP_BAR,
        bottom: box.bottom - FOOT,
      }
      setPlace(
        placeToolbar(
          Array.from(lines).filter((line) => line.width > 0),
          { width, height },
          view,
          byTouch,
        ),
      )
    }
    look()
    const stopListening = passages.onLayout(look)
    passages.scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      stopListening()
      passages.scroller.removeEventListener('scroll', look)
    }
  }, [passages, start, end, drawn, width, height, byTouch])

  return place
}
