import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef } from 'react'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import { changedWords, placeEnd, type Side } from './move-ends.ts'
import { storeEnds } from './nudge-end.ts'
import type { Placed } from './placed.ts'
import type { Passages } from './reading-page.ts'
import type { EndPlace } from './use-end-places.ts'
import { FOOT, TOP_BAR } from './use-floating.ts'

/** So near the edge of the view the text scrolls along, this far with each frame. CSS pixels. */
const EDGE = 40
const SCROLL_STEP = 10

/**
 * Dragging an end of a highlight, with mouse, finger or pen: it follows the place in the text under the pointer, word by word, or letter by letter
 * with Alt. It is stored when it is let go, as one step of undo; Escape leaves it as it was.
 */
export function useEndDrag(
  active: Placed,
): (event: ReactPointerEvent<HTMLElement>, side: Side, place: EndPlace) => void {
  const desk = useDesk()
  const latest = useRef(desk)
  latest.current = desk
  const { letGoOfEnd, moveEnds } = desk
  const { id } = active.highlight
  const { start, end } = active.anchor

  useEffect(() => () => letGoOfEnd.current?.(), [letGoOfEnd])

  return useCallback(
    (event, side, place) => {
      const { passages, text } = latest.current.page
      if (!passages || event.button !== 0) return
      event.preventDefault()
      const before = { start, end }
      const { pointerId } = event
      // The knob is beside the line: what counts is the place in the line that it belongs to.
      const shift = { x: place.left - event.clientX, y: place.top + place.height / 2 - event.clientY }
      let point = { x: event.clientX, y: event.clientY }
      let snaps = !event.altKey
      let now = before
      let frame = 0

      const follow = () => {
        const offset = offsetAt(passages, point.x + shift.x, point.y + shift.y)
        if (offset === null) return
        now = placeEnd(text, before, side, offset, snaps)
        moveEnds({ id, ...now, phase: 'held', since: 0 })
      }
      const scrollAlong = () => {
        const view = passages.scroller.getBoundingClientRect()
        const isUp = point.y < view.top + TOP_BAR + EDGE
        const isDown = point.y > view.bottom - FOOT - EDGE
        if (isUp || isDown) {
          passages.scroller.scrollTop += isUp ? -SCROLL_STEP : SCROLL_STEP
          follow()
        }
        frame = requestAnimationFrame(scrollAlong)
      }
      const onMove = (move: PointerEvent) => {
        if (move.pointerId !== pointerId) return
        point = { x: move.clientX, y: move.clientY }
        snaps = !move.altKey
        follow()
      }
      const stop = () => {
        cancelAnimationFrame(frame)
        letGoOfEnd.current = null
        window.removeEventListener('pointermove', onMove, true)
        window.removeEventListener('pointerup', onUp, true)
        window.removeEventListener('pointercancel', onCancel, true)
      }
      const cancel = () => {
        stop()
        moveEnds(null)
      }
      const onCancel = (cancelled: PointerEvent) => {
        if (cancelled.pointerId === pointerId) cancel()
      }
      const onUp = (up: PointerEvent) => {
        if (up.pointerId !== pointerId) return
        stop()
        if (now.start === start && now.end === end) return moveEnds(null)
        void storeEnds(latest.current, id, now, false)
        const { gained, lost } = changedWords(text, before, now)
        const { longer, shorter } = messages.annotations.said
        latest.current.announce(gained ? longer(gained) : shorter(lost))
      }

      letGoOfEnd.current?.()
      letGoOfEnd.current = cancel
      latest.current.announce(messages.annotations.said.dragging)
      moveEnds({ id, ...before, phase: 'held', since: 0 })
      window.addEventListener('pointermove', onMove, true)
      window.addEventListener('pointerup', onUp, true)
      window.addEventListener('pointercancel', onCancel, true)
      frame = requestAnimationFrame(scrollAlong)
    },
    [id, start, end, letGoOfEnd, moveEnds],
  )
}

/** The place in the text at a point of the window, or in the line beside it; null where there is none. */
function offsetAt(passages: Passages, x: number, y: number): number | null {
  const { left, right } = passages.root.getBoundingClientRect()
  const caret = document.caretRangeFromPoint(Math.min(Math.max(x, left + 1), right - 1), y)
  if (!caret || !passages.root.contains(caret.startContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(passages.root)
  before.setEnd(caret.startContainer, caret.startOffset)
  return passages.offsetsOf(before)?.end ?? 0
}
