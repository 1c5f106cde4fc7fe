import type { Passage } from './desk.ts'
import { trimPassage } from './use-selection.ts'

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
    const lineStart = text.lastIndexOf('\n', at - 1) + 1
    const newline = text.indexOf('\n', at)
    const lineEnd = newline === -1 ? text.length : newline
    const sentences = sentencesOf(text, lineStart, Math.min(lineEnd, lineStart + WINDOW))
    const found =
      direction === 1
        ? sentences.find(({ start }) => start >= from)
        : sentences.findLast(({ end }) => end <= from)
    if (found) return found
    if (direction === 1) at = lineEnd + 1
    else at = lineStart - 1
  }
  return null
}

function sentencesOf(text: string, start: number, end: number): Passage[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })
  const sentences: Passage[] = []
  for (const { index, segment } of segmenter.segment(text.slice(start, end))) {
    const passage = trimPassage(text, { start: start + index, end: start + index + segment.length })
    if (passage) sentences.push(passage)
  }
  return sentences
}
