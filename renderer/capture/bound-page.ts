import { parseInert } from '../trusted.ts'
import { boundAttributes } from './bound-attributes.ts'

/** Elements in a page: three times the longest documentation on one page. What works through a page looks at each many times. */
const MOST_ELEMENTS = 100_000

/**
 * Elements in elements. Pages have some thirty, threads of answers to answers a hundred; parsers stop at 512. Much that is asked of an
 * element (its text, what surrounds it) costs as much as there is in it, and so the square of the depth for all.
 */
const DEEPEST = 128

/** What is left of the depth of a page that is made anew. */
const KEPT_DEPTH = 32

/** What is something without any text in it. */
const SHOWN_EMPTY = new Set([
  'AUDIO',
  'BR',
  'CANVAS',
  'EMBED',
  'HR',
  'IFRAME',
  'IMG',
  'INPUT',
  'MATH',
  'OBJECT',
  'SOURCE',
  'SVG',
  'TD',
  'TH',
  'VIDEO',
  'WBR',
])

/** What stays as it is, whole: text in it is not shown, or is not the page's own. */
const WHOLE = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TEXTAREA'])

/**
 * A page that everything else can work with in bounded time. One with more elements, or deeper ones, than any real page is made anew:
 * without the wrappers beyond the depth and without elements that hold nothing; beyond the number of elements only the words are
 * kept. No word is lost. Other pages are not touched.
 */
export function boundPage(doc: Document): Document {
  boundAttributes(doc)
  const body = doc.body
  if (doc.getElementsByTagName('*').length <= MOST_ELEMENTS && depthOf(body) <= DEEPEST) return doc
  const bounded = parseInert('<!doctype html>')
  bounded.documentElement.lang = doc.documentElement.lang
  for (const node of [...doc.head.childNodes].slice(0, MOST_ELEMENTS))
    bounded.head.append(bounded.importNode(node, true))
  copyInto(bounded, body)
  return bounded
}

function depthOf(root: Element): number {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  let depth = 0
  let deepest = 0
  for (;;) {
    if (walker.firstChild()) deepest = Math.max(deepest, ++depth)
    else {
      while (!walker.nextSibling()) {
        if (!walker.parentNode()) return deepest
        depth--
      }
    }
    if (deepest > DEEPEST) return deepest
  }
}

/** An element that was gone into. Its copy is made when there is something to put into it. */
interface Open {
  readonly source: Element
  copy: Element | null
}

function copyInto(bounded: Document, body: Element): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const open: Open[] = [{ source: body, copy: bounded.body }]
  let made = 0
  const place = (): Element => {
    let parent: Element = bounded.body
    for (const each of open.slice(0, KEPT_DEPTH)) {
      if (each.copy === null) {
        if (made >= MOST_ELEMENTS) return parent
        each.copy = bounded.importNode(each.source, false)
        parent.append(each.copy)
        made++
      }
      parent = each.copy
    }
    return parent
  }
  let node: Node | null = walker.firstChild()
  while (node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : null
    const name = element?.nodeName.toUpperCase() ?? ''
    if (!element) {
      const text = node.textContent ?? ''
      // Words that have no elements of their own any more are still parted from those before them.
      if (text.trim() !== '') place().append(made < MOST_ELEMENTS ? text : `\n${text}`)
      else open.at(-1)?.copy?.append(text)
    } else if (WHOLE.has(name)) {
      if (made++ < MOST_ELEMENTS) place().append(bounded.importNode(element, true))
    } else if (element.firstChild) {
      open.push({ source: element, copy: null })
      node = walker.firstChild()
      if (node) continue
      open.pop()
    } else if (SHOWN_EMPTY.has(name) && made++ < MOST_ELEMENTS)
      place().append(bounded.importNode(element, false))
    node = walker.nextSibling()
    while (!node && open.length > 1) {
      open.pop()
      walker.parentNode()
      node = walker.nextSibling()
    }
  }
}
