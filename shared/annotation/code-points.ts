import type { TextRange } from '../anchoring/text-range.ts'

/** Offsets in code points, with whether they say to the unit what was asked. */
export interface CodePointRange extends TextRange {
  /** False when an offset fell inside a surrogate pair: then the range holds the whole pair. */
  readonly isExact: boolean
}

/** Converts between the two ways of counting in one text. */
export interface CodePoints {
  /** @param range UTF-16 units of the text */
  fromUtf16(range: TextRange): CodePointRange
  /** @param range code points of the text; what lies beyond its end counts on from there, one unit each */
  toUtf16(range: TextRange): TextRange
}

/**
 * Counts a text in code points, as the W3C's TextPositionSelector does, where Offprint counts in UTF-16 units. A surrogate without its
 * other half is a code point of its own, as in every string of JavaScript.
 */
export function codePointsOf(text: string): CodePoints {
  const pairs = pairStarts(text)
  /** How many pairs lie wholly before an offset in UTF-16 units. */
  const pairsBefore = (offset: number) =>
    lowerBound(pairs.length, (index) => (pairs[index] ?? 0) + 2 > offset)
  const isCut = (offset: number) => pairs[pairsBefore(offset)] === offset - 1
  const toUnits = (offset: number) =>
    offset + lowerBound(pairs.length, (index) => (pairs[index] ?? 0) - index >= offset)
  return {
    fromUtf16({ start, end }) {
      const cutsStart = isCut(start)
      const cutsEnd = isCut(end)
      const from = cutsStart ? start - 1 : start
      const to = cutsEnd ? end + 1 : end
      return {
        start: from - pairsBefore(from),
        end: to - pairsBefore(to),
        isExact: !cutsStart && !cutsEnd,
      }
    },
    toUtf16: ({ start, end }) => ({ start: toUnits(start), end: toUnits(end) }),
  }
}

/** Where surrogate pairs begin, in order. */
function pairStarts(text: string): number[] {
  const starts: number[] = []
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) starts.push(index)
  return starts
}

/** The first index below `length` at which `holds` is true; it is false before and true from there on. */
function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
