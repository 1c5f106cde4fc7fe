import type { Placed } from './placed.ts'
import type { ReadingPage } from './reading-page.ts'

/** Joins highlights on whole elements to what is drawn of them. */
export function withDrawn(page: ReadingPage, placed: readonly Placed[]): readonly Placed[] {
  if (!page.passages || !placed.some(({ highlight }) => highlight.element)) return placed
  return placed.map((one) => {
    const drawn = one.highlight.element && findDrawn(page, one)
    return drawn ? { ...one, drawn } : one
  })
}

function findDrawn(page: ReadingPage, { highlight, anchor }: Placed): Element | undefined {
  const { element } = highlight
  const { passages } = page
  if (!element || !passages) return undefined
  const here = passages
    .elements()
    .filter(({ kind, start, end }) => kind === element.kind && start === anchor.start && end === anchor.end)
  if (element.kind !== 'image') return here[0] && frameOf(here[0].element)
  const isIt = (image: Element) =>
    page.imageSource(Number(image.getAttribute('data-asset'))) === element.source
  const image = here.find((one) => isIt(one.element)) ?? here[0]
  if (image?.element.isConnected) return image.element
  // It was there and could not be shown: a box stands in its place.
  return Array.from(passages.root.querySelectorAll('[data-missing][data-asset]')).find(isIt)
}

/** What of an element can be drawn around: wide ones scroll in a box, which would cut off a line around what is in it. */
export function frameOf(element: Element): Element {
  return element.closest('[data-wide]') ?? element
}
