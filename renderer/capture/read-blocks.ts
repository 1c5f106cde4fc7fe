/** A stretch of text between two breaks of the layout. */
export interface Block {
  readonly element: Element
  /** Its words without case and punctuation: two blocks of the same key say the same. */
  readonly key: string
  readonly words: number
  /** Whether most of its words stand in links. */
  readonly isLinks: boolean
  /** Whether it is only what stands between other blocks: its element holds those too. */
  readonly isLoose: boolean
}

const BLOCKS = 'p, li, blockquote, dd, dt, td, th, pre, h1, h2, h3, h4, h5, h6, div, figcaption'

/** With a larger share of its words in links a block is a menu, a teaser or a list of tags. */
const MOSTLY_LINKS = 0.6

/** Text that stands between blocks, of at least this many words, is a block of its own. */
const LOOSE_WORDS = 3

/** The innermost blocks of a tree, in their order. */
export function readBlocks(root: Element): Block[] {
  const blocks: Block[] = []
  for (const element of root.querySelectorAll(BLOCKS)) {
    const holdsBlocks = element.querySelector(BLOCKS) !== null
    const text = holdsBlocks ? looseText(element) : (element.textContent ?? '')
    const words = countWords(text)
    if (words < (holdsBlocks ? LOOSE_WORDS : 1)) continue
    const linked = holdsBlocks ? 0 : wordsInLinks(element, words)
    blocks.push({
      element,
      key: keyOf(text),
      words,
      isLinks: linked > MOSTLY_LINKS * words,
      isLoose: holdsBlocks,
    })
  }
  return blocks
}

function looseText(element: Element): string {
  return [...element.childNodes]
    .map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : ''))
    .join('')
}

function wordsInLinks(element: Element, words: number): number {
  if (element.closest('a')) return words
  return [...element.querySelectorAll('a')].reduce((sum, link) => sum + countWords(link.textContent ?? ''), 0)
}

export const keyOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Letters of scripts that are written without spaces count as words one by one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Myanmar}]|[\p{L}\p{N}_]+/gu

/** A quick measure of how much text there is, for comparing texts; what a reader is told is `shared/article/count-words.ts`. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0
}

/** What `countWords` counts, in order. */
export const wordsIn = (text: string): string[] => text.match(WORD) ?? []
