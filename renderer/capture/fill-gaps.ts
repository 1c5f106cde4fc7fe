import { blocksOf } from './choose-extraction.ts'
import type { Extraction } from './extraction.ts'
import { type Block, keyOf, wordsIn } from './read-blocks.ts'

/** What an element is called that holds no text of the article, though it stands within it. */
const NOT_THE_TEXT =
  /(?:^|[\s_-])(?:share|sharing|social|related|promo|newsletter|subscribe|signup|sign-up|advert|ads?|caption|credit|byline|author|comments?|recommend\w*|cta|sponsor\w*|breadcrumbs?|meta|tags?|toc|read-?more|popular|footer|sidebar|disclaimer|pagination|rating|player|popup|modal|hidden)(?:$|[\s_-])/i

const NEVER = 'pre, figure, figcaption, aside, nav, footer, form, button, [hidden], [aria-hidden="true"]'

/** Shorter blocks are buttons and labels. */
const LEAST_WORDS = 4

/** More than this share of the article's words is not a gap in it. */
const LARGEST_SHARE = 0.5

/**
 * Takes into the article, in place, what only the other reading has and what stands there between two blocks that both have: a table, a
 * list, a paragraph that was taken for clutter. On the annotated pages three in four such words are the article's.
 * @param other is used up
 */
export function fillGaps(article: Extraction, other: Extraction): void {
  takeSpacing(blocksOf(article), blocksOf(other))
  const own = blocksOf(article)
  const others = blocksOf(other)
  const places = new Map(own.map((block, index) => [block.key, index]))
  const said = phrasesIn(wordsOf(article.body))
  const most = LARGEST_SHARE * own.reduce((sum, { words }) => sum + words, 0)
  let before = -1
  let run: Block[] = []
  const gaps: { before: number; after: number; run: Block[] }[] = []
  for (const block of others) {
    const place = places.get(block.key)
    if (place === undefined) {
      run.push(block)
      continue
    }
    if (run.length > 0 && before >= 0 && place > before) gaps.push({ before, after: place, run })
    before = place
    run = []
  }
  const filled: (typeof gaps)[number][] = []
  let taken = 0
  for (const gap of gaps) {
    const missing = gap.run.filter((block) => isText(block, other.body) && !isSaid(block, said))
    const words = missing.reduce((sum, block) => sum + block.words, 0)
    if (words === 0 || taken + words > most) continue
    taken += words
    filled.push({ ...gap, run: missing })
  }
  takeReferences(article, own, others)
  const missing = new Set(filled.flatMap(({ run }) => run))
  const kept = holdersOf(others.filter((block) => !missing.has(block)))
  for (const { before, after, run } of filled) {
    const [first, next] = [own[before], own[after]]
    const whole = new Set(run.map(({ element }) => largestAround(element, other.body, kept)))
    if (first && next) placeAfter(first.element, next.element, [...whole])
  }
}

/** What a work of reference has at its end. */
const REFERENCES =
  /^(?:see also|external links|further reading|references|siehe auch|weblinks|voir aussi|liens externes|véase también|enlaces externos)$/i

/** A longer block there is none of a list. */
const LONGEST_REFERENCE = 40

/** Puts a list of references at the end of an article that has lost it: to Defuddle such a list leads to other articles. */
function takeReferences(article: Extraction, own: readonly Block[], others: readonly Block[]): void {
  const shared = new Set(own.map(({ key }) => key))
  const last = others.findLastIndex(({ key, words }) => words >= LEAST_WORDS && shared.has(key))
  const end = others.slice(last + 1)
  const start = end.findIndex(
    ({ element, key }) => /^h[2-4]$/.test(element.localName) && REFERENCES.test(key),
  )
  const heading = end[start]
  if (last < 0 || !heading || shared.has(heading.key)) return
  const after = end.slice(start + 1)
  const next = after.findIndex(
    ({ element, words }) => /^h[1-6]$/.test(element.localName) || words > LONGEST_REFERENCE,
  )
  const items = next < 0 ? after : after.slice(0, next)
  const lists = new Set(
    items.flatMap(({ element }) => {
      const list = element.closest('ul, ol, dl')
      return list ? [list] : []
    }),
  )
  if (lists.size === 0) return
  const doc = article.body.ownerDocument
  article.body.append(...[heading.element, ...lists].map((element) => doc.adoptNode(element)))
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Myanmar}]/u

