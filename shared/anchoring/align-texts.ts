import { type Alignment, alignGap, MOST_CELLS } from './align-gap.ts'
import { heaviestOrdered, uniqueRuns } from './unique-runs.ts'

/**
 * Run lengths by which ever smaller gaps are parted, longest first. What is unique in a whole document needs many letters; between two
 * fixed points a few do.
 */
const RUN_LENGTHS = [24, 12, 6, 4]
/**
 * Gaps up to this size (in cells, units × units) are aligned letter by letter at once: within a few words on both sides there is nothing to
 * part, while in a paragraph a shared word is a surer fixed point than its best letters, and much cheaper.
 */
const A_FEW_WORDS = 2500
/** Runs shorter than this are found by chance too easily: they part only gaps that are too large to be aligned letter by letter. */
const LEAST_FIXED_POINT = 6

/**
 * Aligns two whole texts: runs that are unique in both are fixed points where they keep their order (Cohen's patience diff), the gaps
 * between them are parted in the same way by shorter runs, and what is left is aligned letter by letter.
 * @param a folded units of the one text
 * @param b folded units of the other
 */
export function alignTexts(a: Uint16Array, b: Uint16Array): Alignment {
  const forward = new Int32Array(a.length).fill(-1)
  alignBetween(a, b, { a: 0, b: 0 }, { a: a.length, b: b.length }, 0, forward)
  return forward
}

interface Point {
  readonly a: number
  readonly b: number
}

function alignBetween(
  a: Uint16Array,
  b: Uint16Array,
  start: Point,
  end: Point,
  level: number,
  forward: Alignment,
): void {
  let from = start
  let to = end
  while (from.a < to.a && from.b < to.b && a[from.a] === b[from.b]) {
    forward[from.a] = from.b
    from = { a: from.a + 1, b: from.b + 1 }
  }
  while (to.a > from.a && to.b > from.b && a[to.a - 1] === b[to.b - 1]) {
    to = { a: to.a - 1, b: to.b - 1 }
    forward[to.a] = to.b
  }
  if (from.a === to.a || from.b === to.b) return
  const k = RUN_LENGTHS[level]
  const cells = (to.a - from.a) * (to.b - from.b)
  const small = cells <= (k === undefined || k < LEAST_FIXED_POINT ? MOST_CELLS : A_FEW_WORDS)
  if (k === undefined || small) {
    if (!small) return
    alignGap(a.subarray(from.a, to.a), b.subarray(from.b, to.b), true).forEach((matched, i) => {
      if (matched >= 0) forward[from.a + i] = from.b + matched
    })
    return
  }
  const runs = heaviestOrdered(uniqueRuns(a.subarray(from.a, to.a), b.subarray(from.b, to.b), k))
  let last = from
  for (const run of runs) {
    const first = { a: from.a + run.a, b: from.b + run.b }
    alignBetween(a, b, last, first, level + 1, forward)
    for (let i = 0; i < run.length; i++) forward[first.a + i] = first.b + i
    last = { a: first.a + run.length, b: first.b + run.length }
  }
  // Without a fixed point the gap itself is tried again with shorter runs.
  alignBetween(a, b, last, to, level + 1, forward)
}
