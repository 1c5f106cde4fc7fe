import { type FoldedText, foldText } from './fold.ts'
import { indexKGrams, type KGrams } from './k-grams.ts'

/** What anchoring knows of one text, worked out once and shared by all its highlights. */
export interface PreparedText {
  readonly text: string
  readonly folded: FoldedText
  readonly grams: KGrams
}

/** Prepares a text for anchoring many highlights in it; what is costly is worked out when it is first needed. */
export function prepareText(text: string): PreparedText {
  let folded: FoldedText | undefined
  let grams: KGrams | undefined
  return {
    text,
    get folded() {
      folded ??= foldText(text)
      return folded
    },
    get grams() {
      grams ??= indexKGrams(this.folded.units)
      return grams
    },
  }
}

/** How many folded units come before an offset of the text: the index of the first unit that came from `offset` or later. */
export function foldedOffset({ origins }: FoldedText, offset: number): number {
  let low = 0
  let high = origins.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((origins[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
