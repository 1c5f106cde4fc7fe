/**
 * A text as anchoring compares it, with the way back. Two extractions of one page, or two editors' hands, differ in white space,
 * composed letters, quotes, dashes and case; none of that makes it another passage.
 */
export interface FoldedText {
  /** UTF-16 units of the folded text. */
  readonly units: Uint16Array
  /** For each folded unit, where the character it came from begins in the text; one entry more than units, the text's length. */
  readonly origins: Uint32Array
}

/** In the table of single units: dropped. Folds to U+0000 are nothing anybody needs to find. */
const DROPPED = 0
/** In the table of single units: not asked for yet. */
const UNKNOWN = 0xffffffff
/** In the table of single units: folds to several units, which stand in `expansions`. */
const SEVERAL = 0xfffffffe

const singles = new Uint32Array(0x10000).fill(UNKNOWN)
const expansions = new Map<number, string>()

/**
 * Marks that are written on a letter and often left out or composed differently: Latin and Greek accents, Hebrew points, Arabic vowels.
 * Not all of Unicode's marks: in Devanagari or Thai they spell the vowels, and か and が differ by one.
 */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g
/** White space, controls, and what is not seen: soft hyphen, joiners, marks of direction, variation selectors, byte order mark. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}]|\u034f|[\u115f\u1160\u17b4\u17b5]/gu
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u2035\u02b9-\u02bd\u02c8\u0060\u00b4]/g
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u2036\u00ab\u00bb\u301d-\u301f]/g
const DASHES = /[\u2010-\u2015\u2043\u2212\u058a\u05be]/g

/** Folds a text: compatibility forms, case, quotes and dashes unified; white space, the unseen and optional marks dropped. */
export function foldText(text: string): FoldedText {
  let units = new Uint16Array(text.length + 1)
  let origins = new Uint32Array(text.length + 1)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (singles[unit] === UNKNOWN) singles[unit] = foldUnit(unit)
    const folded = singles[unit] ?? DROPPED
    if (folded === DROPPED) continue
    const codePoint = folded === SEVERAL ? (text.codePointAt(at) ?? unit) : unit
    const expansion = folded === SEVERAL ? expand(codePoint) : ''
    const count = folded === SEVERAL ? expansion.length : 1
    if (length + count >= units.length) {
      units = larger(units, new Uint16Array((length + count) * 2))
      origins = larger(origins, new Uint32Array((length + count) * 2))
    }
    for (let i = 0; i < count; i++) {
      units[length] = folded === SEVERAL ? expansion.charCodeAt(i) : folded
      origins[length++] = at
    }
    if (codePoint > 0xffff) at++
  }
  origins[length] = text.length
  return { units: units.subarray(0, length), origins: origins.subarray(0, length + 1) }
}

function foldUnit(unit: number): number {
  // A first half of a pair says nothing alone: ask again with the second.
  if (unit >= 0xd800 && unit <= 0xdbff) return SEVERAL
  const folded = expand(unit)
  if (folded === '') return DROPPED
  return folded.length === 1 ? folded.charCodeAt(0) : SEVERAL
}

function expand(codePoint: number): string {
  const known = expansions.get(codePoint)
  if (known !== undefined) return known
  const folded = String.fromCodePoint(codePoint)
    .normalize('NFKD')
    .toLowerCase()
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(OPTIONAL_MARKS, '')
    .replace(UNSEEN, '')
  expansions.set(codePoint, folded)
  return folded
}

function larger<A extends Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>>(from: A, to: A): A {
  to.set(from)
  return to
}
