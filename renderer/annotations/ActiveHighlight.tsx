import { useEffect, useRef, useState } from 'react'
import { messages } from '../ui/messages.ts'
import { useDesk } from './desk.ts'
import { MarginCard } from './MarginCard.tsx'
import styles from './SelectionToolbar.module.css'
import { useFloating } from './use-floating.ts'

const NOWHERE = { start: 0, end: 0 }

/** The card of the highlight at hand, by its passage: for when there is no margin to show it in. */
export function ActiveHighlight() {
  const { page, placed, activeId, activate, edit, editing } = useDesk()
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const active = placed.find(({ highlight }) => highlight.id === activeId)
  const place = useFloating(page.passages, active?.anchor ?? NOWHERE, size, false, active?.drawn)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      setSize({ width: element.offsetWidth, height: element.offsetHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const onDown = (event: PointerEvent) => {
      const target = event.target as Node
      if (box.current?.contains(target) || page.passages?.root.contains(target)) return
      if (target instanceof Element && target.closest('[data-highlight-end],[role=dialog]')) return
      edit(null)
      activate('')
    }
    document.addEventListener('pointerdown', onDown, true)
    return () => document.removeEventListener('pointerdown', onDown, true)
  }, [page.passages, activate, edit])

  if (!active) return null
  return (
    <div
      ref={box}
      className={styles.popover}
      role="dialog"
      aria-label={messages.annotations.popover.label}
      data-highlight-popover=""
      data-placed={place !== null || editing !== null || undefined}
      style={{ left: place?.left ?? 0, top: place?.top ?? 0 }}
    >
      <MarginCard shown={active} isOpen isTabStop withQuote />
    </div>
  )
}
