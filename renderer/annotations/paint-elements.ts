import './element-paint.css'
import type { Highlight } from '../../shared/annotation/highlight.ts'

/** A highlight of a whole element. Of several on one element the line of the last made is the innermost. */
interface ElementMark {
  readonly highlight: Pick<Highlight, 'id' | 'color' | 'style' | 'createdAt'>
  readonly drawn: Element
}

/** The line around an element and the room between it and the next one. CSS pixels. */
const RING = 3
const BETWEEN_RINGS = 2

/** Long enough to be seen after a jump. In milliseconds. */
const FLASH_FOR = 1200

/** Draws a line around each element that is marked, by attributes alone. Answers with a function that takes them off. */
export function paintElements(marks: readonly ElementMark[], activeId: string): () => void {
  const byElement = new Map<HTMLElement | MathMLElement, ElementMark['highlight'][]>()
  for (const { highlight, drawn } of marks)
    if (drawn instanceof HTMLElement || drawn instanceof MathMLElement)
      byElement.set(drawn, [...(byElement.get(drawn) ?? []), highlight])
  for (const [element, own] of byElement) {
    const [top, ...others] = own.sort((a, b) => b.createdAt - a.createdAt)
    element.dataset.marked = top?.color ?? ''
    element.dataset.markStyle = top?.style ?? ''
    if (own.some(({ id }) => id === activeId)) element.dataset.markActive = ''
    element.style.setProperty('--mark-rings', ringsOf(others))
  }
  return () => {
    for (const element of byElement.keys()) {
      delete element.dataset.marked
      delete element.dataset.markStyle
      delete element.dataset.markActive
      element.style.removeProperty('--mark-rings')
    }
  }
}

/** The lines of all but the top one, around it from the inside out. */
function ringsOf(others: readonly ElementMark['highlight'][]): string {
  const rings = others.flatMap(({ color }, index) => {
    const inner = RING + BETWEEN_RINGS + (index + 1) * (RING + BETWEEN_RINGS)
    return [`0 0 0 ${inner}px var(--paper)`, `0 0 0 ${inner + RING}px var(--highlight-${color}-border)`]
  })
  return rings.length === 0 ? 'none' : rings.join(', ')
}

/** Lets a marked element stand out for a moment, so that the eye finds it after a jump. */
export function flashElement(element: Element): void {
  element.setAttribute('data-mark-flash', '')
  setTimeout(() => element.removeAttribute('data-mark-flash'), FLASH_FOR)
}
