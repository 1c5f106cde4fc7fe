import { lineOf } from './page-facts.ts'

/** How many lines before and after the heading are looked at: date and byline stand within a screen of it. */
const LINES_BEFORE = 12
const LINES_AFTER = 24

/** A longer line is prose. */
const MAX_LINE = 120

/** The short lines around the page's main heading, those after it first: what a reader sees of date and author. */
export function linesNearTitle(doc: Document): string[] {
  const heading = doc.querySelector('article h1, main h1, h1') ?? doc.querySelector('article h2, main h2, h2')
  if (!heading) return []
  const lines: string[] = []
  let at = -1
  // A paragraph of many small elements is asked for once for each of them.
  const known = new Map<Element, string>()
  const lineIn = (element: Element) => {
    const line = known.get(element) ?? lineOf(element)
    known.set(element, line)
    return line
  }
  const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement
    if (at < 0 && heading.contains(node)) at = lines.length
    if (heading.contains(node) || !parent || parent.closest('script, style, noscript, template')) continue
    const line = lineIn(INLINE.has(parent.localName) ? (parent.parentElement ?? parent) : parent)
    if (line !== '' && line.length <= MAX_LINE && lines.at(-1) !== line) lines.push(line)
    if (at >= 0 && lines.length > at + LINES_AFTER) break
  }
  return at < 0 ? [] : [...lines.slice(at), ...lines.slice(Math.max(0, at - LINES_BEFORE), at).reverse()]
}

const INLINE = new Set(['a', 'b', 'strong', 'em', 'i', 'span', 'time', 'small'])
