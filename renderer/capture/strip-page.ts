import { countWords } from './read-blocks.ts'

/** What shows drawings and choices, and holds no text of an article. Formulas that were set as drawings stay. */
const NO_TEXT = 'svg:not(mjx-container svg, [class*="math" i] svg), style, select, datalist'

const MENUS = 'nav, [role="navigation"]'

const FOOTERS = 'footer, [role="contentinfo"]'

/** Within these a footer belongs to a part of the text. */
const PARTS = 'article, main, section, blockquote, figure, li, td, [role="main"]'

/** A menu is links, with this share of its words at least; a `nav` with more of its own to say may hold the article. */
const LINKS_IN_A_MENU = 0.6

/** A footer with a larger share of the page's words is the page. */
const LARGEST_FOOTER = 0.3

/**
 * Takes out of a page, in place, what no article is in, by the meaning that HTML gives its elements: menus, the footer of the site,
 * drawings, styles. Every reader that comes after would look through it, and it is a quarter of all elements.
 */
export function stripPage(doc: Document): void {
  for (const element of doc.querySelectorAll(NO_TEXT)) element.remove()
  for (const menu of doc.querySelectorAll(MENUS)) if (isMenu(menu)) menu.remove()
  const footers = [...doc.querySelectorAll(FOOTERS)].filter((footer) => !footer.closest(PARTS))
  if (footers.length === 0) return
  const words = countWords(doc.body.textContent ?? '')
  for (const footer of footers)
    if (countWords(footer.textContent ?? '') <= LARGEST_FOOTER * words && !footer.querySelector('h1'))
      footer.remove()
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
