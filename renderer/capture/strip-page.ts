import { countWords } from './read-blocks.ts'

/** What shows drawings and choices, and holds no text of an article. Formulas that were set as drawings stay. */
const NO_TEXT = 'svg:not(mjx-container svg, [class*="math" i] svg), style, select, datalist'

/**
 * What generators of documentation put into headings and code: signs to copy a heading's address (Sphinx, VitePress, Docusaurus,
 * AnchorJS), buttons, names of languages (Twoslash), numbers of lines (Pygments, Rouge, highlight.js).
 */
const FURNITURE = [
  'a.headerlink, a.header-anchor, a.hash-link, a.anchorjs-link',
  'pre button, pre .language-id, pre [class*="copy" i]:not(code, :has(code))',
  'td.linenos, pre .linenos, pre .lineno, td.gutter, td.rouge-gutter, td.hljs-ln-numbers',
].join(', ')

const LONGEST_BUTTON = 20

const MENUS = 'nav, [role="navigation"]'

const FOOTERS = 'footer, [role="contentinfo"]'

/** Within these a footer belongs to a part of the text. */
const PARTS = 'article, main, section, blockquote, figure, li, td, [role="main"]'

/** Footnotes stand under some pages as they do under a page of paper. */
const NOTES = '[id^="fn" i], [class*="footnote" i], [role="doc-endnotes"], [role="doc-footnote"]'

/** A menu is links, with this share of its words at least; a `nav` with more of its own to say may hold the article. */
const LINKS_IN_A_MENU = 0.6

/** A footer with a larger share of the page's words is the page. */
const LARGEST_FOOTER = 0.3

/**
 * Takes out of a page, in place, what no article is in, by the meaning that HTML gives its elements: menus, the footer of the site,
 * drawings, styles; and the furniture of documentation. Every reader that comes after would look through it, and it is a quarter of
 * all elements.
 */
export function stripPage(doc: Document): void {
  for (const element of doc.querySelectorAll(NO_TEXT)) element.remove()
  for (const element of doc.querySelectorAll(FURNITURE)) if (isFurniture(element)) element.remove()
  for (const menu of doc.querySelectorAll(MENUS)) if (isMenu(menu)) menu.remove()
  const footers = [...doc.querySelectorAll(FOOTERS)].filter(
    (footer) => !footer.closest(PARTS) && !footer.querySelector(NOTES),
  )
  if (footers.length === 0) return
  const words = countWords(doc.body.textContent ?? '')
  for (const footer of footers)
    if (countWords(footer.textContent ?? '') <= LARGEST_FOOTER * words && !footer.querySelector('h1'))
      footer.remove()
}

/** The names are used for other things as well: a sign or a number has no letters, a button in code only a few. */
function isFurniture(element: Element): boolean {
  const text = (element.textContent ?? '').trim()
  if (element.querySelector('img')) return false
  // Some wrap the whole heading in its link.
  if (text !== '' && text === (element.closest('h1, h2, h3, h4, h5, h6, pre')?.textContent ?? '').trim())
    return false
  return (
    !/\p{L}/u.test(text) || (text.length <= LONGEST_BUTTON && element.parentElement?.closest('pre') != null)
  )
}

function isMenu(menu: Element): boolean {
  if (menu.querySelector('main, article, h1, pre')) return false
  const words = countWords(menu.textContent ?? '')
  const links = [...menu.querySelectorAll('a')].reduce(
    (sum, link) => sum + countWords(link.textContent ?? ''),
    0,
  )
  return links >= LINKS_IN_A_MENU * words
}
