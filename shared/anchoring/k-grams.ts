/** Every run of `k` units of a text, by what it says. */
export interface KGrams {
  readonly k: number
  readonly units: Uint16Array
  /** Where each bucket begins in `positions`; one entry more than buckets. */
  readonly bucketStarts: Uint32Array
  /** Positions of runs, bucket by bucket, ascending within each. */
  readonly positions: Uint32Array
  readonly shift: number
}

/** Shorter runs stand everywhere by chance, longer ones are broken by every edit: 7 letters are a word with its neighbours. */
const LETTERS = 7
/** A Chinese or Japanese character says about as much as two letters. */
const IDEOGRAPHS = 4
/** From this share of ideographs and kana on, a text is read by the shorter runs. */
const IDEOGRAPHIC_SHARE = 0.2
/** 2^18 buckets (1 MB) stay in the processor's cache: four times faster to fill than as many buckets as runs, and as fast to look in. */
const MAX_BUCKET_BITS = 18

/** Lists the runs of folded units. About 30 ms per million units. */
export function indexKGrams(units: Uint16Array): KGrams {
  const k = runLength(units)
  const count = Math.max(0, units.length - k + 1)
  const bits = Math.min(MAX_BUCKET_BITS, Math.max(4, Math.ceil(Math.log2(count + 1))))
  const shift = 32 - bits
  const buckets = new Uint32Array(count)
  const bucketStarts = new Uint32Array(2 ** bits + 1)
  for (let at = 0; at < count; at++) {
    const bucket = hash(units, at, k) >>> shift
    buckets[at] = bucket
    bucketStarts[bucket + 1] = (bucketStarts[bucket + 1] ?? 0) + 1
  }
  for (let i = 1; i < bucketStarts.length; i++)
    bucketStarts[i] = (bucketStarts[i] ?? 0) + (bucketStarts[i - 1] ?? 0)
  const next = bucketStarts.slice()
  const positions = new Uint32Array(count)
  for (let at = 0; at < count; at++) {
    const bucket = buckets[at] ?? 0
    const slot = next[bucket] ?? 0
    positions[slot] = at
    next[bucket] = slot + 1
  }
  return { k, units, bucketStarts, positions, shift }
}

/** How often the run that begins at `at` in `units` stands in the text, at most: runs that share a bucket are counted together. */
export function frequencyOf(grams: KGrams, units: Uint16Array, at: number): number {
  const bucket = hash(units, at, grams.k) >>> grams.shift
  return (grams.bucketStarts[bucket + 1] ?? 0) - (grams.bucketStarts[bucket] ?? 0)
}

/** Where the run that begins at `at` in `units` stands: at most `limit` places, those nearest to `near`, ascending. */
export function placesOf(
  grams: KGrams,
  units: Uint16Array,
  at: number,
  near: number,
  limit: number,
): number[] {
  const bucket = hash(units, at, grams.k) >>> grams.shift
  const { positions, bucketStarts } = grams
  let low = bucketStarts[bucket] ?? 0
  let high = bucketStarts[bucket + 1] ?? 0
  if (high - low > limit) {
    let from = firstAtLeast(positions, near, low, high)
    let to = from
    while (to - from < limit) {
      const before = from > low ? near - (positions[from - 1] ?? 0) : Number.POSITIVE_INFINITY
      const after = to < high ? (positions[to] ?? 0) - near : Number.POSITIVE_INFINITY
      if (before < after) from--
      else to++
    }
    low = from
    high = to
  }
  const places: number[] = []
  for (let slot = low; slot < high; slot++) {
    const place = positions[slot] ?? 0
    if (sameRun(units, at, grams.units, place, grams.k)) places.push(place)
  }
  return places
}

/** The first index in the ascending `values[low…high)` whose value is at least `sought`; `high` when there is none. */
function firstAtLeast(values: Uint32Array, sought: number, low: number, high: number): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if ((values[middle] ?? 0) < sought) from = middle + 1
    else to = middle
  }
  return from
}

export function isIdeographic(unit: number): boolean {
  return (
    (unit >= 0x2e80 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xd840 && unit <= 0xd8bf)
  )
}

function runLength(units: Uint16Array): number {
  let ideographs = 0
  for (let at = 0; at < units.length; at++) if (isIdeographic(units[at] ?? 0)) ideographs++
  return ideographs > units.length * IDEOGRAPHIC_SHARE ? IDEOGRAPHS : LETTERS
}

/** FNV-1a over units, then mixed so that its upper bits, which choose the bucket, depend on all of them. */
function hash(units: Uint16Array, at: number, k: number): number {
  let value = 0x811c9dc5
  for (let i = 0; i < k; i++) value = Math.imul(value ^ (units[at + i] ?? 0), 0x01000193)
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
}

function sameRun(a: Uint16Array, atA: number, b: Uint16Array, atB: number, k: number): boolean {
  for (let i = 0; i < k; i++) if (a[atA + i] !== b[atB + i]) return false
  return true
}
