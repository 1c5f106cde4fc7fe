import { splitAuthors } from '../article/author-names.ts'
import { isPartialDate } from '../article/partial-date.ts'
import { type HeadLine, looksLikeName, readHeadLine } from './text-head.ts'

/** What plain text says about itself. Empty where it says nothing. */
export interface TextClipping {
  readonly title: string
  /** `YYYY-MM-DD`, or empty. */
  readonly publishedAt: string
  readonly authors: readonly string[]
  readonly siteName: string
  /** Where it stood, http(s) or empty. Untrusted. */
  readonly url: string
  readonly tags: readonly string[]
  /** Never joined or cut: line breaks inside a paragraph are kept. */
  readonly paragraphs: readonly string[]
}

/** Longer lines are paragraphs: of two thousand headlines of newspapers none passed 180 characters. */
const MAX_TITLE_LENGTH = 180

/** A byline of several names, and a publication's name, stay below this. */
const MAX_CREDIT_LENGTH = 120

/** A paragraph of an article, against a line of credits. */
const PARAGRAPH_LENGTH = 160

/** The first line of a clipping: `date 2026-02-02 Title`; the word `date` is optional. */
const DATED_TITLE = /^(?:date:?\s+)?(\d{4}-\d{2}-\d{2})\s+(\S.*)$/i

/**
 * Reads plain text as an article. A clipping starts with `date YYYY-MM-DD Title`, then paragraphs for the byline and the publication;
 * others say `By …`, a day in words, an address or `Tags: …` in lines of their own, before or after the title. In any other text a short
 * first line is the title: no words of the text may be taken for something else, since what is not in `paragraphs` is not in the
 * article's text.
 */
export function parseTextClipping(text: string): TextClipping {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  const above = takeHeadLines(blocks, {})
  const head = readTitle(above)
  const below = takeHeadLines(head.rest, head.said)
  const isClipping = head.isDated
  // Where a line says `By …` the publication may follow unsaid; where nothing does, both may.
  const credits = below.said.authors ? readSite(below, isClipping) : readCredits(below, isClipping)
  const { said, rest } = takeHeadLines(credits.rest, credits.said)
  return {
    title: said.title ?? '',
    publishedAt: said.publishedAt ?? '',
    authors: said.authors ?? [],
    siteName: said.siteName ?? '',
    url: said.url ?? '',
    tags: said.tags ?? [],
    paragraphs: rest,
  }
}

interface Taken {
  /** What was said so far. */
  readonly said: HeadLine
  readonly rest: readonly string[]
}

/** Takes blocks from the front whose every line says something about the text. What says a thing twice, or leaves no text, is text. */
function takeHeadLines(blocks: readonly string[], before: HeadLine): Taken {
  let said = before
  let taken = 0
  for (const block of blocks.slice(0, -1)) {
    const lines = block.split('\n').map(readHeadLine)
    if (lines.some((line) => line === null)) break
    const names = lines.flatMap((line) => Object.keys(line ?? {}))
    if (new Set([...names, ...Object.keys(said)]).size < names.length + Object.keys(said).length) break
    said = Object.assign({ ...said }, ...lines)
    taken++
  }
  return { said, rest: blocks.slice(taken) }
}

interface Head extends Taken {
  /** Its first line begins with its day, as that of a clipping. */
  readonly isDated: boolean
}

/** The title is the first line; what stands below it in the same block begins the rest. */
function readTitle({ said, rest: blocks }: Taken): Head {
  const none = { said, rest: blocks, isDated: false }
  if (said.title !== undefined) return none
  const [first = '', ...others] = blocks
  const [line = '', ...below] = first.split('\n')
  const rest = below.length > 0 ? [below.join('\n').trim(), ...others] : others
  const [, date = '', title = ''] = DATED_TITLE.exec(line.trim()) ?? []
  const isNew = said.publishedAt === undefined
  if (date !== '' && isNew && isPartialDate(date) && (rest.length > 0 || /^date/i.test(line.trim())))
    return { said: { ...said, title: title.trim(), publishedAt: date }, rest, isDated: true }
  if (others.length === 0 || !looksLikeTitle(line)) return none
  const titled = { ...said, title: line.trim() }
  if (below.length === 0) return { ...none, said: titled, rest: others }
  // A first line that text follows directly is a line of verse or of a letter, unless all that follows is about the text.
  const about = takeHeadLines([below.join('\n').trim(), ''], titled)
  return about.rest.length === 1 ? { ...none, said: about.said, rest: others } : none
}

/** Short, and not the end of a sentence; a question or an exclamation may be a headline. */
function looksLikeTitle(line: string): boolean {
  const text = line.trim()
  return text.length > 0 && text.length <= MAX_TITLE_LENGTH && !/[.,;:。、，；：]$|[.…]["”’»]$/.test(text)
}

/** A byline without `By`, and the publication. Where no date says that it is a clipping, both must be there, and an article after them. */
function readCredits(before: Taken, isClipping: boolean): Taken {
  const { said, rest: blocks } = before
  const [first = '', second = '', third = ''] = blocks
  // What would leave no text is text.
  if (said.title === undefined || blocks.length < 2 || !isCredit(first)) return before
  const authors = splitAuthors(first)
  if (authors.length === 0 || !authors.every(looksLikeName)) return before
  const hasSite =
    said.siteName === undefined && blocks.length > 2 && isCredit(second) && !readHeadLine(second)
  const both = { said: { ...said, authors, siteName: second }, rest: blocks.slice(2) }
  if (isClipping) return hasSite ? both : { said: { ...said, authors }, rest: blocks.slice(1) }
  const isFollowed = third.length >= PARAGRAPH_LENGTH || readHeadLine(third) !== null
  return hasSite && isFollowed && authors.every((name) => name.includes(' ')) ? both : before
}

/** The publication below a signed byline. */
function readSite(before: Taken, isClipping: boolean): Taken {
  const { said, rest } = before
  const [first = '', second = ''] = rest
  const isSite = isClipping && said.siteName === undefined && second !== '' && isCredit(first)
  return isSite ? { said: { ...said, siteName: first }, rest: rest.slice(1) } : before
}

function isCredit(block: string): boolean {
  return (
    block !== '' &&
    block.length <= MAX_CREDIT_LENGTH &&
    !block.includes('\n') &&
    !/[.!?:;。！？]["”’»]?$/.test(block)
  )
}
