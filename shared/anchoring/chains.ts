import { frequencyOf, type KGrams, placesOf } from './k-grams.ts'

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
/** Stretches gathered for a whole pattern, the rarest first: rare runs say where, and the rest is found beside them. */
const RUNS_PER_PATTERN = 256
/** How far back a run looks for the one before it. In real revisions the next run but a few is always the right one. */
const LOOK_BACK = 48
/** What is skipped in both texts is a replaced passage: a little against the chain. */
const SKIPPED_UNIT = 0.05
/** What is skipped in one text only is an insertion or a deletion; even a long one must cost less than a sentence gains. */
const SHIFT = 2
const SHIFTED_UNIT = 0.1
/** The most text that may have been put in between two runs of one passage: a long paragraph. */
const LONGEST_INSERTION = 1200
/** Chains handed on for a closer look: this many at most, and none that is worth less than this share of the best. */
const MOST_CHAINS = 12
const WORTH_A_LOOK = 0.4

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
    const reach = run.text - pattern.length - LONGEST_INSERTION
    for (let i = j - 1; i >= 0 && i >= j - LOOK_BACK && (runs[i]?.text ?? 0) >= reach; i--) {
      const gain = (best[i] ?? 0) + gainAfter(runs[i] as Run, run)
      if (gain > (best[j] ?? 0)) {
        best[j] = gain
        before[j] = i
      }
    }
  }
  const worth = best.reduce((most, score) => Math.max(most, score), 0) * WORTH_A_LOOK
  const order = Array.from(runs.keys())
    .filter((run) => (best[run] ?? 0) >= worth)
    .sort((a, b) => (best[b] ?? 0) - (best[a] ?? 0) || distance(runs[a], near) - distance(runs[b], near))
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

/** The maximal common stretches around the pattern's rarest runs, ascending in the text. */
function commonRuns(pattern: Uint16Array, grams: KGrams, near: number): Run[] {
  const { k, units } = grams
  const frequencies = Array.from({ length: Math.max(0, pattern.length - k + 1) }, (_, at) =>
    frequencyOf(grams, pattern, at),
  )
  const rarestFirst = Array.from(frequencies.keys()).sort(
    (a, b) => (frequencies[a] ?? 0) - (frequencies[b] ?? 0),
  )
  const onDiagonal = new Map<number, Run[]>()
  const runs: Run[] = []
  for (const at of rarestFirst) {
    const whole: Run[] = []
    for (const place of placesOf(grams, pattern, at, near + at, PLACES_PER_GRAM)) {
      const known = onDiagonal.get(place - at)
      if (known?.some((run) => at >= run.pattern && at < run.pattern + run.length)) continue
      const run = grown(pattern, units, at, place, k)
      runs.push(run)
      if (known) known.push(run)
      else onDiagonal.set(place - at, [run])
      if (run.length === pattern.length) whole.push(run)
    }
    // The rarest run stands wherever the whole pattern does: where that is anywhere, other places are not wanted.
    if (whole.length > 0) return whole
    if (runs.length >= RUNS_PER_PATTERN) break
  }
  return runs.sort((a, b) => a.text - b.text || a.pattern - b.pattern)
}

/** A common run, as long as it goes on in both directions. */
function grown(pattern: Uint16Array, text: Uint16Array, at: number, place: number, k: number): Run {
  let back = 0
  while (back < at && back < place && pattern[at - back - 1] === text[place - back - 1]) back++
  let length = back + k
  const start = { pattern: at - back, text: place - back }
  while (
    start.pattern + length < pattern.length &&
    start.text + length < text.length &&
    pattern[start.pattern + length] === text[start.text + length]
  )
    length++
  return { ...start, length }
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
