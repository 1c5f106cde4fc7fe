/** A stretch that stands once in each of two texts. */
export interface UniqueRun {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Marks a hash that was seen more than once. */
const REPEATED = -2

/** The stretches of at least `k` units that begin with a run of `k` that stands once in `a` and once in `b`, ascending in `a`. */
export function uniqueRuns(a: Uint16Array, b: Uint16Array, k: number): UniqueRun[] {
  const size = 2 ** Math.ceil(Math.log2(Math.max(a.length, b.length, 8) * 2))
  const hashes = rollingHashes(a, k, size)
  const inA = placesByHash(hashes, size)
  const inB = placesByHash(rollingHashes(b, k, size), size)
  const runs: UniqueRun[] = []
  let free = 0
  for (let at = 0; at + k <= a.length; at++) {
    const hash = hashes[at] ?? 0
    const place = inB[hash] ?? -1
    if (at < free || inA[hash] !== at || place < 0) continue
    let length = 0
    while (at + length < a.length && place + length < b.length && a[at + length] === b[place + length])
      length++
    if (length < k) continue
    runs.push({ a: at, b: place, length })
    free = at + length
  }
  return runs
}

/** The runs that keep their order in both texts and weigh most together; overlaps in `b` are cut off. */
export function heaviestOrdered(runs: readonly UniqueRun[]): UniqueRun[] {
  const byB = Array.from(runs.keys()).sort((i, j) => (runs[i]?.b ?? 0) - (runs[j]?.b ?? 0))
  const rank = new Int32Array(runs.length)
  byB.forEach((run, at) => {
    rank[run] = at + 1
  })
  // A Fenwick tree over ranks holds the heaviest chain that ends at or before each.
  const heaviest = new Int32Array(runs.length + 1).fill(-1)
  const weight = new Float64Array(runs.length)
  const before = new Int32Array(runs.length).fill(-1)
  let last = -1
  runs.forEach((run, i) => {
    let previous = -1
    for (let at = (rank[i] ?? 0) - 1; at > 0; at -= at & -at) {
      const candidate = heaviest[at] ?? -1
      if (candidate >= 0 && (previous < 0 || (weight[candidate] ?? 0) > (weight[previous] ?? 0)))
        previous = candidate
    }
    before[i] = previous
    weight[i] = run.length + (weight[previous] ?? 0)
    for (let at = rank[i] ?? 0; at <= runs.length; at += at & -at) {
      const holder = heaviest[at] ?? -1
      if (holder < 0 || (weight[i] ?? 0) > (weight[holder] ?? 0)) heaviest[at] = i
    }
    if (last < 0 || (weight[i] ?? 0) > (weight[last] ?? 0)) last = i
  })
  const ordered: UniqueRun[] = []
  for (let i = last; i >= 0; i = before[i] ?? -1) ordered.push(runs[i] as UniqueRun)
  return withoutOverlaps(ordered.reverse())
}

function withoutOverlaps(runs: UniqueRun[]): UniqueRun[] {
  let free = 0
  return runs.flatMap((run) => {
    const overlap = Math.max(0, free - run.b)
    if (overlap >= run.length) return []
    free = run.b + run.length
    return [{ a: run.a + overlap, b: run.b + overlap, length: run.length - overlap }]
  })
}

/** By hash, the one place whose run has it; -1 for none, `REPEATED` for several. */
function placesByHash(hashes: Uint32Array, size: number): Int32Array {
  const places = new Int32Array(size).fill(-1)
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at] ?? 0
    places[hash] = places[hash] === -1 ? at : REPEATED
  }
  return places
}

/** Rabin and Karp's rolling hash of every run of `k` units, folded into `size` (a power of two) values. */
function rollingHashes(units: Uint16Array, k: number, size: number): Uint32Array {
  const BASE = 0x01000193
  const hashes = new Uint32Array(Math.max(0, units.length - k + 1))
  let leaving = 1
  for (let i = 1; i < k; i++) leaving = Math.imul(leaving, BASE)
  let hash = 0
  for (let at = 0; at < units.length; at++) {
    if (at >= k) hash = (hash - Math.imul(units[at - k] ?? 0, leaving)) | 0
    hash = (Math.imul(hash, BASE) + (units[at] ?? 0)) | 0
    if (at >= k - 1) hashes[at - k + 1] = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 7) & (size - 1)
  }
  return hashes
}
