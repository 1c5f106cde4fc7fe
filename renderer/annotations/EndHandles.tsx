import type { KeyboardEvent } from 'react'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import styles from './EndHandles.module.css'
import type { Side } from './move-ends.ts'
import { nudgeEnd } from './nudge-end.ts'
import type { Placed } from './placed.ts'
import { useEndDrag } from './use-end-drag.ts'
import { type EndPlace, useEndPlaces } from './use-end-places.ts'

/** Handles at both ends of the highlight at hand: dragged, or with the focus moved by the arrows, word by word. */
export function EndHandles({ active }: { active: Placed }) {
  const { page, moved } = useDesk()
  const ends = moved?.id === active.highlight.id ? moved : active.anchor
  const places = useEndPlaces(page.passages, ends)
  const dragging = useEndDrag(active)
  const { start, end } = places

  return (
    <>
      {start ? (
        <Handle side="start" place={start} isHeld={moved?.phase === 'held'} onGrab={dragging} />
      ) : null}
      {end ? <Handle side="end" place={end} isHeld={moved?.phase === 'held'} onGrab={dragging} /> : null}
    </>
  )
}

interface HandleProps {
  side: Side
  place: EndPlace
  /** While one is dragged neither is in the way of what is under the pointer. */
  isHeld: boolean
  onGrab: ReturnType<typeof useEndDrag>
}

function Handle({ side, place, isHeld, onGrab }: HandleProps) {
  const desk = useDesk()
  const label = messages.annotations.ends[side]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    event.preventDefault()
    event.stopPropagation()
    nudgeEnd(desk, side, (event.key === 'ArrowRight') === (place.direction === 'ltr') ? 1 : -1, 'word')
  }
  return (
    <button
      type="button"
      className={styles.handle}
      data-highlight-end={side}
      data-held={isHeld || undefined}
      aria-label={label}
      title={label}
      style={{ left: place.left, top: place.top, height: place.height }}
      onPointerDown={(event) => onGrab(event, side, place)}
      onKeyDown={onKeyDown}
    >
      <span className={styles.stem} />
      <span className={styles.knob} />
    </button>
  )
}
