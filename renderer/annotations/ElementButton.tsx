import { Highlighter } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { MarkableElement } from '../article-text/elements.ts'
import { messages } from '../ui/messages.ts'
import { frameOf } from './drawn-elements.ts'
import styles from './ElementButton.module.css'
import type { Passages } from './reading-page.ts'
import { TOP_BAR } from './use-floating.ts'

/** Between the button and the corner that it stands in. CSS pixels. */
const INSET = 6
/** An element lower than this would be hidden under the button, which then stands beside it. CSS pixels. */
const LOW = 56

interface ElementButtonProps {
  passages: Passages | null
  chosen: MarkableElement | null
  onChoose: (element: MarkableElement) => void
}

/** A small button in the corner of the image, table, code or formula under the pointer or the focus, to mark it as a whole. */
export function ElementButton({ passages, chosen, onChoose }: ElementButtonProps) {
  const [element, setElement] = useState<MarkableElement | null>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!passages) return
    const { root } = passages
    const onPoint = (event: Event) => setElement(elementAt(passages, event.target))
    const onLeave = (event: MouseEvent | FocusEvent) => {
      if (event.relatedTarget !== button.current) setElement(null)
    }
    root.addEventListener('mouseover', onPoint)
    root.addEventListener('focusin', onPoint)
    root.addEventListener('mouseleave', onLeave)
    root.addEventListener('focusout', onLeave)
    return () => {
      root.removeEventListener('mouseover', onPoint)
      root.removeEventListener('focusin', onPoint)
      root.removeEventListener('mouseleave', onLeave)
      root.removeEventListener('focusout', onLeave)
      setElement(null)
    }
  }, [passages])

  const place = useCorner(passages, element)
  if (!element || element === chosen || !place) return null
  return (
    <button
      ref={button}
      type="button"
      className={styles.button}
      data-rightward={place.isRightward || undefined}
      style={{ left: place.left, top: place.top }}
      aria-label={messages.annotations.element.mark[element.kind]}
      title={messages.annotations.element.mark[element.kind]}
      onPointerDown={(event) => event.preventDefault()}
      onMouseLeave={(event) => {
        if (!passages?.root.contains(event.relatedTarget as Node)) setElement(null)
      }}
      onBlur={() => setElement(null)}
      onClick={() => {
        onChoose(element)
        passages?.scroller.focus({ preventScroll: true })
      }}
    >
      <Highlighter aria-hidden="true" />
    </button>
  )
}

function elementAt(passages: Passages, target: EventTarget | null): MarkableElement | null {
  if (!(target instanceof Element)) return null
  // Most of a text is none of these: only then are all of them looked for.
  const near = target.closest('img,table,pre,math,[data-wide]')
  if (!near) return null
  const within = passages.elements().filter(({ element }) => frameOf(element).contains(target))
  return within.at(-1) ?? null
}

/** The far upper corner of an element, while it is scrolled; null while that is not seen. */
function useCorner(
  passages: Passages | null,
  element: MarkableElement | null,
): { left: number; top: number; isRightward: boolean } | null {
  const [place, setPlace] = useState<{ left: number; top: number; isRightward: boolean } | null>(null)
  useEffect(() => {
    if (!passages || !element) return setPlace(null)
    const frame = frameOf(element.element)
    const look = () => {
      const box = frame.getBoundingClientRect()
      const view = passages.scroller.getBoundingClientRect()
      const isBeside = box.height < LOW
      const isLeftward = getComputedStyle(frame).direction === 'rtl'
      const top = Math.max(box.top + (isBeside ? 0 : INSET), view.top + TOP_BAR)
      const edge = isLeftward ? box.left : box.right
      const inward = isBeside ? 0 : isLeftward ? INSET : -INSET
      const isSeen = top < box.bottom && box.top < view.bottom && box.width > 0
      setPlace(isSeen ? { left: edge + inward, top, isRightward: isBeside !== isLeftward } : null)
    }
    look()
    const stop = passages.onLayout(look)
    passages.scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      stop()
      passages.scroller.removeEventListener('scroll', look)
    }
  }, [passages, element])
  return place
}
