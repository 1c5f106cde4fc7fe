import { readFoundIds } from '../../renderer/queries/article-ids.ts'
import { findAllTextWith } from '../../renderer/queries/find-text.ts'
import type { View } from '../../renderer/queries/models.ts'
import { openSearch } from '../../renderer/search/search-client.ts'
import { startIndex } from '../../renderer/search/start-index.ts'
import { openDatabase } from '../../renderer/storage/database.ts'
import { write } from '../../renderer/storage/write.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'

/*
 * A library of texts whose words are as unevenly spread as those of a language (Zipf), its index, and the questions that people ask of
 * it, in a page.
 */

const NAME = 'bench-search'
const VOCABULARY = 60_000
const MEAN_WORDS = 700
const BATCH = 250
const TIMES = 15
const DAY_MS = 86_400_000
/** The middle of 2026. */
const NOW = 1_780_000_000_000

const db = openDatabase(NAME)
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const store = { db, now: Date.now, newId }

let state = 20_261_128

/** Mulberry32, of 0 to 1: the same in each run. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu an er is ol ur'.split(' ')

/** The word of a rank: the common ones are short. */
function wordOf(rank: number): string {
  let word = ''
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length]
  return word
}

/** Ranks as Zipf's law spreads them: the share of a rank falls as the rank grows. */
const randomWord = () => wordOf(Math.floor(VOCABULARY ** random()) - 1)

function sentences(count: number): string {
  const words: string[] = []
  for (let n = 0; n < count; n++) words.push(n % 14 === 13 ? `${randomWord()}.\n` : randomWord())
  return words.join(' ')
}

/** In how many of a thousand articles each of these stands. */
const PLANTED = { rareword: 0.5, middleword: 30, otherword: 40, commonword: 600 }

function textOf(): string {
  let text = sentences(Math.round(MEAN_WORDS * (0.3 + 1.4 * random())))
  for (const [word, permille] of Object.entries(PLANTED)) {
    if (random() * 1_000 < permille) text += ` and ${word} then`
  }
  if (random() < 0.02) text += ' middleword otherword.'
  return text
}

/** Fills the library through the write door. @returns seconds */
async function seed(count: number): Promise<number> {
  const start = performance.now()
  for (let from = 0; from < count; from += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => articleOf(from + n))
    await write(store, { kind: 'restore-backup', undoable: false }, async (tx) => {
      await db.bodies.bulkPut(made.map(({ body }) => body))
      await tx.put(
        'versions',
        made.map(({ version }) => version),
      )
      await tx.put(
        'articles',
        made.map(({ article }) => article),
      )
    })
  }
  return (performance.now() - start) / 1_000
}

function articleOf(n: number) {
  const text = textOf()
  const [id, versionId, hash] = [newId(), newId(), `hash-${n}`]
  const url = `https://example${n % 400}.org/${n}`
  const captured = {
    title: `${randomWord()} ${randomWord()} ${randomWord()} ${n % 500 === 0 ? 'commonword' : ''}`,
    authors: [`Author ${n % 900}`],
    siteName: `Example ${n % 400}`,
    publishedAt: '2024-03-11',
    modifiedAt: '',
    lang: 'en',
    dir: 'ltr' as const,
    excerpt: text.slice(0, 160),
    leadImage: '',
    leadAsset: '',
    canonicalUrl: url,
    url,
    wordCount: MEAN_WORDS,
  }
  return {
    body: { hash, html: `<p>${text}</p>`, text },
    version: {
      id: versionId,
      articleId: id,
      bodyHash: hash,
      sourceHash: '',
      capturedAt: NOW - n * DAY_MS,
      extractor: '1',
      sanitizer: '1',
      isSelection: false,
      metadata: captured,
    },
    article: {
      id,
      captured,
      edited: {},
      urlKey: url,
      savedAt: NOW - n * 60_000,
      location: (['inbox', 'later', 'archive', 'archive'] as const)[n % 4] ?? 'inbox',
      favorite: 0 as const,
      versionId,
    },
  }
}

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
