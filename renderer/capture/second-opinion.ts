import type { Extraction } from './extraction.ts'
import { countWords, keyOf } from './read-blocks.ts'

/** Parts of a page whose paragraphs say nothing of its article. */
const ELSEWHERE =
  'footer, nav, aside, form, [role="navigation"], [class*="comment" i], [id*="comment" i], [class*="related" i], [class*="cookie" i]'

/** Shorter paragraphs are captions, bylines and buttons. */
const PROSE_WORDS = 12

/** With a larger share of its words in links a paragraph is a list of teasers. */
const MOSTLY_LINKS = 0.5

/** The reading holds the article when it has this share of all prose on the page, and no heading in its midst is lost. */
const ENOUGH_PROSE = 0.85

/** A shorter reading proves nothing. */
const ENOUGH_WORDS = 150

/** Prose must be this share of the reading: else it is lists, tables, or boxes without paragraphs. */
const PROSE_SHARE = 0.5

/** So much prose between the title and what was found is a beginning that was lost. */
const LOST_BEGINNING_WORDS = 40

/** What Defuddle keeps in better shape. Words of code within a line, and tables without a head, both keep alike. */
const BETTER_KEPT =
  'pre, math, table th, sup a, a sup, [class*="katex" i], [class*="mathjax" i], [class*="footnote" i]'

/**
 * Whether Readability's reading should be held against Defuddle's, which takes four times as long. Where Readability has nearly all the
 * prose of the page there is nothing for the other to find: on 338 such pages of 835 it alone is as good or better (articles .972
 * against .969, pages in other scripts .938 against .913).
 * @param doc the page, as it was before it was read
 */
export function needsSecondOpinion(doc: Document, reading: Extraction | undefined): boolean {
  if (!reading) return true
  const { body } = reading
  const words = countWords(body.textContent ?? '')
  if (words < ENOUGH_WORDS || body.querySelector(BETTER_KEPT) !== null) return true
  const text = ` ${keyOf(body.textContent ?? '')} `
  const title = doc.querySelector('article h1, main h1, h1')
  let [all, held] = [0, 0]
  let lostBefore = 0
  let lostHeading = false
  for (const element of doc.body.querySelectorAll('p, li, blockquote, h2, h3, h4')) {
    if (element.closest(ELSEWHERE) || element.querySelector('p, li')) continue
    const own = element.textContent ?? ''
    const isHeld = text.includes(` ${keyOf(own)} `)
    if (element.localName.startsWith('h')) {
      // Before and after the prose stand headings of the page.
      lostHeading = held > 0 && !isHeld
      continue
    }
    const ownWords = countWords(own)
    if (ownWords < PROSE_WORDS || linkedWords(element) > MOSTLY_LINKS * ownWords) continue
    const isBelow =
      title != null && (title.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    if (held === 0 && isHeld && lostBefore >= LOST_BEGINNING_WORDS) return true
    if (held === 0 && !isHeld && isBelow) lostBefore += ownWords
    all += ownWords
    if (!isHeld) continue
    held += ownWords
    if (lostHeading) return true
  }
  return held < ENOUGH_PROSE * all || held < PROSE_SHARE * words
}

function linkedWords(element: Element): number {
  return [...element.querySelectorAll('a')].reduce((sum, link) => sum + countWords(link.textContent ?? ''), 0)
}
