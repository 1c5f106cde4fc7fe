import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { messages } from '../../ui/messages.ts'
import styles from './Resizer.module.css'

interface ResizerProps {
  /** CSS pixels. */
  width: number
  min: number
  max: number
  /** While it is dragged. */
  onResize: (width: number) => void
  /** When it was let go. */
  onDone: (width: number) => void
}

/** CSS pixels that an arrow key moves the edge. */
const KEY_STEP = 16

/** The edge between sidebar and list, dragged by the pointer or moved by arrow keys. */
export function Resizer({ width, min, max, onResize, onDone }: ResizerProps) {
  const drag = useRef<{ from: number; width: number } | null>(null)
  const held = (next: number) => Math.round(Math.max(min, Math.min(max, next)))
  const sign = () => (document.documentElement.dir === 'rtl' ? -1 : 1)

  const onKeyDown = (event: KeyboardEvent) => {
    const next = {
      ArrowLeft: width - KEY_STEP * sign(),
      ArrowRight: width + KEY_STEP * sign(),
      Home: min,
      End: max,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    onDone(held(next))
  }

  const at = (event: PointerEvent) =>
    drag.current ? held(drag.current.width + (event.clientX - drag.current.from) * sign()) : width

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this one can
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={messages.library.sidebar.resize}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.edge}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { from: event.clientX, width }
      }}
      onPointerMove={(event) => {
        if (drag.current) onResize(at(event))
      }}
      onPointerUp={(event) => {
        if (!drag.current) return
        const next = at(event)
        drag.current = null
        onDone(next)
      }}
    />
  )
}
