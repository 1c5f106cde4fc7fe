import { clearClutter } from '../clutter.ts'
import { type Extraction, NOTHING_KNOWN } from '../extraction.ts'
import { countWords } from '../read-blocks.ts'

/** Elements that by their element, role or a platform's name for it hold what a page is about, the surest first. */
const CONTAINERS = [
  '.markdown-body, .theme-doc-markdown, .md-content__inner, .rst-content [itemprop="articleBody"], .sphinxsidebar ~ .body, .mw-parser-output',
  '.vp-doc, .nextra-content, .gitbook-root main, .devsite-article-body, #main-content .wiki-content',
  '[itemprop="articleBody"]',
  '[role="main"]',
  'main',
  'article',
  '#main-content, #content, #main, .main-content, .content',
]

/** A container with less than this share of the words that are left on the page is a part of what it is about. */
const LEAST_SHARE = 0.5

/** With more of its words in links a list or a box is a menu. */
const MOSTLY_LINKS = 0.6

/** Boxes that may be menus; a paragraph full of links is still a sentence. */
const BOXES = 'ul, ol, div, section, dl, table'

/** Longer boxes are judged by their parts. */
const LONGEST_MENU_WORDS = 400

/**
 * Everything the page shows but what by element, role, name or many links is no text: for pages that are no single story, of which
 * extractors that look for one keep a part. Takes the document apart.
 */
export function readMainContainer(doc: Document): Extraction | undefined {
  const body = doc.body
  clearClutter(body)
  dropMenus(body)
  const root = mainContainer(body)
  return countWords(root.textContent ?? '') > 0
    ? { ...NOTHING_KNOWN, by: 'main container', html: root.innerHTML }
    : undefined
}

function mainContainer(body: HTMLElement): Element {
  const all = countWords(body.textContent ?? '')
  for (const selector of CONTAINERS) {
    const ranked = [...body.querySelectorAll(selector)]
      .map((element) => ({ element, words: countWords(element.textContent ?? '') }))
      .sort((a, b) => b.words - a.words)
    if (ranked[0] && ranked[0].words >= LEAST_SHARE * all) return ranked[0].element
  }
  return body
}

function dropMenus(root: Element): void {
  for (const box of root.querySelectorAll(BOXES)) {
    const words = countWords(box.textContent ?? '')
    if (words === 0 || words > LONGEST_MENU_WORDS || box.querySelector('pre, math')) continue
    const links = [...box.querySelectorAll('a[href]')]
    if (links.length < 3) continue
    const linked = links.reduce((sum, link) => sum + countWords(link.textContent ?? ''), 0)
    if (linked > MOSTLY_LINKS * words) box.remove()
  }
}
