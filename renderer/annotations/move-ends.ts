import type { Passage } from './desk.ts'
import { type TextUnit, unitsAround } from './text-units.ts'

/** Which end of a highlight. */
export type Side = 'start' | 'end'

type Stretch = Pick<Passage, 'start' | 'end'>

/** Words are looked for this far around a place, in UTF-16 units: longer than any word. */
const NEAR = 200

/**
 * A highlight with one end at another place. It never becomes empty: an end that is taken past the other stops a word before it, or
 * without snapping a letter before it.
 * @param offset the place under the pointer, in UTF-16 units
 * @param snaps whether the end keeps to whole words
 */
export function placeEnd(
  text: string,
  passage: Stretch,
  side: Side,
  offset: number,
  snaps: boolean,
): Stretch {
  const wanted = snaps ? snapToWord(text, offset, side) : offset
  if (side === 'end') {
    const least = snaps ? snapToWord(text, passage.start + 1, 'end') : letterAfter(text, passage.start)
    const end = wanted > passage.start ? wanted : Math.min(least, text.length)
    return { start: passage.start, end: Math.max(end, passage.start + 1) }
  }
  const least = snaps ? snapToWord(text, passage.end - 1, 'start') : letterBefore(text, passage.end)
  const start = wanted < passage.end ? wanted : Math.max(least, 0)
  return { start: Math.min(start, passage.end - 1), end: passage.end }
}

/** The edge of the word that a place lies in; between words, the edge of the one that the end would leave out last. */
function snapToWord(text: string, offset: number, side: Side): number {
  const from = Math.max(0, offset - NEAR)
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  const segments = segmenter.segment(text.slice(from, offset + NEAR))
  const segment = segments.containing(offset - from)
  const start = segment ? from + segment.index : offset
  if (segment?.isWordLike && start < offset) return side === 'end' ? start + segment.segment.length : start
  if (side === 'end') return skipSpace(text, offset, -1)
  // Punctuation that follows a word is no beginning: the word itself is.
  const isPunctuation = segment && !segment.isWordLike && !/\s/.test(text.charAt(offset))
  const before = offset > from ? segments.containing(offset - from - 1) : undefined
  return isPunctuation && before?.isWordLike ? from + before.index : skipSpace(text, offset, 1)
}

function skipSpace(text: string, offset: number, by: 1 | -1): number {
  let at = offset
  const isSpace = () => /\s/.test(text.charAt(by === 1 ? at : at - 1))
  while (at + by >= 0 && at + by <= text.length && isSpace()) at += by
  return at
}

function letterAfter(text: string, offset: number): number {
  const [first] = new Intl.Segmenter().segment(text.slice(offset, offset + NEAR))
  return offset + (first?.segment.length ?? 1)
}

function letterBefore(text: string, offset: number): number {
  const from = Math.max(0, offset - NEAR)
  const last = [...new Intl.Segmenter().segment(text.slice(from, offset))].at(-1)
  return last ? from + last.index : offset
}

/**
 * A highlight with one end moved on by a word or a sentence.
 * @param by 1 towards the end of the text, -1 towards its beginning
 * @returns null where the text ends, and where nothing would be left of the highlight
 */
export function moveEnd(
  text: string,
  passage: Stretch,
  side: Side,
  by: 1 | -1,
  unit: TextUnit,
): Stretch | null {
  const at = passage[side]
  const places = unitsAround(text, at, unit).map((one) => one[side])
  const next = by === 1 ? places.find((place) => place > at) : places.findLast((place) => place < at)
  if (next === undefined) return null
  const moved = { ...passage, start: passage.start, end: passage.end, [side]: next }
  return moved.start < moved.end ? { start: moved.start, end: moved.end } : null
}

/** What a highlight gained or lost when its ends were moved, for somebody who does not see it. */
export function changedWords(
  text: string,
  before: Stretch,
  after: Stretch,
): { readonly gained: string; readonly lost: string } {
  const between = (from: number, to: number) => (from < to ? text.slice(from, to) : '')
  const join = (...parts: string[]) =>
    parts
      .map((part) => part.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .join(' … ')
  return {
    gained: join(between(after.start, before.start), between(before.end, after.end)),
    lost: join(between(before.start, after.start), between(after.end, before.end)),
  }
}
