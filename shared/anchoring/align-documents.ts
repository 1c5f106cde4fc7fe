import { judge } from './accept.ts'
import type { Alignment } from './align.ts'
import { alignTexts } from './align-texts.ts'
import { type Anchoring, anchor, placeAt, type Selectors } from './anchor.ts'
import { measureFit, type Pattern } from './fit.ts'
import { foldedOffset, type PreparedText } from './prepare-text.ts'

/** How one version of a text became another. */
export interface DocumentAlignment {
  readonly from: PreparedText
  readonly to: PreparedText
  /** For each folded unit of the old text, the unit of the new text it stands at now, or -1. Ascends. */
  readonly forward: Alignment
  /** The same the other way round. */
  readonly backward: Alignment
}

/**
 * How much of the old text on each side of the passage is looked at, in folded units: with the whole old text at hand the surroundings are
 * a paragraph rather than the few words that were stored.
 */
const SURROUNDINGS = 64
/** From this share of a place on that is accounted for by other passages of the old text, it is their place. */
const TAKEN_SHARE = 0.5

/** Aligns two versions of a text, once for all the passages that are carried over. */
export function alignDocuments(from: PreparedText, to: PreparedText): DocumentAlignment {
  const forward = alignTexts(from.folded.units, to.folded.units)
  const backward = new Int32Array(to.folded.units.length).fill(-1)
  forward.forEach((place, unit) => {
    if (place >= 0) backward[place] = unit
  })
  return { from, to, forward, backward }
}

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
  const verdict = fit && judge(pattern, fit, 0)
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
