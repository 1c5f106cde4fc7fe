import type { Fit, Pattern } from './fit.ts'
import { type FoldedText, foldText } from './fold.ts'
import { isIdeographic } from './k-grams.ts'
import { type TextRange, wholeCharacters } from './text-range.ts'

const WORD = /[\p{L}\p{N}\p{M}]/u
/** What is written behind a character and belongs to it: accents, variation selectors, skin tones. */
const CONTINUES = /^(?:\p{M}|\p{Variation_Selector}|[\u{1f3fb}-\u{1f3ff}])$/u

/**
 * The range of the text that a fit stands for. Where the quote's own first or last letter was matched, the edge is there; where it
 * was lost, the edge is that of the word in which the remains begin or end (in Chinese and Japanese, the character).
 */
export function rangeOf(text: string, { origins }: FoldedText, pattern: Pattern, fit: Fit): TextRange {
  let start = origins[fit.start] ?? 0
  let end = endOfCharacter(text, origins[fit.end - 1] ?? 0)
  if (fit.first > pattern.quoteStart) start = wordStart(text, start)
  if (fit.last < pattern.quoteEnd - 1) end = wordEnd(text, end)
  return { start, end }
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
