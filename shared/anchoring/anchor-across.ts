import { judge } from './accept.ts'
import type { DocumentAlignment } from './align-documents.ts'
import { type Anchoring, anchor, placeAt, type Selectors } from './anchor.ts'
import { measureFit, type Pattern } from './fit.ts'
import { foldedOffset } from './prepare-text.ts'

/**
 * How much of the old text on each side of the passage is looked at, in folded units: with the whole old text at hand the surroundings are
 * a paragraph rather than the few words that were stored.
 */
const SURROUNDINGS = 64
/** From this share of a place on that is accounted for by other passages of the old text, it is their place. */
const TAKEN_SHARE = 0.5

/**
 * Carries a passage from one version of a text to another: where the documents, aligned as wholes, have it; else, for a passage that was
 * moved, where its words alone find a place that no other passage of the old text accounts for.
 * @returns the place in the new text, or `null` when the passage is gone
 */
export function anchorAcross(alignment: DocumentAlignment, selectors: Selectors): Anchoring | null {
  const { from, to, forward } = alignment
  const old = anchor(from.text, selectors, { index: from })
  if (!old) return anchor(to.text, selectors, { index: to })
  const quoteStart = foldedOffset(from.folded, old.start)
  const quoteEnd = foldedOffset(from.folded, old.end)
  const low = Math.max(0, quoteStart - SURROUNDINGS)
  const high = Math.min(forward.length, quoteEnd + SURROUNDINGS)
  const pattern: Pattern = {
    units: from.folded.units.subarray(low, high),
    quoteStart: quoteStart - low,
    quoteEnd: quoteEnd - low,
    near: undefined,
  }
  const fit = measureFit(pattern, forward.subarray(low, high))
  const verdict = fit && judge(pattern, fit, { rivalShare: 0, leftBehind: false })
  if (verdict) return placeAt(to, pattern, fit, verdict, selectors)
  const elsewhere = anchor(to.text, selectors, { index: to })
  return elsewhere && takenShare(alignment, elsewhere, quoteStart, quoteEnd) < TAKEN_SHARE ? elsewhere : null
}

/** The share of a place in the new text that was aligned with passages of the old text other than the sought one. */
function takenShare(
  { to, backward }: DocumentAlignment,
  place: Anchoring,
  quoteStart: number,
  quoteEnd: number,
): number {
  const start = foldedOffset(to.folded, place.start)
  const end = foldedOffset(to.folded, place.end)
  let taken = 0
  for (let at = start; at < end; at++) {
    const unit = backward[at] ?? -1
    if (unit >= 0 && (unit < quoteStart || unit >= quoteEnd)) taken++
  }
  return end > start ? taken / (end - start) : 0
}
