import type { PageFacts } from './metadata/page-facts.ts'
import { countWords, keyOf, readBlocks, wordsIn } from './read-blocks.ts'

/** What the paragraph between a title and the text is called by publishing systems, in the languages of most pages read. */
const NAMED =
  /(?:^|[\s_-])(?:lead|lede|stand-?first|intro(?:duction|text)?|teaser|deck|dek|abstract|summary|excerpt|sub-?title|sub-?head(?:line|ing)?|sub-?line|bajada|sapo|vorspann|chap(?:eau|o)|ingress|anrei(?:ss|ß)er)(?:$|[\s_-])/i

/** Where a paragraph is a teaser of something else. */
const ELSEWHERE =
  'nav, aside, footer, figure, [class*="caption" i], form, dialog, li, a, [hidden], [aria-hidden="true"]'

/** A shorter line is a label. */
const LEAST_WORDS = 12

/** A longer one is no standfirst. */
const MOST_WORDS = 90

/** The page's own description is often cut; so many words alike are the same text. */
const SAME_WORDS = 6

/** So many paragraphs after the title it may stand: behind the byline, the date and the buttons. */
const LAST_PLACE = 12

/**
 * Puts the standfirst over an article, in place, where an extractor lost it: the paragraph between the title and the text that says what
 * the article is about. It is known by its name, or by being what the page says of itself.
 * @param page as the extractor got it
 */
export function putStandfirst(page: Document, body: HTMLElement, facts: PageFacts): void {
  const title = page.querySelector('article h1, main h1, h1')
  if (!title) return
  const text = ` ${keyOf(body.textContent ?? '')} `
  const described = facts
    .meta('og:description', 'description')
    .map((description) => firstWords(keyOf(description)))
    .filter((words) => words !== '')
  const after: Element[] = []
  const blocks = page.createTreeWalker(page.body, NodeFilter.SHOW_ELEMENT)
  blocks.currentNode = title
  for (
    let node = blocks.nextSibling() ?? up(blocks);
    node && after.length < LAST_PLACE;
    node = blocks.nextNode()
  ) {
    const element = node as Element
    if (!element.matches('p, div') || element.querySelector('p, div, h2, h3, ul')) continue
    const words = countWords(element.textContent ?? '')
    if (words < LEAST_WORDS) continue
    after.push(element)
    const key = keyOf(element.textContent ?? '')
    // Here the article begins.
    if (text.includes(` ${key} `)) return
    if (words > MOST_WORDS || element.closest(ELSEWHERE) || element.querySelector('a, time')) continue
    if (!isNamed(element) && !described.some((beginning) => `${key} `.startsWith(`${beginning} `))) continue
    const paragraph = body.ownerDocument.createElement('p')
    paragraph.append(...[...element.childNodes].map((child) => body.ownerDocument.importNode(child, true)))
    const [first] = readBlocks(body)
    if (first && /^h1$/.test(first.element.localName)) first.element.after(paragraph)
    else body.prepend(paragraph)
    return
  }
}

/** What comes after an element and all that it holds. */
function up(walker: TreeWalker): Node | null {
  while (walker.parentNode()) {
    const beside = walker.nextSibling()
    if (beside) return beside
  }
  return null
}

function firstWords(key: string): string {
  const words = wordsIn(key)
  return words.length < SAME_WORDS ? '' : words.slice(0, SAME_WORDS).join(' ')
}

const isNamed = (element: Element) =>
  [element, element.parentElement].some((one) =>
    NAMED.test(`${one?.getAttribute('class') ?? ''} ${one?.id ?? ''}`),
  )
