import { markFootnotes } from './mark-footnotes.ts'
import { linkEmbeds } from './still-embeds.ts'

/** Blocks that an article does not need as such: what they hold must still stand on lines of its own. */
const BLOCKS_TO_DIV =
  'center, fieldset, form, legend, dialog, search, address, optgroup, dir, menu, figcaption:not(figure figcaption)'

const OWN_DATA = ['data-asset', 'data-callout', 'data-footnote', 'data-lang', 'data-latex', 'data-media']

/**
 * Makes of an extractor's markup what an article keeps, in place: embeds become stills and links, code names its language, maths its TeX,
 * footnotes are marked. Nothing here makes it safe; that is the sanitizer's work, which comes after.
 *
 * The marks are our own data attributes: `data-lang` on `pre`, `data-latex` on `math`, `data-footnote` (`ref`, `back`, `item`, `list`)
 * on links, notes and their list, `data-callout` on `aside`-like boxes, `data-media` on figures of films and recordings (see
 * shared/article/media-mark.ts), `data-asset` on images (see collect-images.ts).
 */
export function prepareMarkup(root: HTMLElement): void {
  // Readability wraps what it found; the wrapper is no place in the text.
  for (const page of root.querySelectorAll('#readability-page-1')) page.replaceWith(...page.childNodes)
  for (const pre of root.querySelectorAll('pre')) nameLanguage(pre)
  for (const math of root.querySelectorAll('math')) keepTex(math)
  for (const name of OWN_DATA) dropForeign(root, name)
  linkEmbeds(root)
  for (const element of root.querySelectorAll(
    '[data-own-lang], [data-own-latex], [data-own-callout], [data-own-media]',
  ))
    adoptMarks(element)
  for (const block of root.querySelectorAll(BLOCKS_TO_DIV)) rename(block, 'div')
  for (const element of root.querySelectorAll('*')) if (isCustomBlock(element)) rename(element, 'div')
  markFootnotes(root)
}

const LANGUAGE_CLASS = /(?:^|\s)(?:language|lang|highlight-source|brush:?|sourceCode)[-\s:]+([\w+#.-]+)/i

/** Code blocks name their language in one of a dozen ways. */
function nameLanguage(pre: Element): void {
  const holders = [pre, ...pre.querySelectorAll('code'), ...(pre.parentElement ? [pre.parentElement] : [])]
  for (const holder of holders) {
    const named =
      holder.getAttribute('data-lang') ??
      holder.getAttribute('data-language') ??
      LANGUAGE_CLASS.exec(holder.getAttribute('class') ?? '')?.[1]
    if (named && named.toLowerCase() !== 'none') {
      pre.setAttribute('data-own-lang', named.toLowerCase())
      return
    }
  }
}

/** TeX stands in an annotation or in an attribute; both are dropped with the rest that is not shown. */
function keepTex(math: Element): void {
  const annotation = math.querySelector('annotation[encoding="application/x-tex"]')
  const tex = annotation?.textContent ?? math.getAttribute('data-latex') ?? math.getAttribute('alttext') ?? ''
  if (tex.trim() !== '') math.setAttribute('data-own-latex', tex.trim())
}

/** The page's own attributes of these names mean nothing to us, and could be made to. */
function dropForeign(root: HTMLElement, name: string): void {
  if (name === 'data-callout') {
    for (const box of root.querySelectorAll('.callout[data-callout]')) {
      box.setAttribute('data-own-callout', (box.getAttribute(name) ?? '').toLowerCase())
    }
  }
  for (const element of root.querySelectorAll(`[${name}]`)) element.removeAttribute(name)
}

function adoptMarks(element: Element): void {
  for (const name of ['lang', 'latex', 'callout', 'media']) {
    const value = element.getAttribute(`data-own-${name}`)
    if (value === null) continue
    element.removeAttribute(`data-own-${name}`)
    element.setAttribute(`data-${name}`, value)
  }
}

/** Elements that a page invented; with blocks in them they are blocks. */
function isCustomBlock(element: Element): boolean {
  if (!element.localName.includes('-') || element.namespaceURI !== 'http://www.w3.org/1999/xhtml')
    return false
  return element.querySelector('p, div, ul, ol, h2, h3, section, figure, table') !== null
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  if (element.id !== '') renamed.id = element.id
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
