import type { MarkedElementKind } from '../../shared/annotation/highlight.ts'
import type { TextMap } from './text-map.ts'

/** An element of an article that can be marked as a whole. */
export interface MarkableElement {
  readonly element: Element
  readonly kind: MarkedElementKind
  /** UTF-16 units of the text, `end` exclusive; the same for an image, which has no text. */
  readonly start: number
  readonly end: number
  /** The number of an image among the version's images; -1 for the others. */
  readonly asset: number
}

const KINDS: Readonly<Record<string, MarkedElementKind>> = {
  img: 'image',
  table: 'table',
  pre: 'code',
  math: 'formula',
}

const MARKABLE = 'img[data-asset],table,pre,math'

/** The kind of an element that can be marked as a whole; null for any other, and for one inside of such a one of its own kind. */
export function markableKind(element: Element): MarkedElementKind | null {
  const name = element.nodeName.toLowerCase()
  if (!element.matches(MARKABLE)) return null
  return element.parentElement?.closest(name) ? null : (KINDS[name] ?? null)
}

/** Where an element stands that can be marked as a whole; null for any other. */
export function markableElement(element: Element, map: TextMap): MarkableElement | null {
  const kind = markableKind(element)
  if (!kind) return null
  const start = map.offsetOf(element)
  const asset = kind === 'image' ? Number(element.getAttribute('data-asset')) : -1
  return { element, kind, start, end: start + (element.textContent?.length ?? 0), asset }
}

/** All of them, in document order. */
export function collectElements(root: Element, map: TextMap): MarkableElement[] {
  return Array.from(root.querySelectorAll(MARKABLE)).flatMap((element) => markableElement(element, map) ?? [])
}

/** What to call an element: an image's text alternative, the caption, a language. May be empty. */
export function elementLabel(element: Element): string {
  const caption =
    element.querySelector('caption')?.textContent ??
    element.closest('figure')?.querySelector('figcaption')?.textContent
  const own =
    element.getAttribute('alt') ??
    element.getAttribute('data-latex') ??
    (element.closest('[data-lang]') ?? element.querySelector('[data-lang]'))?.getAttribute('data-lang')
  return (own || caption || '').replace(/\s+/g, ' ').trim()
}