/**
 * Defuddle parts elements within a line by spaces, also where Chinese or Japanese has none. Where a block is the same but for them, it is
 * taken as the other reading has it, which is as it was published.
 */
function takeSpacing(own: readonly Block[], others: readonly Block[]): void {
  const published = new Map(others.map((block) => [block.key.replaceAll(' ', ''), block]))
  for (const { element, key, isLoose } of own) {
    const block = published.get(key.replaceAll(' ', ''))
    if (!block || block.key === key || !UNSPACED.test(key) || isLoose || block.isLoose) continue
    if (element.querySelector('img, math')) continue
    const copy = block.element.cloneNode(true)
    element.replaceChildren(...[...copy.childNodes].map((node) => element.ownerDocument.adoptNode(node)))
  }
}

/** Words of a phrase: so many in the same order are no chance. */
const PHRASE = 3

/** The same text in other blocks, or with a sign more, has more than this share of its phrases in common. */
const SAME_TEXT = 0.3

function isSaid({ key }: Block, said: ReadonlySet<string>): boolean {
  const words = wordsIn(key)
  const phrases = [...phrasesIn(words)]
  // What is too short for a phrase is not worth saying twice.
  if (phrases.length === 0) return true
  return phrases.filter((phrase) => said.has(phrase)).length > SAME_TEXT * phrases.length
}

function phrasesIn(words: readonly string[]): Set<string> {
  const phrases = new Set<string>()
  for (let at = 0; at + PHRASE <= words.length; at++) phrases.add(words.slice(at, at + PHRASE).join(' '))
  return phrases
}

function wordsOf(root: HTMLElement): string[] {
  const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const parts: string[] = []
  // Only one of the readings may have the formulas.
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (!node.parentElement?.closest('math')) parts.push(node.textContent ?? '')
  return wordsIn(keyOf(parts.join(' ')))
}

/** All elements around the blocks. */
function holdersOf(blocks: readonly Block[]): Set<Element> {
  const holders = new Set<Element>()
  for (const { element } of blocks)
    for (let at: Element | null = element; at && !holders.has(at); at = at.parentElement) holders.add(at)
  return holders
}

function isText({ element, words, isLinks, isLoose }: Block, root: Element): boolean {
  if (isLinks || isLoose || words < LEAST_WORDS || element.closest(NEVER)) return false
  for (let at: Element | null = element; at && at !== root; at = at.parentElement)
    if (NOT_THE_TEXT.test(`${at.getAttribute('class') ?? ''} ${at.id}`)) return false
  return true
}

/** So that a table, a list, a quotation comes whole. */
function largestAround(element: Element, root: Element, kept: ReadonlySet<Element>): Element {
  let largest = element
  for (let at = element.parentElement; at && at !== root && !kept.has(at); at = at.parentElement) largest = at
  return largest
}

/** On the level on which the two that it stands between are parted. */
function placeAfter(first: Element, next: Element, elements: readonly Element[]): void {
  let place = first
  while (place.parentElement && !place.parentElement.contains(next)) place = place.parentElement
  if (place.contains(next)) return
  const doc = place.ownerDocument
  place.after(...elements.map((element) => doc.adoptNode(whole(element, doc))))
}

/** A cell or an item outside of its table or list is a paragraph. */
function whole(element: Element, doc: Document): Element {
  if (!/^(?:td|th|tr|tbody|thead|li|dd|dt)$/.test(element.localName)) return element
  const paragraph = doc.createElement('div')
  paragraph.append(...element.childNodes)
  return paragraph
}
