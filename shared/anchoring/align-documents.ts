import type { Alignment } from './align-gap.ts'
import { alignTexts } from './align-texts.ts'
import type { PreparedText } from './prepare-text.ts'

/** How one version of a text became another. */
export interface DocumentAlignment {
  readonly from: PreparedText
  readonly to: PreparedText
  /** For each folded unit of the old text, the unit of the new text it stands at now, or -1. Ascends. */
  readonly forward: Alignment
  /** The same the other way round. */
  readonly backward: Alignment
}

/** Aligns two versions of a text, once for all the passages that are carried over. */
export function alignDocuments(from: PreparedText, to: PreparedText): DocumentAlignment {
  const forward = alignTexts(from.folded.units, to.folded.units)
  const backward = new Int32Array(to.folded.units.length).fill(-1)
  forward.forEach((place, unit) => {
    if (place >= 0) backward[place] = unit
  })
  return { from, to, forward, backward }
}
