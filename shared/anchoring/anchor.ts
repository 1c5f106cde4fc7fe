import type { TextSelectors } from '../annotation/highlight.ts'
import { judge, type Verdict } from './accept.ts'
import { alignAlong } from './align-along.ts'
import { anchorLiterally } from './anchor-literally.ts'
import { type Chain, findChains } from './chains.ts'
import { asMarked, rangeOf } from './edges.ts'
import { type Fit, measureFit, type Pattern } from './fit.ts'
import { foldText } from './fold.ts'
import { type Candidate, leftBehind } from './left-behind.ts'
import { foldedOffset, type PreparedText, prepareText } from './prepare-text.ts'
import { type TextRange, wholeCharacters } from './text-range.ts'

/** Selectors as they are stored, or as they come from elsewhere, where the position may be missing. */
export interface Selectors {
  readonly quote: TextSelectors['quote']
  readonly position?: TextSelectors['position'] | undefined
}

/** Where a passage stands in a text. */
export interface Anchoring extends TextRange {
  /** 0 to 1. */
  readonly confidence: number
  /** `exact`: the same words in the same surroundings. `sure`: no other place comes near. `unsure`: ask the person. */
  readonly status: 'exact' | 'sure' | 'unsure'
}

export interface AnchorOptions {
  /** `prepareText(text)`, made once when many passages are anchored in one text. */
  readonly index?: PreparedText | undefined
}

/** How much nearness to the stored place may weigh against matched letters: it decides between likes, and overrules a word at most. */
const MOST_FOR_NEARNESS = 6
/** Within this many units nearness says nothing; each doubling of the distance beyond costs a letter. */
const NEARBY = 64
/** Folded units under which a pattern has hardly a run to vote with. */
const TOO_SHORT_TO_VOTE = 14
/** Confidence in the only place of a few signs whose surroundings are others, and in the nearest of several. */
const UNMATCHED_SURROUNDINGS = 0.5
const GUESS = 0.2

/**
 * Finds a described passage in a text: the same one, or a later version of it.
 * @returns the place with its confidence, or `null` when the passage is gone
 */
export function anchor(text: string, selectors: Selectors, options: AnchorOptions = {}): Anchoring | null {
  const unmoved = anchorInPlace(text, selectors)
  if (unmoved) return unmoved
  const index = options.index ?? prepareText(text)
  const pattern = patternOf(selectors, index)
  if (pattern.quoteStart === pattern.quoteEnd) return literally(text, selectors)
  const chains = findChains(pattern.units, index.grams, pattern.near ?? 0)
  const [best, rival] = chains
    .map((chain) => candidateOf(chain, pattern, index))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => b.rank - a.rank)
  if (!best) return pattern.units.length < TOO_SHORT_TO_VOTE ? literally(text, selectors) : null
  const verdict = judge(pattern, best.fit, {
    rivalShare: rival?.fit.share ?? 0,
    leftBehind: leftBehind(best, chains, pattern),
  })
  if (!verdict) return null
  return placeAt(index, pattern, best.fit, verdict, selectors)
}

function candidateOf(
  chain: Chain,
  pattern: Pattern,
  { folded }: PreparedText,
): (Candidate & { readonly rank: number }) | null {
  const alignment = alignAlong(chain, pattern.units, folded.units)
  const fit = measureFit(pattern, alignment)
  return fit && { chain, alignment, fit, rank: fit.score - farness(fit, pattern) }
}

function literally(text: string, selectors: Selectors): Anchoring | null {
  const found = anchorLiterally(text, selectors)
  if (!found) return null
  const place = wholeCharacters(text, found.place)
  if (standsAt(text, place, selectors.quote) && found.alone)
    return { ...place, confidence: 1, status: 'exact' }
  return { ...place, confidence: found.alone ? UNMATCHED_SURROUNDINGS : GUESS, status: 'unsure' }
}

/** The place of a fit in the text, called exact when quote and surroundings stand there to the letter. */
export function placeAt(
  index: PreparedText,
  pattern: Pattern,
  fit: Fit,
  verdict: Verdict,
  { quote }: Selectors,
): Anchoring {
  const { text, folded } = index
  // A quote from elsewhere may hold half a character.
  const range = wholeCharacters(text, asMarked(text, rangeOf(text, folded, pattern, fit), quote.exact))
  return { ...range, ...(standsAt(text, range, quote) ? { confidence: 1, status: 'exact' } : verdict) }
}

/** The stored position, when quote and surroundings stand there to the letter. */
function anchorInPlace(text: string, { quote, position }: Selectors): Anchoring | null {
  if (!position || position.start < 0 || position.start > position.end || position.end > text.length)
    return null
  if (!standsAt(text, wholeCharacters(text, position), quote)) return null
  return { start: position.start, end: position.end, confidence: 1, status: 'exact' }
}

function standsAt(
  text: string,
  { start, end }: TextRange,
  { prefix, exact, suffix }: Selectors['quote'],
): boolean {
  return (
    end - start === exact.length &&
    text.startsWith(exact, start) &&
    text.startsWith(suffix, end) &&
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length)
  )
}

function patternOf({ quote, position }: Selectors, { folded }: PreparedText): Pattern {
  const sought = foldText(quote.prefix + quote.exact + quote.suffix)
  const quoteStart = foldedOffset(sought, quote.prefix.length)
  return {
    units: sought.units,
    quoteStart,
    quoteEnd: foldedOffset(sought, quote.prefix.length + quote.exact.length),
    near: position && foldedOffset(folded, position.start) - quoteStart,
  }
}

function farness({ start, first }: Fit, { near }: Pattern): number {
  if (near === undefined) return 0
  return Math.min(MOST_FOR_NEARNESS, Math.log2(1 + Math.abs(start - first - near) / NEARBY))
}
