import type { TextSelectors } from '../annotation/highlight.ts'
import { findQuote } from './find-quote.ts'
import { type PreparedText, prepareText } from './prepare-text.ts'
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

/**
 * Finds a described passage in a text: the same one, or a later version of it.
 * @returns the place with its confidence, or `null` when the passage is gone
 */
export function anchor(text: string, selectors: Selectors, options: AnchorOptions = {}): Anchoring | null {
  const { text: target } = options.index ?? prepareText(text)
  const { quote, position } = selectors
  if (position) {
    const stored = wholeCharacters(target, position)
    const surroundings = target.slice(
      Math.max(0, stored.start - quote.prefix.length),
      stored.end + quote.suffix.length,
    )
    if (position.end <= target.length && surroundings === quote.prefix + quote.exact + quote.suffix)
      return { start: position.start, end: position.end, confidence: 1, status: 'exact' }
  }
  const inContext = findQuote(target, quote)
  const places = inContext.length > 0 ? inContext : findQuote(target, { exact: quote.exact })
  const from = position?.start ?? 0
  const nearest = places.toSorted((a, b) => Math.abs(a.start - from) - Math.abs(b.start - from))[0]
  if (!nearest) return null
  const alone = places.length === 1
  return {
    ...nearest,
    confidence: inContext.length > 0 ? (alone ? 1 : 0.8) : alone ? 0.7 : 0.3,
    status: inContext.length > 0 && alone ? 'exact' : alone ? 'sure' : 'unsure',
  }
}
