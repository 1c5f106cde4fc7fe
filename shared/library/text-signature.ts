import { tokensOf } from '../search/words.ts'

/*
 * Whether two texts are nearly the same, from a few numbers of each: the smallest hashes of their runs of words.
 *
 * A. Z. Broder, On the resemblance and containment of documents (1997): the share of smallest hashes that two texts have in common
 * estimates the share of their runs of words that both have. P. Li, A. Owen, C.-H. Zhang, One permutation hashing (2012): one hash of each
 * run will do, the lowest in each of so many equal ranges. A. Shrivastava, P. Li, Densifying one permutation hashing (2014): a range into which
 * nothing falls borrows from the next one that has something.
 */

/** How many numbers a signature has: the estimate is then off by 0.07 at a resemblance of 0.8. A power of two. */
export const SIGNATURE_LENGTH = 32

const RANGE_BITS = Math.log2(SIGNATURE_LENGTH)

/** Runs of so many words: single words say what a text is about, four of them how it says it. */
const RUN = 4

/** Texts with fewer words are too short to be told apart by a part of them. */
export const FEWEST_WORDS = 40

/** Signatures are compared when one of these groups of numbers is the same: at a resemblance of 0.8 one in seventy pairs is missed. */
const BAND = 4

/** The signature of a text; null for one that is too short to have one. About 2 ms for 2,000 words. */
export function signatureOf(text: string): Uint32Array | null {
  const tokens = tokensOf(text)
  if (tokens.length < FEWEST_WORDS) return null
  const hashes = tokens.map(hashToken)
  const lowest = new Uint32Array(SIGNATURE_LENGTH).fill(EMPTY)
  for (let at = 0; at + RUN <= hashes.length; at++) {
    let run = 0
    for (let n = 0; n < RUN; n++) run = mix(Math.imul(run, 31) + (hashes[at + n] ?? 0))
    const range = run >>> (32 - RANGE_BITS)
    const rest = (run << RANGE_BITS) >>> 0
    if (rest < (lowest[range] ?? 0)) lowest[range] = rest
  }
  return densify(lowest)
}

/** In a range: that nothing fell into it. The lowest bits of what falls there are 0, so that it never looks so. */
const EMPTY = 0xffffffff

function densify(lowest: Uint32Array): Uint32Array {
  return lowest.map((value, range) => {
    if (value !== EMPTY) return value
    for (let step = 1; step < lowest.length; step++) {
      const next = lowest[(range + step) % lowest.length] ?? EMPTY
      // By how far it was borrowed from: else two texts would seem alike for being short.
      if (next !== EMPTY) return (next + step) >>> 0
    }
    return value
  })
}

/** FNV-1a over UTF-16 units. */
function hashToken(token: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193)
  return hash
}

/** The finalizer of MurmurHash3: each bit of what goes in moves about half of those that come out. */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** How much two texts resemble each other, by their signatures: 0 to 1. */
export function resemblance(one: Uint32Array, other: Uint32Array): number {
  let same = 0
  for (let at = 0; at < one.length; at++) if (one[at] === other[at]) same++
  return same / one.length
}

/** Keys of which two texts that resemble each other have one in common, nearly always. */
export function bandsOf(signature: Uint32Array): string[] {
  return Array.from(
    { length: signature.length / BAND },
    (_, band) => `${band}:${signature.subarray(band * BAND, (band + 1) * BAND).join(',')}`,
  )
}
