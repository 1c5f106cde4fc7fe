import type { ForumPosts } from './candidates/forum-posts.ts'
import type { Extraction } from './extraction.ts'
import { type Block, readBlocks } from './read-blocks.ts'

/** Below this many words an extractor has missed the article. */
const HARDLY_ANY = 60

/** What stands before or after all that both found is mostly teasers, bylines and comments, and counts this much of its words. */
const WEIGHT_AT_THE_ENDS = 0.2

/**
 * Readability finds less, and cleaner; so what it has alone is more often clutter that Defuddle knows to leave out than text that
 * Defuddle lost: it counts half. Chosen on 578 annotated pages, where anything from 0.3 to 0.8 does as well within 0.2 %.
 */
const WEIGHT_OF_READABILITY = 0.5

/** Differences below this share of the words are ties, and a tie is Defuddle's: it keeps footnotes, maths and code in better shape. */
const TIE = 0.01

/**
 * The better of two readings of one page. What both have says nothing; what only one has is text when it stands in the midst of what
 * both have, and clutter when it is links. Either extractor alone is worse: Readability drops parts of forums, documentation and pages
 * of many sections, Defuddle now and then keeps the surroundings.
 */
export function betterOf(
  readability: Extraction | undefined,
  defuddle: Extraction | undefined,
): Extraction | undefined {
  if (!readability || !defuddle) return readability ?? defuddle
  const [r, d] = [blocksOf(readability), blocksOf(defuddle)]
  const [rWords, dWords] = [wordsOf(r), wordsOf(d)]
  if (rWords < HARDLY_ANY && dWords > 2 * rWords) return defuddle
  // Formulas and notes that a script or a stylesheet would have made are there only after Defuddle.
  if (dWords > rWords / 2 && formulasAndNotes(defuddle) > formulasAndNotes(readability)) return defuddle
  const gain = aloneIn(d, r) - WEIGHT_OF_READABILITY * aloneIn(r, d)
  return gain > -TIE * rWords ? defuddle : readability
}

/** Posts must hold this share of what the extractors found, or they are the comments below a story. */
const SHARE_IN_POSTS = 0.3

/** Posts that hold so many times the words of what the extractors found are the page. */
const MANY_TIMES = 2

/** A sure sign is a forum's software; else the page must call itself a discussion. */
const LEAST_POSTS = 2

/** Whether a forum's software made these posts: on a page that is a discussion they are the text, whatever else stands there. */
export const areSurelyPosts = ({ known, posts }: ForumPosts) => known && posts >= LEAST_POSTS

/**
 * Whether the posts are what the page is about: they hold most of what the extractors found, or far more. An extractor that looks for
 * one long text finds one long post, and the rest of a discussion is lost.
 */
export function arePostsTheText(
  posts: ForumPosts,
  found: Extraction | undefined,
  isDiscussion: boolean,
): boolean {
  const sure = areSurelyPosts(posts)
  if (!isDiscussion && !sure) return false
  if (!found || (isDiscussion && sure)) return true
  const [inPosts, inFound] = [blocksOf(posts), blocksOf(found)]
  const [postWords, foundWords] = [wordsOf(inPosts), wordsOf(inFound)]
  if (isDiscussion && postWords > MANY_TIMES * foundWords) return true
  const text = ` ${inPosts.map(({ key }) => key).join(' ')} `
  const prose = inFound.filter(({ isLinks }) => !isLinks)
  const shared = wordsOf(prose.filter(({ key }) => text.includes(` ${key} `)))
  return shared >= SHARE_IN_POSTS * wordsOf(prose) && postWords >= SHARE_IN_POSTS * shared
}

/** The page's data is believed over its markup when it holds so many times the words. */
const TIMES_IN_DATA = 2

/** Shorter text in the data is a summary. */
const WORDS_IN_DATA = 100

/** Whether the article stands whole only in the page's data: its markup shows a beginning, and a script would have shown the rest. */
export function isOnlyInData(data: Extraction, found: Extraction | undefined): boolean {
  const [inData, shown] = [data, found].map((one) => (one ? wordsOf(blocksOf(one)) : 0))
  return (inData ?? 0) >= WORDS_IN_DATA && (inData ?? 0) > TIMES_IN_DATA * (shown ?? 0)
}

const formulasAndNotes = ({ body }: Extraction) => body.querySelectorAll('math, [id^="fnref"]').length

/** Each reading is looked through once, though it is compared with several others. */
const known = new WeakMap<Extraction, Block[]>()

/** The blocks of a reading, as they were when they were first asked for. */
export function blocksOf(extraction: Extraction): readonly Block[] {
  const blocks = known.get(extraction) ?? readBlocks(extraction.body)
  known.set(extraction, blocks)
  return blocks
}

const wordsOf = (blocks: readonly Block[]) => blocks.reduce((sum, { words }) => sum + words, 0)

/** How much text, in words, one reading has beyond the other; less than nothing when it is mostly links. */
export function aloneIn(blocks: readonly Block[], other: readonly Block[]): number {
  const shared = new Set(other.map(({ key }) => key))
  const first = blocks.findIndex(({ key }) => shared.has(key))
  const last = blocks.findLastIndex(({ key }) => shared.has(key))
  return blocks.reduce((sum, { key, words, isLinks }, index) => {
    if (shared.has(key)) return sum
    const between = first < 0 || (index > first && index < last)
    return sum + words * (between ? 1 : WEIGHT_AT_THE_ENDS) - (isLinks ? words : 0)
  }, 0)
}
