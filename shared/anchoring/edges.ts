import type { Fit, Pattern } from './fit.ts'
import { type FoldedText, foldText } from './fold.ts'
import { isIdeographic } from './k-grams.ts'
import { foldedOffset } from './prepare-text.ts'
import { type TextRange, wholeCharacters } from './text-range.ts'

const WORD = /[\p{L}\p{N}\p{M}]/u
/** What is written behind a character and belongs to it: accents, variation selectors, skin tones. */
const CONTINUES = /^(?:\p{M}|\p{Variation_Selector}|[\u{1f3fb}-\u{1f3ff}])$/u

/**
 * Of a word at an edge more than this share must have been matched: an ending may have changed, but two letters of three are found in many
 * another word.
 */
const SHARED_BY_CHANCE = 2 / 3

/**
 * The range of the text that a fit stands for. Where the quote's own first or last letter was matched, the edge is there; where it
 * was lost, the edge is that of the word in which the remains begin or end (in Chinese and Japanese, the character).
 */
export function rangeOf(text: string, folded: FoldedText, pattern: Pattern, fit: Fit): TextRange {
  const { first, last } = withoutOtherWords(text, folded, pattern, fit)
  const place = (unit: number) => folded.origins[fit.alignment[unit] ?? 0] ?? 0
  const start = place(first)
  const end = endOfCharacter(text, place(last))
  return {
    start: first > pattern.quoteStart ? wordStart(text, start) : start,
    end: last < pattern.quoteEnd - 1 ? wordEnd(text, end) : end,
  }
}

/** The first and the last matched unit, once words of which hardly anything was matched are left out at both ends. */
function withoutOtherWords(
  text: string,
  folded: FoldedText,
  { quoteStart, quoteEnd }: Pattern,
  fit: Fit,
): { first: number; last: number } {
  const { alignment } = fit
  let { first, last } = fit
  const beyondWord = (unit: number, step: 1 | -1): number => {
    const at = folded.origins[alignment[unit] ?? 0] ?? 0
    if (!WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) return unit
    const word = {
      start: foldedOffset(folded, wordStart(text, at)),
      end: foldedOffset(folded, wordEnd(text, endOfCharacter(text, at))),
    }
    let matched = 0
    let next = unit
    for (; next >= first && next <= last; next += step) {
      const place = alignment[next] ?? -1
      if (place < 0) continue
      if (place < word.start || place >= word.end) break
      matched++
    }
    return matched <= (word.end - word.start) * SHARED_BY_CHANCE ? next : unit
  }
  while (first > quoteStart) {
    const next = beyondWord(first, 1)
    if (next === first || next > last) break
    first = next
  }
  while (last < quoteEnd - 1) {
    const next = beyondWord(last, -1)
    if (next === last || next < first) break
    last = next
  }
  return { first, last }
}

/**
 * The same range with the white space and unseen characters at its ends as they were marked, where they still stand there.
 * @param exact the quote as it was stored
 */
export function asMarked(text: string, range: TextRange, exact: string): TextRange {
  const core = exact.indexOf(text.slice(range.start, range.end))
  const lead = core < 0 ? (foldText(exact).origins[0] ?? 0) : core
  const start = range.start - lead
  return start >= 0 && text.startsWith(exact, start) ? { start, end: start + exact.length } : range
}

function endOfCharacter(text: string, at: number): number {
  let end = wholeCharacters(text, { start: at, end: at + 1 }).end
  for (;;) {
    const next = text.codePointAt(end)
    if (next === undefined || !CONTINUES.test(String.fromCodePoint(next))) return end
    end += next > 0xffff ? 2 : 1
  }
}

function wordStart(text: string, from: number): number {
  let start = from
  while (start > 0 && inOneWord(text, start)) start--
  return start
}

function wordEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && inOneWord(text, end)) end++
  return end
}

/** Whether the characters on both sides of an offset belong to one word. */
function inOneWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  if (isIdeographic(before) || isIdeographic(after)) return false
  return WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at))
}
