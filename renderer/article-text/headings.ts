import type { TextMap } from './text-map.ts'

/** A heading of the article's text. */
export interface Heading {
  readonly element: HTMLElement
  /** 1 to 6. */
  readonly level: number
  readonly text: string
  /** Where it begins, in UTF-16 units of the text. */
  readonly offset: number
}

/** The headings in document order, without empty ones. */
export function collectHeadings(root: HTMLElement, map: TextMap): Heading[] {
  const headings: Heading[] = []
  for (const element of root.querySelectorAll<HTMLElement>('h1,h2,h3,h4,h5,h6')) {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (text === '') continue
    headings.push({ element, level: Number(element.tagName[1]), text, offset: map.offsetOf(element) })
  }
  return headings
}

/** The heading that a place stands under; null before the first. */
export function headingAt(headings: readonly Heading[], offset: number): Heading | null {
  let found: Heading | null = null
  for (const heading of headings) {
    if (heading.offset > offset) break
    found = heading
  }
  return found
}

/** The headings above a place, outermost first: each of a higher rank than the one after it. */
export function headingPathAt(headings: readonly Heading[], offset: number): string[] {
  const path: Heading[] = []
  for (const heading of headings) {
    if (heading.offset > offset) break
    while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop()
    path.push(heading)
  }
  return path.map(({ text }) => text)
}
