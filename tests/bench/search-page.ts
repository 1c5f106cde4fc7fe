import { readFoundIds } from '../../renderer/queries/article-ids.ts'
import { findAllTextWith } from '../../renderer/queries/find-text.ts'
import type { View } from '../../renderer/queries/models.ts'
import { openSearch } from '../../renderer/search/search-client.ts'
import { startIndex } from '../../renderer/search/start-index.ts'
import { openDatabase } from '../../renderer/storage/database.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { seedLibrary } from './bench-library.ts'

/*
 * A library of texts whose words are as unevenly spread as those of a language (Zipf), its index, and the questions that people ask of
 * it, in a page.
 */

const NAME = 'bench-search'
const TIMES = 15

const db = openDatabase(NAME)
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const store = { db, now: Date.now, newId }

/** Fills the library through the write door. @returns seconds */
const seed = (count: number) => seedLibrary(store, count)

const client = openSearch(NAME)
const findText = findAllTextWith(client)
const ask = (query: string) => {
  const parsed = parseQuery(query).query
  return client.ask({ kind: 'match', parts: [parsed], ranked: parsed })
}

/** Builds the index. @returns seconds until it is whole, and until the first answer */
async function build(): Promise<{ whole: number; first: number }> {
  const start = performance.now()
  startIndex(NAME)
  let first = 0
  for (;;) {
    const { isWhole } = await ask('rareword')
    first ||= performance.now() - start
    if (isWhole) return { whole: (performance.now() - start) / 1_000, first }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const QUERIES = {
  'a rare word': 'rareword',
  'two words': 'middleword otherword',
  'a phrase': '"middleword otherword"',
  'a common word': 'commonword',
  'three letters of a word': 'com*',
}

interface Times {
  readonly what: string
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  readonly found: number
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Asks everything in turn, so that whatever else the computer does falls on all alike. */
async function measure(): Promise<Times[]> {
  const all: View = { kind: 'place', place: 'all' }
  const works: Record<string, () => Promise<number>> = {}
  for (const [what, query] of Object.entries(QUERIES)) {
    works[`index: ${what}`] = async () => (await ask(query)).ranked.length
    works[`list: ${what}`] = async () =>
      (await readFoundIds(db, all, `${query} `, 'best', findText))?.ids.length ?? 0
  }
  const times = new Map(Object.keys(works).map((what) => [what, [] as number[]]))
  const found = new Map<string, number>()
  for (let run = 0; run <= TIMES; run++) {
    for (const [what, work] of Object.entries(works)) {
      const start = performance.now()
      found.set(what, await work())
      if (run > 0) times.get(what)?.push(performance.now() - start)
    }
  }
  return [...times].map(([what, taken]) => {
    const sorted = taken.toSorted((a, b) => a - b)
    return { what, median: at(sorted, 0.5), p95: at(sorted, 0.95), found: found.get(what) ?? 0 }
  })
}

/** How long a question takes longer when one article was saved just before it. @returns milliseconds, medians */
async function addOne(): Promise<{ without: number; with: number }> {
  const times: { without: number[]; with: number[] } = { without: [], with: [] }
  for (let run = 0; run < TIMES; run++) {
    for (const kind of ['without', 'with'] as const) {
      if (kind === 'with') await seed(1)
      const start = performance.now()
      await ask('rareword')
      times[kind].push(performance.now() - start)
    }
  }
  const median = (list: number[]) =>
    at(
      list.toSorted((a, b) => a - b),
      0.5,
    )
  return { without: median(times.without), with: median(times.with) }
}

export const bench = { seed, build, measure, addOne }

declare global {
  interface Window {
    searchBench: typeof bench
  }
}
window.searchBench = bench
