import { useEffect, useState } from 'react'

/** Reading on by this much sends the bars away; less is a nudge. CSS pixels. */
const READING_ON = 40
/** Moving up by this much brings them back. */
const MOVING_UP = 12
/** Near the article's ends, and with the pointer this near the window's edges, they are there. */
const EDGE = 72
/** What somebody scrolls with. Before the first of these only the place that was kept is gone to. */
const BY_HAND = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** Whether the bars are seen: they go while somebody reads on and return on moving up or touching an edge. */
export function useBars(scroller: HTMLElement | null): boolean {
  const [shown, setShown] = useState(true)

  useEffect(() => {
    if (!scroller) return
    let last = scroller.scrollTop
    let travelled = 0
    let isByHand = false

    const onHand = () => {
      isByHand = true
    }
    const onScroll = () => {
      const { scrollTop, scrollHeight, clientHeight } = scroller
      const step = scrollTop - last
      last = scrollTop
      if (!isByHand) return
      travelled = Math.sign(step) === Math.sign(travelled) ? travelled + step : step
      const atEnd = scrollTop < EDGE || scrollHeight - clientHeight - scrollTop < EDGE
      if (atEnd || travelled < -MOVING_UP) setShown(true)
      else if (travelled > READING_ON) setShown(false)
    }
    const onPointer = (event: PointerEvent) => {
      const box = scroller.getBoundingClientRect()
      if (event.clientY < box.top + EDGE || event.clientY > box.bottom - EDGE / 2) setShown(true)
    }
    for (const name of BY_HAND)
      window.addEventListener(name, onHand, { once: true, passive: true, capture: true })
    scroller.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('pointermove', onPointer, { passive: true })
    return () => {
      for (const name of BY_HAND) window.removeEventListener(name, onHand, { capture: true })
      scroller.removeEventListener('scroll', onScroll)
      window.removeEventListener('pointermove', onPointer)
    }
  }, [scroller])

  return shown
}
