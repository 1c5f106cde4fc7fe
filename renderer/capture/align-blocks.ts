import type { Block } from './read-blocks.ts'

/** A shorter block, such as a number or a name, stands in many places. */
const LEAST_WORDS = 3

/**
 * Pairs the blocks of a page with those of the article made of it: blocks that stand once in each, as far as both have them in the
 * same order (the anchors of a patience diff). Answers with indexes, page to article.
 */
export function alignBlocks(page: readonly Block[], article: readonly Block[]): ReadonlyMap<number, number> {
  const inArticle = onlyOnes(article)
  const pairs = [...onlyOnes(page)]
    .flatMap(([key, index]) => {
      const there = inArticle.get(key)
      return there === undefined ? [] : [[index, there] as const]
    })
    .sort(([a], [b]) => a - b)
  return new Map(longestRise(pairs))
}

/** The blocks that stand there once, by their words. */
function onlyOnes(blocks: readonly Block[]): Map<string, number> {
  const ones = new Map<string, number>()
  const more = new Set<string>()
  for (const [index, { key, words }] of blocks.entries()) {
    if (words < LEAST_WORDS) continue
    if (ones.has(key)) more.add(key)
    ones.set(key, index)
  }
  for (const key of more) ones.delete(key)
  return ones
}

type Pair = readonly [page: number, article: number]

/** The longest run of pairs that rise on both sides. */
function longestRise(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = []
  const before: number[] = []
  for (const [index, [, there]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const [, end] = pairs[ends[middle] ?? 0] ?? [0, 0]
      if (end < there) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  }
  const run: Pair[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair) run.push(pair)
  }
  return run.reverse()
}
