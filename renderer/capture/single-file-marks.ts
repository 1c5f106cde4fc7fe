import type { TextSelectors } from '../../shared/annotation/highlight.ts'
import type { HighlightColor } from '../../shared/annotation/highlight-colors.ts'

/** What somebody marked on a page with another program. */
export interface FoundMarks {
  readonly highlights: readonly FoundHighlight[]
  /** On the page as a whole, in Markdown. */
  readonly notes: readonly string[]
}

interface FoundHighlight {
  /** In the text of the page. */
  readonly quote: TextSelectors['quote']
  readonly color: HighlightColor
  /** Markdown. */
  readonly notes: readonly string[]
}

export const NO_MARKS: FoundMarks = { highlights: [], notes: [] }

/** Characters of the surroundings that tell a passage from others like it. */
const CONTEXT = 64

/** A note on something longer is one on the page: its place says no more than where there was room for it. */
const LONGEST_ANCHOR = 2_000

const NOT_SHOWN = 'script, style, template, noscript, textarea, single-file-note'

const HIGHLIGHT = 'single-file-highlight'

const COLORS: readonly (readonly [RegExp, HighlightColor])[] = [
  [/yellow/, 'amber'],
  [/pink/, 'rose'],
  [/green/, 'sage'],
  [/blue/, 'sky'],
]

const colorOf = (name: string): HighlightColor =>
  COLORS.find(([pattern]) => pattern.test(name))?.[1] ?? 'amber'

interface Stretch {
  readonly start: number
  readonly end: number
  readonly color: HighlightColor
  readonly notes: string[]
}

/**
 * Takes what SingleFile's annotation editor leaves in the markup of a page out of it, in place. It wraps what is marked in
 * `.single-file-highlight` with a class for the colour, each piece with the number of its highlight
 * (`data-singlefile-highlight-id`); a note is a `single-file-note` with its text in a shadow root, which is written as a `template`,
 * and belongs to the element whose `data-single-file-note-refs` names its number.
 * Source of the format: SingleFile, src/ui/content/content-ui-editor-web.js
 */
export function takeMarks(doc: Document): FoundMarks {
  const marked = [...doc.querySelectorAll(`.${HIGHLIGHT}`)]
  const noteElements = [...doc.querySelectorAll('single-file-note')]
  if (marked.length + noteElements.length === 0) return NO_MARKS
  const page = readText(doc.documentElement)
  const stretches = stretchesOf(marked, page)
  const pageNotes: string[] = []
  for (const element of noteElements) {
    const body = noteText(element)
    if (body === '') continue
    const target = targetOf(element, doc)
    const place = target && trimmed(page.text, page.placeOf(target))
    if (
      !target ||
      target === doc.body ||
      target === doc.documentElement ||
      !place ||
      place.end - place.start > LONGEST_ANCHOR
    ) {
      pageNotes.push(body)
      continue
    }
    const onIt = stretches.find(({ start, end }) => start < place.end && place.start < end)
    if (onIt) onIt.notes.push(body)
    else stretches.push({ ...place, color: colorOf(noteColor(element)), notes: [body] })
  }
  for (const element of noteElements) element.remove()
  for (const element of marked) unmark(element)
  return {
    highlights: stretches
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end, color, notes }) => ({ quote: quoteAt(page.text, start, end), color, notes })),
    notes: pageNotes,
  }
}

interface PageText {
  readonly text: string
  placeOf(element: Element): { start: number; end: number } | undefined
}

/** The text that a page shows, and where in it each element stands. */
function readText(root: Element): PageText {
  const doc = root.ownerDocument
  const starts = new Map<Element, number>()
  const ends = new Map<Element, number>()
  let text = ''
  const hidden = new Set(doc.querySelectorAll(NOT_SHOWN))
  const walker = doc.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    hidden.has(node as Element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const open: Element[] = [root]
  const closeUntil = (parent: Node | null) => {
    while (open.length > 0 && open.at(-1) !== parent) ends.set(open.pop() as Element, text.length)
  }
  starts.set(root, 0)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    closeUntil(node.parentNode)
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent ?? ''
    else {
      starts.set(node as Element, text.length)
      open.push(node as Element)
    }
  }
  closeUntil(null)
  return {
    text,
    placeOf(element) {
      const start = starts.get(element)
      const end = ends.get(element)
      return start === undefined || end === undefined ? undefined : { start, end }
    },
  }
}

/** Pieces of one highlight that only space parts are one passage. */
function stretchesOf(marked: readonly Element[], page: PageText): Stretch[] {
  const stretches: Stretch[] = []
  let lastId = ''
  for (const element of marked) {
    const place = page.placeOf(element)
    if (!place || page.text.slice(place.start, place.end).trim() === '') continue
    const id = element.getAttribute('data-singlefile-highlight-id') ?? ''
    const color = colorOf([...element.classList].find((name) => name.startsWith(`${HIGHLIGHT}-`)) ?? '')
    const last = stretches.at(-1)
    const goesOn =
      last && id === lastId && last.color === color && page.text.slice(last.end, place.start).trim() === ''
    if (goesOn) stretches[stretches.length - 1] = { ...last, end: Math.max(last.end, place.end) }
    else stretches.push({ ...place, color, notes: [] })
    lastId = id
  }
  return stretches.flatMap((stretch) => {
    const place = trimmed(page.text, stretch)
    return place ? [{ ...stretch, ...place }] : []
  })
}

function trimmed(text: string, place: { start: number; end: number } | undefined) {
  if (!place) return undefined
  const passage = text.slice(place.start, place.end)
  const start = place.start + passage.length - passage.trimStart().length
  const end = place.end - (passage.length - passage.trimEnd().length)
  return start < end ? { start, end } : undefined
}

const quoteAt = (text: string, start: number, end: number) => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - CONTEXT), start),
  suffix: text.slice(end, end + CONTEXT),
})

/** A note's shadow root is a template in a page that was saved, whose content stands apart. */
const shadowOf = (note: Element): ParentNode => note.querySelector('template')?.content ?? note

const noteText = (note: Element) => (shadowOf(note).querySelector('textarea')?.textContent ?? '').trim()

const noteColor = (note: Element) =>
  shadowOf(note).querySelector('[data-color]')?.getAttribute('data-color') ?? ''

function targetOf(note: Element, doc: Document): Element | undefined {
  const id = note.getAttribute('data-note-id') ?? ''
  const refs = (element: Element) =>
    (element.getAttribute('data-single-file-note-refs') ?? '').split(/[\s,]+/)
  return [...doc.querySelectorAll('[data-single-file-note-refs]')].find(
    (element) => id !== '' && refs(element).includes(id),
  )
}

function unmark(element: Element): void {
  for (const name of [...element.classList]) if (name.startsWith(HIGHLIGHT)) element.classList.remove(name)
  if (element.classList.length === 0) element.removeAttribute('class')
  element.removeAttribute('data-singlefile-highlight-id')
  if (element.localName === 'span' && element.attributes.length === 0)
    element.replaceWith(...element.childNodes)
}
