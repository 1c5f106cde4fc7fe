/** For each unit of one text, the unit of the other that it is matched with, or -1. Matches ascend. */
export type Alignment = Int32Array

/**
 * Gotoh's alignment with affine gaps. A stray equal letter inside a rewritten clause gains less than the two gaps it tears. Opening a gap
 * costs two letters, and going on hardly anything: a sentence put in is one act, as a word is.
 */
const MATCH = 20
const MISMATCH = -25
const GAP_OPEN = -40
const GAP_EXTEND = -1
/** Larger gaps (in cells, units × units) are not aligned letter by letter: 550 rewritten letters on both sides are another text. */
export const MOST_CELLS = 300_000

// Where the best path to a cell comes from, two bits per layer.
const FROM_DIAGONAL = 0
const FROM_UP = 1
const FROM_LEFT = 2

/**
 * Aligns two stretches that begin together.
 * @param closed whether they also end together; otherwise the alignment ends wherever it is best
 */
export function alignGap(a: Uint16Array, b: Uint16Array, closed: boolean): Alignment {
  const result = new Int32Array(a.length).fill(-1)
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) return result
  const width = b.length + 1
  const trace = new Uint8Array((a.length + 1) * width)
  // Best score of a path to the cell above (whole) and to one that ends in a gap in `b` (up), by column.
  const whole = new Int32Array(width)
  const up = new Int32Array(width).fill(-1e9)
  for (let j = 1; j < width; j++) {
    whole[j] = GAP_OPEN + GAP_EXTEND * (j - 1)
    trace[j] = FROM_LEFT | (j > 1 ? 8 : 0)
  }
  let best = 0
  let bestI = 0
  let bestJ = 0
  for (let i = 1; i <= a.length; i++) {
    let diagonal = whole[0] ?? 0
    let left = -1e9
    whole[0] = GAP_OPEN + GAP_EXTEND * (i - 1)
    trace[i * width] = FROM_UP | (i > 1 ? 4 : 0)
    const unit = a[i - 1]
    for (let j = 1; j < width; j++) {
      const openUp = (whole[j] ?? 0) + GAP_OPEN
      const extendUp = (up[j] ?? 0) + GAP_EXTEND
      const gapUp = Math.max(openUp, extendUp)
      const openLeft = (whole[j - 1] ?? 0) + GAP_OPEN
      const extendLeft = left + GAP_EXTEND
      left = Math.max(openLeft, extendLeft)
      const paired = diagonal + (unit === b[j - 1] ? MATCH : MISMATCH)
      diagonal = whole[j] ?? 0
      let score = paired
      let from = FROM_DIAGONAL
      if (gapUp > score) [score, from] = [gapUp, FROM_UP]
      if (left > score) [score, from] = [left, FROM_LEFT]
      whole[j] = score
      up[j] = gapUp
      trace[i * width + j] = from | (extendUp > openUp ? 4 : 0) | (extendLeft > openLeft ? 8 : 0)
      if (score > best) [best, bestI, bestJ] = [score, i, j]
    }
  }
  follow(trace, width, closed ? a.length : bestI, closed ? b.length : bestJ, (i, j) => {
    if (a[i] === b[j]) result[i] = j
  })
  return result
}

/** Walks the best path back from a cell, telling of each pair on it. */
function follow(
  trace: Uint8Array,
  width: number,
  fromI: number,
  fromJ: number,
  pair: (i: number, j: number) => void,
): void {
  let i = fromI
  let j = fromJ
  let layer = FROM_DIAGONAL
  while (i > 0 || j > 0) {
    const step = trace[i * width + j] ?? 0
    const move = layer === FROM_DIAGONAL ? step & 3 : layer
    if (move === FROM_DIAGONAL) pair(--i, --j)
    else if (move === FROM_UP) {
      layer = step & 4 ? FROM_UP : FROM_DIAGONAL
      i--
    } else {
      layer = step & 8 ? FROM_LEFT : FROM_DIAGONAL
      j--
    }
  }
}
