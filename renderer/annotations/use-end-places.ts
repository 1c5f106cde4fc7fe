import { useEffect, useState } from 'react'
import type { Passages } from './reading-page.ts'
import { FOOT, TOP_BAR } from './use-floating.ts'

/** Where an end of a highlight stands in the window: the edge of its letter, and that letter's line. CSS pixels. */
export interface EndPlace {
  readonly left: number
  readonly top: number
  readonly height: number
  readonly direction: 'ltr' | 'rtl'
}

interface EndPlaces {
  readonly start: EndPlace | null
  readonly end: EndPlace | null
}

const NOWHERE: EndPlaces = { start: null, end: null }

/** Where both ends of a passage stand, kept up while the text is scrolled or laid out; null for one that is not seen. */
export function useEndPlaces(
  passages: Passages | null,
  { start, end }: { readonly start: number; readonly end: number },
): EndPlaces {
  const [places, setPlaces] = useState(NOWHERE)
  useEffect(() => {
    if (!passages) return
    const look = () =>
      setPlaces({
        start: placeOf(passages, start, start + 1, 'start'),
        end: placeOf(passages, end - 1, end, 'end'),
      })
    look()
    const stop = passages.onLayout(look)
    passages.scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      stop()
      passages.scroller.removeEventListener('scroll', look)
    }
  }, [passages, start, end])
  return places
}

/** @param from one letter, from here to `to` */
function placeOf(passages: Passages, from: number, to: number, side: 'start' | 'end'): EndPlace | null {
  const range = passages.rangeOf(from, to)
  const rect = range && Array.from(range.getClientRects()).findLast(({ height }) => height > 0)
  const block = range?.startContainer.parentElement
  if (!rect || !block) return null
  const view = passages.scroller.getBoundingClientRect()
  if (rect.bottom < view.top + TOP_BAR || rect.top > view.bottom - FOOT) return null
  const direction = getComputedStyle(block).direction === 'rtl' ? 'rtl' : 'ltr'
  const isLeft = (side === 'start') === (direction === 'ltr')
  return { left: isLeft ? rect.left : rect.right, top: rect.top, height: rect.height, direction }
}
