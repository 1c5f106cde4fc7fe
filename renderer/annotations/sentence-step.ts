import type { Passage } from './desk.ts'
import { lineAt, unitsIn } from './text-units.ts'

/** Sentences are looked for in blocks; a longer block is cut off here, in UTF-16 units. */
const WINDOW = 20_000

/**
 * The sentence after or before a place: how a passage is chosen with the keyboard alone. Blocks stand on lines of their own in the
 * text, so that no sentence runs from one into the next.
 * @param from where to begin, in UTF-16 units
 */
export function stepSentence(text: string, from: number, direction: 1 | -1): Passage | null {
  let at = from
  while (at >= 0 && at <= text.length) {
    const line = lineAt(text, at)
    const end = Math.min(line.end, line.start + WINDOW)
    const sentences = unitsIn(text, { start: line.start, end }, 'sentence')
    const found =
      direction === 1
        ? sentences.find(({ start }) => start >= from)
        : sentences.findLast(({ end }) => end <= from)
    if (found) return found
    at = direction === 1 ? line.end + 1 : line.start - 1
  }
  return null
}
