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
const SPACE = 0x20
/** The last character that is one unit of UTF-16. */
const MAX_UNIT = 0xffff
/** Units kept free for letters that fold to several. */
const ROOM = 64
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
  let units = new Uint16Array(text.length + ROOM)
  let sources = new Uint32Array(text.length + ROOM)
  let length = 0
  let inSpace = false

  const put = (unit: number, source: number) => {
    if (length === units.length - 1) {
      units = grown(units)
      sources = grown(sources)
    }
    units[length] = unit
    sources[length] = source
    length++
  }

  for (let index = 0; index < text.length; ) {
    const code = text.codePointAt(index) ?? 0
    const size = code > MAX_UNIT ? 2 : 1
    // Nearly every character of nearly every text goes this way, so it makes no strings.
    const ascii = code < ASCII_LIMIT ? foldAscii(code) : -1
    const folded = ascii === -1 ? foldOther(String.fromCodePoint(code)) : ''
    if (ascii === SPACE || folded === ' ') {
      if (!inSpace) put(SPACE, index)
      inSpace = true
    } else {
      if (ascii !== -1 || folded !== '') inSpace = false
      if (ascii !== -1) put(ascii, index)
      for (let unit = 0; unit < folded.length; unit++) put(folded.charCodeAt(unit), index)
    }
    index += size
  }
  sources[length] = text.length
  return {
    text: new TextDecoder('utf-16le').decode(units.subarray(0, length)),
    sources: sources.subarray(0, length + 1),
  }
}

/** Twice the size, for the few texts whose letters fold to more letters than they are. */
function grown<T extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(array: T): T {
  const larger = new (array.constructor as new (size: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}

function foldAscii(code: number): number {
  if (code <= SPACE) return SPACE
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code
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
