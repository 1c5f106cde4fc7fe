import type { Alignment } from './align-gap.ts'
import { isIdeographic } from './k-grams.ts'

/** A described passage as it is looked for: folded prefix, quote and suffix in one. */
export interface Pattern {
  readonly units: Uint16Array
  /** Where the quote begins and ends in `units`. */
  readonly quoteStart: number
  readonly quoteEnd: number
  /** Where the pattern's first unit is expected in the folded text; undefined when no position was stored. */
  readonly near: number | undefined
}

/** How well a pattern fits a place. Lengths and places are of folded units; shares are 1 at best and may be below 0. */
export interface Fit {
  /** Where each unit of the pattern stands in the text, without what was matched by chance. */
  readonly alignment: Alignment
  /** Where the quote begins in the text: the place of `first`. */
  readonly start: number
  /** The first and the last unit of the pattern that belong to the found quote. */
  readonly first: number
  readonly last: number
  /** Matched units of prefix and suffix. */
  readonly context: number
  /** The matched share of the quote, less what was torn apart. */
  readonly quoteShare: number
  /** The same of the whole pattern. */
  readonly share: number
  /** Matched units of the whole pattern less tears: what places are ranked by. */
  readonly score: number
}

/** Each tear between matched units counts against a place like a wrong letter, */
const TEAR = 1
/** and ten letters put in or taken out like one more: a clause put in must not outweigh the sentence around it. */
const TORN_UNIT = 0.1
/**
 * An end of the quote that stands behind an insertion is left out when it is under a quarter of the insertion: a full stop or a common
 * word that is found again a paragraph further on does not make the paragraph part of the passage.
 */
const OUTLIER_SHARE = 0.25
/** Unless prefix or suffix goes on right there, and the insertion is no longer than this share of the quote: it was put in inside. */
const INSERTED_SHARE = 0.6
/**
 * Where prefix and suffix both go on right at the ends of the quote, what was put in between the ends was put into the passage: up to half
 * as much again as the quote, and in a phrase up to four words (in folded units).
 */
const ENCLOSED_SHARE = 1.5
const ENCLOSED_WORDS = 24

/** Measures an alignment; `null` when nothing of the quote was matched. */
export function measureFit(pattern: Pattern, aligned: Alignment): Fit | null {
  const alignment = withoutChance(aligned, pattern.units)
  const { quoteStart, quoteEnd } = pattern
  const [first, last] = withoutOutliers(alignment, quoteStart, quoteEnd)
  if (first > last) return null
  const score = alignedScore(alignment, 0, alignment.length)
  return {
    alignment,
    start: alignment[first] ?? 0,
    first,
    last,
    context: matched(alignment, 0, quoteStart) + matched(alignment, quoteEnd, alignment.length),
    quoteShare: alignedScore(alignment, first, last + 1) / (quoteEnd - quoteStart),
    share: score / alignment.length,
    score,
  }
}

/** The first and the last matched unit of the quote, once what stands too far off at either end is left out. */
function withoutOutliers(alignment: Alignment, from: number, to: number): [first: number, last: number] {
  const units: number[] = []
  for (let i = from; i < to; i++) if ((alignment[i] ?? -1) >= 0) units.push(i)
  const middle = units.length / 2
  const headGoesOn = goesOn(alignment, from - 1, units[0])
  const tailGoesOn = goesOn(alignment, units.at(-1), to)
  const putIn =
    headGoesOn && tailGoesOn
      ? Math.max((to - from) * ENCLOSED_SHARE, ENCLOSED_WORDS)
      : (to - from) * INSERTED_SHARE
  let low = 0
  for (let at = 1; at <= middle; at++) {
    const insertion = insertionBefore(alignment, units, at)
    if (at - low < insertion * OUTLIER_SHARE && !(headGoesOn && low === 0 && insertion <= putIn)) low = at
  }
  let high = units.length - 1
  for (let at = high; at > middle; at--) {
    const insertion = insertionBefore(alignment, units, at)
    if (
      high - at + 1 < insertion * OUTLIER_SHARE &&
      !(tailGoesOn && high === units.length - 1 && insertion <= putIn)
    )
      high = at - 1
  }
  return [units[low] ?? 1, units[high] ?? 0]
}

/** Whether two neighbours of the pattern are matched with neighbours of the text. */
function goesOn(alignment: Alignment, unit = -1, next = -1): boolean {
  const place = alignment[unit] ?? -1
  return place >= 0 && next === unit + 1 && alignment[next] === place + 1
}

/** How many more units the text has than the pattern between a matched unit and the one before it. */
function insertionBefore(alignment: Alignment, units: number[], at: number): number {
  const unit = units[at] ?? 0
  const before = units[at - 1] ?? 0
  return (alignment[unit] ?? 0) - (alignment[before] ?? 0) - (unit - before)
}

function alignedScore(alignment: Alignment, from: number, to: number): number {
  let score = 0
  let last = -1
  for (let i = from; i < to; i++) {
    const place = alignment[i] ?? -1
    if (place < 0) continue
    score++
    if (last >= 0 && (alignment[last] ?? 0) + 1 < place)
      score -= TEAR + TORN_UNIT * Math.abs(place - (alignment[last] ?? 0) - (i - last))
    last = i
  }
  return score
}

function matched(alignment: Alignment, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if ((alignment[i] ?? -1) >= 0) count++
  return count
}

/** Fewer letters than this, matched alone, are chance: any two clauses share some. An ideograph alone is a word. */
const LEAST_RUN = 2

/** The alignment without units that were matched alone. */
function withoutChance(alignment: Alignment, units: Uint16Array): Alignment {
  const kept = alignment.slice()
  let from = 0
  let weight = 0
  for (let i = 0; i <= kept.length; i++) {
    const place = alignment[i] ?? -1
    if (i === from || place < 0 || place !== (alignment[i - 1] ?? -1) + 1) {
      if (weight > 0 && weight < LEAST_RUN) kept.fill(-1, from, i)
      from = i
      weight = 0
    }
    if (place >= 0) weight += isIdeographic(units[i] ?? 0) ? LEAST_RUN : 1
  }
  return kept
}
