import { splitAuthors } from '../article/author-names.ts'
import { isPartialDate } from '../article/partial-date.ts'

/** What plain text says about itself. Empty where it says nothing. */
export interface TextClipping {
  readonly title: string
  /** `YYYY-MM-DD`, or empty. */
  readonly publishedAt: string
  readonly authors: readonly string[]
  readonly siteName: string
  /** Never joined or cut: line breaks inside a paragraph are kept. */
  readonly paragraphs: readonly string[]
}

/** Longer lines are paragraphs: of two thousand headlines of newspapers none passed 180 characters. */
const MAX_TITLE_LENGTH = 180

/** A byline of several names, and a publication's name, stay below this. */
const MAX_CREDIT_LENGTH = 120

/** The first line of a clipping: `date 2026-02-02 Title`; the `date` part is optional. */
const DATED_TITLE = /^date:?\s+(\d{4}-\d{2}-\d{2})\s+(\S.*)$/i

/**
 * Reads plain text as an article. A clipping starts with `date YYYY-MM-DD Title`, then paragraphs for the byline and the publication.
 * In other text a short first line is the title, and a byline counts only when it says that it is one (`By …`): no words of the text
 * may be taken for something else, since what is not in `paragraphs` is not in the article's text.
 */
export function parseTextClipping(text: string): TextClipping {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  const head = readTitle(blocks)
  const credits = readCredits(head.rest, head.isClipping)
  const paragraphs = head.rest.slice(credits.taken)
  return {
    title: head.title,
    publishedAt: head.publishedAt,
    authors: credits.authors,
    siteName: credits.siteName,
    paragraphs,
  }
}

interface Head {
  readonly title: string
  readonly publishedAt: string
  readonly isClipping: boolean
  readonly rest: readonly string[]
}

/** The title is the first line; what stands below it in the same block begins the rest. */
function readTitle(blocks: readonly string[]): Head {
  const [first = '', ...others] = blocks
  const [line = '', ...below] = first.split('\n')
  const rest = below.length > 0 ? [below.join('\n').trim(), ...others] : others
  const [, date = '', title = ''] = DATED_TITLE.exec(line.trim()) ?? []
  if (date !== '' && isPartialDate(date))
    return { title: title.trim(), publishedAt: date, isClipping: true, rest }
  // A first line that text follows directly is a line of verse or of a letter, unless a blank line sets it apart.
  const setApart = below.length === 0 && others.length > 0
  return setApart && looksLikeTitle(line)
    ? { title: line.trim(), publishedAt: '', isClipping: false, rest: others }
    : { title: '', publishedAt: '', isClipping: false, rest: blocks }
}

/** Short, and not the end of a sentence; a question or an exclamation may be a headline. */
function looksLikeTitle(line: string): boolean {
  const text = line.trim()
  return text.length > 0 && text.length <= MAX_TITLE_LENGTH && !/[.,;:。、，；：]$|[.…]["”’»]$/.test(text)
}

function readCredits(
  blocks: readonly string[],
  isClipping: boolean,
): { authors: readonly string[]; siteName: string; taken: number } {
  const [first = '', second = ''] = blocks
  const nothing = { authors: [], siteName: '', taken: 0 }
  // What would leave no text is text.
  if (blocks.length < 2 || !isCredit(first)) return nothing
  const signed = /^(by|von|par|por|di|da|door|av|af)\s/i.test(first)
  const names = splitAuthors(first)
  const isByline = names.length > 0 && names.every(looksLikeName) && (signed || isClipping)
  if (!isByline) return nothing
  const hasSite = isClipping && blocks.length > 2 && isCredit(second)
  return { authors: names, siteName: hasSite ? second : '', taken: hasSite ? 2 : 1 }
}

function isCredit(block: string): boolean {
  return (
    block !== '' &&
    block.length <= MAX_CREDIT_LENGTH &&
    !block.includes('\n') &&
    !/[.!?:;。！？]["”’»]?$/.test(block)
  )
}

/** One to six words that begin with a capital (or belong to a script without capitals), small particles allowed. */
function looksLikeName(name: string): boolean {
  const words = name.split(/\s+/)
  return words.length <= 6 && /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(words[0] ?? '') && !/\d/.test(name)
}
