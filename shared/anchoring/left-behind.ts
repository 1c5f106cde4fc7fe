import type { Alignment } from './align-gap.ts'
import type { Chain } from './chains.ts'
import type { Fit, Pattern } from './fit.ts'

/** Units of prefix and suffix that are more than a word found by chance: as many as one run that votes. */
const LEAST_LEFT = 7
/**
 * How much nearer to the stored place than the found one they must stand, in folded units: more than is usually put in between two
 * neighbours in one place, about a long paragraph.
 */
const NEARER = 500

/** A chain with its alignment and what that is worth. */
export interface Candidate {
  readonly chain: Chain
  readonly alignment: Alignment
  readonly fit: Fit
}

/**
 * Whether surroundings of the passage that are missing at the found place still stand near where the passage was stored. Neighbours do not
 * drift apart by themselves: then the passage was taken from between them, and what was found far off is its like.
 */
export function leftBehind(
  { chain: found, alignment, fit }: Candidate,
  chains: readonly Chain[],
  { near, quoteStart, quoteEnd }: Pattern,
): boolean {
  if (near === undefined) return false
  const far = Math.abs(fit.start - fit.first - near) - NEARER
  return chains.some(({ runs }) => {
    const [first] = runs
    if (!first || runs === found.runs || Math.abs(first.text - first.pattern - near) > far) return false
    let left = 0
    for (const { pattern, length } of runs)
      for (let unit = pattern; unit < pattern + length; unit++)
        if ((unit < quoteStart || unit >= quoteEnd) && (alignment[unit] ?? -1) < 0) left++
    return left >= LEAST_LEFT
  })
}
