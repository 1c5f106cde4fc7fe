import { type ReactNode, useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import styles from './ContextMenu.module.css'
import { CloseMenuContext, MenuSurface } from './Menu.tsx'

export interface MenuPoint {
  /** CSS pixels from the window's left and top edge. */
  readonly x: number
  readonly y: number
}

/** Left free between a menu and the window's edge, in CSS pixels: what a popover leaves (12), and the anchor. */
const EDGE = 14

interface ContextMenuProps {
  label: string
  /** Where it opens; null while it is closed. */
  point: MenuPoint | null
  onClose: () => void
  children: ReactNode
}

/**
 * Where a `contextmenu` event asks for its menu: at the pointer, or under the element when the keyboard's menu key asked
 * (Chromium then reports the element's place, other systems 0, 0).
 */
export function menuPoint(event: { clientX: number; clientY: number; currentTarget: Element }): MenuPoint {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY }
  const box = event.currentTarget.getBoundingClientRect()
  return { x: box.left, y: box.bottom }
}

/** A menu at a point of the window, as far above it as it needs to be whole. Focus goes back to where it was. */
export function ContextMenu({ label, point, onClose, children }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [lift, setLift] = useState(0)
  // Its items come after it, so it is followed; it is placed before it is painted.
  const follow = useCallback(
    (surface: HTMLElement | null) => {
      const menu = surface?.querySelector('[role=menu]')
      if (!point || !surface || !(menu instanceof HTMLElement)) return
      const observer = new ResizeObserver(() => {
        const height = menu.offsetHeight + surface.offsetHeight - surface.clientHeight
        const next = Math.max(0, Math.min(point.y + height + EDGE - innerHeight, point.y - EDGE))
        flushSync(() => setLift(next))
      })
      setLift(0)
      observer.observe(menu)
      return () => observer.disconnect()
    },
    [point],
  )
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className={styles.anchor}
        style={{ left: point?.x ?? 0, top: point?.y ?? 0 }}
      />
      <CloseMenuContext value={onClose}>
        <MenuSurface
          key={point ? `${point.x}:${point.y}` : 'closed'}
          label={label}
          takesFocus
          triggerRef={anchor}
          placement="bottom start"
          // Above the point there would be no more room than what the lift has taken already.
          shouldFlip={false}
          offset={-lift}
          surfaceRef={follow}
          isOpen={point !== null}
          onOpenChange={(isOpen) => {
            if (!isOpen) onClose()
          }}
        >
          {children}
        </MenuSurface>
      </CloseMenuContext>
    </>
  )
}
