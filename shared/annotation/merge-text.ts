/** A stretch of the one text and what stands in its place in the other. In pieces; `end` exclusive. */
interface Hunk {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Words, line breaks, other white space, and single characters of anything else. */
const PIECES = /[\p{L}\p{N}\p{M}_]+|\n|[^\S\n]+|./gsu

const WORD = /[\p{L}\p{N}]/u

/** Texts that differ in more pieces than this are taken for rewritten: looking further would take long and find nothing that helps. */
const MOST_EDITS = 1_000

const piecesOf = (text: string): string[] => text.match(PIECES) ?? []

/**
 * One text of two that came from the same: what was changed in either, where the changes do not touch each other. Null where they do,
 * and nobody but the writer can say what is meant; then both are to be kept.
 */
export function mergeText(base: string, theirs: string, mine: string): string | null {
  if (theirs === mine || theirs === base) return mine
  if (mine === base) return theirs
  const pieces = piecesOf(base)
  const one = hunksBetween(pieces, piecesOf(theirs))
  const other = hunksBetween(pieces, piecesOf(mine))
  const merged: string[] = []
  let at = 0
  const take = ({ start, end, text }: Hunk) => {
    merged.push(...pieces.slice(at, start), text)
    at = end
  }
  let i = 0
  let j = 0
  for (;;) {
    const a = one[i]
    const b = other[j]
    if (!a && !b) return merged.concat(pieces.slice(at)).join('')
    if (a && b && a.start <= b.end && b.start <= a.end) {
      if (a.start !== b.start || a.end !== b.end || a.text !== b.text) return null
      take(a)
      i++
      j++
    } else if (a && (!b || a.start < b.start)) {
      take(a)
      i++
    } else if (b) {
      take(b)
      j++
    }
  }
}

/** Where a place in one text is in another that came of it: a caret stays before or after the words that it stood between. */
export function carryOffset(from: string, to: string, offset: number): number {
  const pieces = piecesOf(from)
  let piece = 0
  let start = 0
  let moved = 0
  for (const hunk of hunksBetween(pieces, piecesOf(to))) {
    for (; piece < hunk.start; piece++) start += pieces[piece]?.length ?? 0
    if (offset < start) break
    let end = start
    for (; piece < hunk.end; piece++) end += pieces[piece]?.length ?? 0
    if (offset <= end) return start + moved + Math.min(offset - start, hunk.text.length)
    moved += hunk.text.length - (end - start)
    start = end
  }
  return offset + moved
}

/** What was changed, with changes that have no word between them taken as one. */
function hunksBetween(from: readonly string[], to: readonly string[]): Hunk[] {
  let head = 0
  while (head < from.length && head < to.length && from[head] === to[head]) head++
  let tail = 0
  while (
    tail < from.length - head &&
    tail < to.length - head &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  )
    tail++
  const a = from.slice(head, from.length - tail)
  const b = to.slice(head, to.length - tail)
  if (a.length === 0 && b.length === 0) return []
  const kept = [...keptPairs(a, b), [a.length, b.length] as const]
  const hunks: { start: number; end: number; toStart: number; toEnd: number }[] = []
  let x = 0
  let y = 0
  for (const [nextX, nextY] of kept) {
    if (nextX > x || nextY > y) {
      const last = hunks.at(-1)
      const isApart = !last || a.slice(last.end, x).some((piece) => WORD.test(piece))
      if (isApart) hunks.push({ start: x, end: nextX, toStart: y, toEnd: nextY })
      else Object.assign(last, { end: nextX, toEnd: nextY })
    }
    x = nextX + 1
    y = nextY + 1
  }
  return hunks.map(({ start, end, toStart, toEnd }) => ({
    start: start + head,
    end: end + head,
    text: b.slice(toStart, toEnd).join(''),
  }))
}

/**
 * The pieces that stand in both, in order, by their indexes: a shortest edit script (Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986). None where the two differ too much.
 */
function keptPairs(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const most = Math.min(a.length + b.length, MOST_EDITS)
  const furthest = new Int32Array(2 * most + 3)
  const zero = most + 1
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(zero - edits - 1, zero + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      const left = furthest[zero + k - 1] ?? 0
      const above = furthest[zero + k + 1] ?? 0
      let x = k === -edits || (k !== edits && left < above) ? above : left + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      furthest[zero + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length)
    }
  }
  return []
}

function walkBack(trace: readonly Int32Array[], endX: number, endY: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let x = endX
  let y = endY
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Int32Array()
    const zero = edits + 1
    const k = x - y
    const left = furthest[zero + k - 1] ?? 0
    const above = furthest[zero + k + 1] ?? 0
    const isDown = k === -edits || (k !== edits && left < above)
    const fromX = edits === 0 ? 0 : isDown ? above : left
    const fromY = edits === 0 ? 0 : fromX - (isDown ? k + 1 : k - 1)
    while (x > fromX && y > fromY) pairs.push([--x, --y])
    x = fromX
    y = fromY
  }
  return pairs.reverse()
}
