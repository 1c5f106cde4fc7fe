import type { Offsets } from '../article-text/text-map.ts'

/** A text as find sees it: letters without case or accents, and for each where it stood. */
export interface FoldedText {
  readonly text: string
  /** For each unit of `text` the offset of the character it came from; one more at the end. */
  readonly sources: Uint32Array
}

/** Painting more than this says nothing any more and costs a second; the count then reads "10,000+". */
export const MAX_HITS = 10_000

const ASCII_LIMIT = 0x80
const MARKS = /\p{M}/gu
/** Soft hyphen, zero-width space and joiners, word joiner, byte order mark: there, but not to the eye. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u02bc]/
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/
const DASHES = /[\u2010-\u2015\u2212]/
/** Letters that Unicode does not take apart although people type them so. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Folds a text for find: case, accents, kinds of quotes, dashes and white space do not matter, soft hyphens are not there. */
export function foldText(text: string): FoldedText {
  const parts: string[] = []
  const sources: number[] = []
  let inSpace = false
  for (let index = 0; index < text.length; ) {
    const code = text.codePointAt(index) ?? 0
    const character = String.fromCodePoint(code)
    const folded = code < ASCII_LIMIT ? foldAscii(character, code) : foldOther(character)
    if (folded === ' ') {
      if (!inSpace) {
        parts.push(' ')
        sources.push(index)
      }
      inSpace = true
    } else if (folded !== '') {
      inSpace = false
      parts.push(folded)
      for (let unit = 0; unit < folded.length; unit++) sources.push(index)
    }
    index += character.length
  }
  sources.push(text.length)
  return { text: parts.join(''), sources: Uint32Array.from(sources) }
}

function foldAscii(character: string, code: number): string {
  if (code <= 0x20) return ' '
  return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 0x20) : character
}

function foldOther(character: string): string {
  if (INVISIBLE.test(character)) return ''
  if (/\s/u.test(character)) return ' '
  if (SINGLE_QUOTES.test(character)) return "'"
  if (DOUBLE_QUOTES.test(character)) return '"'
  if (DASHES.test(character)) return '-'
  const bare = character.normalize('NFKD').replace(MARKS, '').toLowerCase()
  return LETTERS[bare] ?? bare
}

/**
 * Every place where the query stands, in order, not overlapping, at most `MAX_HITS`. A query of white space finds nothing.
 * Marks that follow a letter (an accent written as its own character) belong to the hit.
 */
export function findInText(folded: FoldedText, query: string): Offsets[] {
  const needle = foldText(query).text.trim()
  const hits: Offsets[] = []
  if (needle === '') return hits
  let from = folded.text.indexOf(needle)
  while (from !== -1 && hits.length < MAX_HITS) {
    let to = from + needle.length
    // Half of a letter that folds to two (ß to ss) is the whole letter.
    while (folded.sources[to] === folded.sources[to - 1]) to++
    hits.push({ start: folded.sources[from] ?? 0, end: folded.sources[to] ?? 0 })
    from = folded.text.indexOf(needle, to)
  }
  return hits
}
