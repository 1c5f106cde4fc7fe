import type { Hit } from './find-hits.ts'

/** A piece of a text, and what of it is a hit; UTF-16 units, `end` exclusive. */
export interface TextSnippet {
  readonly text: string
  readonly hits: readonly { readonly start: number; readonly end: number }[]
  /** How many different terms stand in it. */
  readonly terms: number
}

/** Two lines of a list. */
const LENGTH = 220
/** So much stands before the first hit, at most. */
const BEFORE = 60
/** A word that begins so far before is left whole. */
const LONGEST_WORD = 30

/**
 * The piece of a text that holds most of the terms, of equals the first; null when none stands in it.
 * @param hits in order, as `findHits` gives them
 */
export function snippetOf(text: string, hits: readonly Hit[]): TextSnippet | null {
  const first = bestStart(hits)
  const opening = hits[first]
  if (!opening) return null
  const from = pieceStart(text, opening.start)
  const to = pieceEnd(text, Math.max(from + LENGTH, opening.end))
  const inside = hits.filter(({ start, end }) => start >= from && end <= to)
  const lead = from > 0 ? '… ' : ''
  const piece = text.slice(from, to)
  const shift = lead.length - from
  return {
    // Line by line, so that every hit stays where it is.
    text: `${lead}${piece.replace(/[\n\r\t]/g, ' ')}${to < text.length ? ' …' : ''}`,
    hits: inside.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
    terms: new Set(inside.map(({ term }) => term)).size,
  }
}

/** The first hit of the stretch with the most different terms. */
function bestStart(hits: readonly Hit[]): number {
  let best = 0
  let most = 0
  for (let first = 0; first < hits.length; first++) {
    const from = hits[first]?.start ?? 0
    const terms = new Set<number>()
    for (let at = first; at < hits.length; at++) {
      const hit = hits[at]
      if (!hit || hit.end > from + LENGTH - BEFORE) break
      terms.add(hit.term)
    }
    if (terms.size > most) {
      most = terms.size
      best = first
    }
  }
  return best
}

/** Where a sentence or at least a word begins, a little before the hit. */
function pieceStart(text: string, hit: number): number {
  const earliest = Math.max(0, hit - BEFORE)
  if (earliest === 0) return 0
  const before = text.slice(earliest, hit)
  const sentence = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'))
  if (sentence >= 0) return earliest + sentence + (before[sentence] === '\n' ? 1 : 2)
  const space = before.indexOf(' ')
  return space >= 0 && space < LONGEST_WORD ? earliest + space + 1 : notInPair(text, earliest)
}

function pieceEnd(text: string, end: number): number {
  if (end >= text.length) return text.length
  const space = text.lastIndexOf(' ', end)
  return space > end - LONGEST_WORD ? space : notInPair(text, end)
}

/** Never between the halves of a surrogate pair. */
function notInPair(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}
