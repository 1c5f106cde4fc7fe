import { type KGrams, placesOf } from './k-grams.ts'

/** A stretch that stands in both: `length` units from `pattern` in the pattern, from `text` in the text. */
export interface Run {
  readonly pattern: number
  readonly text: number
  readonly length: number
}

/** Runs in the order of both, that together may be the pattern in a changed form. */
export interface Chain {
  readonly runs: readonly Run[]
  readonly score: number
}

/** Places looked at for one run of k units. What stands more often says little about where; the nearest are looked at. */
const PLACES_PER_GRAM = 48
/** Places looked at for a whole pattern, so that a long passage costs no more than a page full of likely places. */
const PLACES_PER_PATTERN = 24_000
/** How far back a run looks for the one before it. In real revisions the next run but a few is always the right one. */
const LOOK_BACK = 48
/** What is skipped in both texts is a replaced passage: a little against the chain. */
const SKIPPED_UNIT = 0.05
/** What is skipped in one text only is an insertion or a deletion; even a long one must cost less than a sentence gains. */
const SHIFT = 2
const SHIFTED_UNIT = 0.1
/** The most text that may have been put in between two runs of one passage: a long paragraph. */
const LONGEST_INSERTION = 1200
/** Chains handed on for a closer look. */
const MOST_CHAINS = 12

/**
 * Where a pattern may stand: its runs of k units vote for places by standing there, and runs in the same order make a chain
 * (the seed-and-chain of genome aligners; see Li, "Minimap2", 2018, for the gap costs' shape).
 * @param near the place in the text where the pattern's first unit is most expected
 * @returns the best chains that share no run, best first
 */
export function findChains(pattern: Uint16Array, grams: KGrams, near: number): Chain[] {
  const runs = commonRuns(pattern, grams, near)
  const best = new Float64Array(runs.length)
  const before = new Int32Array(runs.length).fill(-1)
  for (let j = 0; j < runs.length; j++) {
    const run = runs[j] as Run
    best[j] = run.length
    for (let i = j - 1; i >= 0 && i >= j - LOOK_BACK; i--) {
      const gain = (best[i] ?? 0) + gainAfter(runs[i] as Run, run)
      if (gain > (best[j] ?? 0)) {
        best[j] = gain
        before[j] = i
      }
    }
  }
  const order = Array.from(runs.keys()).sort(
    (a, b) => (best[b] ?? 0) - (best[a] ?? 0) || distance(runs[a], near) - distance(runs[b], near),
  )
  const taken = new Uint8Array(runs.length)
  const chains: Chain[] = []
  for (const last of order) {
    if (chains.length === MOST_CHAINS) break
    const indices: number[] = []
    let at = last
    for (; at !== -1 && !taken[at]; at = before[at] ?? -1) indices.unshift(at)
    // A chain that runs into one already taken is its worse continuation, not a place of its own.
    if (at !== -1 || indices.length === 0) continue
    for (const index of indices) taken[index] = 1
    chains.push({ runs: trimmed(indices.map((index) => runs[index] as Run)), score: best[last] ?? 0 })
  }
  return chains
}

/** All maximal common stretches that were voted for, ascending in the text. */
function commonRuns(pattern: Uint16Array, grams: KGrams, near: number): Run[] {
  const { k } = grams
  const open = new Map<number, { pattern: number; text: number; length: number }>()
  const runs: Run[] = []
  const limit = Math.max(2, Math.min(PLACES_PER_GRAM, Math.floor(PLACES_PER_PATTERN / pattern.length)))
  for (let at = 0; at + k <= pattern.length; at++) {
    for (const place of placesOf(grams, pattern, at, near + at, limit)) {
      const diagonal = place - at
      const run = open.get(diagonal)
      if (run && run.pattern + run.length >= at + k - 1) run.length = at + k - run.pattern
      else {
        const begun = { pattern: at, text: place, length: k }
        open.set(diagonal, begun)
        runs.push(begun)
      }
    }
  }
  return runs.sort((a, b) => a.text - b.text || a.pattern - b.pattern)
}

/** What a chain that ends with `a` gains by going on to `b`; less than nothing when it cannot. */
function gainAfter(a: Run, b: Run): number {
  const overlap = Math.max(0, a.pattern + a.length - b.pattern, a.text + a.length - b.text)
  const fresh = b.length - overlap
  if (fresh <= 0 || b.pattern <= a.pattern || b.text <= a.text) return Number.NEGATIVE_INFINITY
  const skippedPattern = b.pattern + overlap - a.pattern - a.length
  const skippedText = b.text + overlap - a.text - a.length
  if (skippedText > LONGEST_INSERTION + skippedPattern) return Number.NEGATIVE_INFINITY
  const shift = Math.abs(skippedText - skippedPattern)
  return (
    fresh -
    Math.min(skippedPattern, skippedText) * SKIPPED_UNIT -
    (shift > 0 ? SHIFT + shift * SHIFTED_UNIT : 0)
  )
}

function trimmed(runs: Run[]): Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    const last = kept.at(-1)
    const overlap = last
      ? Math.max(0, last.pattern + last.length - run.pattern, last.text + last.length - run.text)
      : 0
    kept.push({ pattern: run.pattern + overlap, text: run.text + overlap, length: run.length - overlap })
  }
  return kept
}

function distance(run: Run | undefined, near: number): number {
  return run ? Math.abs(run.text - run.pattern - near) : Number.POSITIVE_INFINITY
}
