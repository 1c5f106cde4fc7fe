import { announcesOthers } from './other-articles.ts'
import { type Block, readBlocks } from './read-blocks.ts'

/** A longer line is text. */
const LONGEST_HEADING = 12

/** A longer paragraph without links is no teaser. */
const LONGEST_TEASER = 45

/** An article is at least so long, in words. */
const LEAST_ARTICLE = 80

/** What is not plainly links takes no larger share of a page's text behind its article. */
const LARGEST_TAIL = 0.25

/** What is, may be most of it: front pages go on below the story. */
const LARGEST_LIST = 0.85

/** With this share of its words in links a tail is a list. */
const LINKS_IN_A_LIST = 0.4

/** A note on the author, or what follows a line on rights, has so many words at most. */
const LONGEST_NOTE = 150

const ON_THE_AUTHOR =
  /^(?:about (?:the )?authors?|meet (?:the|our) (?:authors?|testers?|writers?)|über (?:den|die) autor|sobre (?:el|la) autora?|à propos de l['’]auteur)/i

/** After one of these there is no text any more. */
const END_OF_PAGE =
  /^(?:was this (?:page|article|content|section)|is this page|did you find this|(?:share|like) this:|teilen(?: mit)?:$|gefällt mir:|compartir:$|partager ?:$|(?:den )?artikel (?:mit anderen )?teilen|diese seite (?:empfehlen|teilen)|(?:leave|post) a (?:comment|reply)|what do you think\?$|want more articles|unsere partner)/i

const RIGHTS =
  /all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados/i

/** Notes stand behind whatever else there is. */
const NOTES = '[id^="fn" i], [class*="footnote" i], [id*="footnote" i], [role="doc-endnotes"]'

const NOT_A_LINE = 'pre, table, blockquote, figure, math'

/**
 * Takes off an article, in place, all that follows a line after which other articles are listed, its author is presented, or the page
 * asks what it was worth: with its pictures. What follows must look like it: teasers and links, or a short note.
 * @param names the authors, as keys
 * @returns the blocks that stay
 */
export function cutTail(body: HTMLElement, names: readonly string[]): readonly Block[] {
  const blocks = readBlocks(body)
  const all = sumOf(blocks)
  let before = 0
  for (const [index, block] of blocks.entries()) {
    if (before >= LEAST_ARTICLE && isLine(block) && isTail(block, blocks.slice(index), all, names)) {
      removeFrom(block.element, body)
      return blocks.slice(0, index)
    }
    before += block.words
  }
  return blocks
}

const sumOf = (blocks: readonly Block[]) => blocks.reduce((sum, { words }) => sum + words, 0)

const textOf = ({ element }: Block) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

const isHeading = ({ element }: Block) => /^h[1-6]$/.test(element.localName)

function isLine(block: Block): boolean {
  return block.words <= LONGEST_HEADING && !block.isLoose && !block.element.closest(NOT_A_LINE)
}

function isTail(line: Block, tail: readonly Block[], all: number, names: readonly string[]): boolean {
  const text = textOf(line)
  const words = sumOf(tail)
  const share = words / all
  if (tail.some(({ element }) => element.closest(NOTES))) return false
  if (END_OF_PAGE.test(text) || RIGHTS.test(text)) return share <= LARGEST_TAIL && words <= LONGEST_NOTE
  if (ON_THE_AUTHOR.test(text) || isAuthor(line, names)) return share <= LARGEST_TAIL && words <= LONGEST_NOTE
  if (!announcesOthers(text) || (!isHeading(line) && /[.!?…]$/.test(text)) || line.element.closest('li'))
    return false
  if (tail.some(({ words, isLinks }) => words > LONGEST_TEASER && !isLinks)) return false
  const links = sumOf(tail.filter(({ isLinks }) => isLinks))
  return share <= (links >= LINKS_IN_A_LIST * words ? LARGEST_LIST : LARGEST_TAIL)
}

/** "About Ada Quill" as a heading: her name in the text is no end. */
function isAuthor(line: Block, names: readonly string[]): boolean {
  const said = line.key.replace(/^(?:about|über|sobre|by|von|par|por) /, '')
  return (isHeading(line) || said !== line.key) && names.includes(said)
}

/** All that stands behind a place, whatever box it is in. */
function removeFrom(start: Element, root: Element): void {
  for (let at: Element | null = start; at && at !== root; at = at.parentElement)
    while (at.nextSibling) at.nextSibling.remove()
  start.remove()
}
