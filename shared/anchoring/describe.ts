import type { TextSelectors } from '../annotation/highlight.ts'
import { cutsSurrogatePair, type TextRange, wholeCharacters } from './text-range.ts'

/**
 * How much of the surroundings is remembered on each side, in UTF-16 units. 32 is what Hypothesis stores too: on revised documents
 * more of it finds no more, and less does not tell repeated passages apart.
 */
export const CONTEXT_LENGTH = 32

/**
 * Describes a selection so that `anchor` finds it again: its position, its words, and the words around it.
 *
 * The position is kept as it was selected. The quote holds whole characters only: a selection that begins or ends inside a
 * surrogate pair is quoted with the whole pair, and a prefix or suffix is a unit shorter rather than begin or end with half of one.
 *
 * @param range UTF-16 offsets into `text`, `start` not after `end`
 */
export function describe(text: string, range: TextRange): TextSelectors {
  const quoted = wholeCharacters(text, range)
  const from = Math.max(0, quoted.start - CONTEXT_LENGTH)
  const to = Math.min(text.length, quoted.end + CONTEXT_LENGTH)
  return {
    position: { start: range.start, end: range.end },
    quote: {
      exact: text.slice(quoted.start, quoted.end),
      prefix: text.slice(cutsSurrogatePair(text, from) ? from + 1 : from, quoted.start),
      suffix: text.slice(quoted.end, cutsSurrogatePair(text, to) ? to - 1 : to),
    },
  }
}
