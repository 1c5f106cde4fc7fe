import type { Passage } from './desk.ts'

/** What a step goes over. */
export type TextUnit = 'word' | 'sentence'

/** Units are looked for in blocks; of a longer block so much is looked at, in UTF-16 units. */
const WINDOW = 20_000

const WHITE_SPACE = /\s/

/** A passage without white space at its ends; null where nothing else is in it. */
export function trimPassage(text: string, { start, end }: Passage): Passage | null {
  const quote = text.slice(start, end)
  const from = start + (quote.length - quote.trimStart().length)
  const to = end - (quote.length - quote.trimEnd().length)
  return from < to ? { start: from, end: to } : null
}

/** The block that a place stands in: blocks stand on lines of their own in the text. */
export function lineAt(text: string, at: number): Passage {
  const newline = text.indexOf('\n', at)
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: newline === -1 ? text.length : newline }
}

/** The words or sentences of a stretch of text, in order. A word has its punctuation with it. */
export function unitsIn(text: string, { start, end }: Passage, unit: TextUnit): Passage[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: unit })
  const segments = [...segmenter.segment(text.slice(start, end))].map(({ index, segment, isWordLike }) => ({
    start: start + index,
    end: start + index + segment.length,
    isWord: isWordLike ?? false,
  }))
  return unit === 'word'
    ? joinPunctuation(text, segments)
    : segments.flatMap((one) => trimPassage(text, one) ?? [])
}

interface Segment extends Passage {
  readonly isWord: boolean
}

/** Punctuation belongs to the word before it, or after white space to the one behind it. */
function joinPunctuation(text: string, segments: readonly Segment[]): Passage[] {
  const words: { start: number; end: number; hasWord: boolean }[] = []
  let isOpen = false
  for (const { start, end, isWord } of segments) {
    if (WHITE_SPACE.test(text.charAt(start))) {
      isOpen = false
      continue
    }
    const last = words.at(-1)
    if (last && isOpen && !(isWord && last.hasWord)) {
      last.end = end
      last.hasWord ||= isWord
    } else words.push({ start, end, hasWord: isWord })
    isOpen = true
  }
  return words.map(({ start, end }) => ({ start, end }))
}

/** The units around a place: those of its block, and of the blocks before and after it that hold any. */
export function unitsAround(text: string, at: number, unit: TextUnit): Passage[] {
  const here = lineAt(text, at)
  const near = {
    start: Math.max(here.start, at - WINDOW),
    end: Math.min(here.end, at + WINDOW),
  }
  return [
    ...neighbour(text, here.start - 1, -1, unit),
    ...unitsIn(text, near, unit),
    ...neighbour(text, here.end + 1, 1, unit),
  ]
}

function neighbour(text: string, from: number, direction: 1 | -1, unit: TextUnit): Passage[] {
  for (let at = from; at >= 0 && at <= text.length; ) {
    const line = lineAt(text, at)
    const near =
      direction === 1
        ? { start: line.start, end: Math.min(line.end, line.start + WINDOW) }
        : { start: Math.max(line.start, line.end - WINDOW), end: line.end }
    const units = unitsIn(text, near, unit)
    if (units.length > 0) return units
    at = direction === 1 ? line.end + 1 : line.start - 1
  }
  return []
}
