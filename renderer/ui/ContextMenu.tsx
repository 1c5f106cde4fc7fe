import { type ReactNode, useRef } from 'react'
import styles from './ContextMenu.module.css'
import { CloseMenuContext, MenuSurface } from './Menu.tsx'

export interface MenuPoint {
  /** CSS pixels from the window's left and top edge. */
  readonly x: number
  readonly y: number
}

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

/** A menu at a point of the window. Focus goes back to where it was. */
export function ContextMenu({ label, point, onClose, children }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
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
          offset={0}
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
