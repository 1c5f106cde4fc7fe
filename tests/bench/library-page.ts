import { collectionActions } from '../../renderer/actions/collection-actions.ts'
import { readArticleIds, readFoundIds } from '../../renderer/queries/article-ids.ts'
import { readArticleRows } from '../../renderer/queries/article-rows.ts'
import { findAllTextWith } from '../../renderer/queries/find-text.ts'
import { readFirstPage } from '../../renderer/queries/first-page.ts'
import type { View } from '../../renderer/queries/models.ts'
import { openSearch } from '../../renderer/search/search-client.ts'
import { COUNTED_PLACES, counterKey } from '../../renderer/storage/counter-keys.ts'
import { DATABASE_NAME, openDatabase } from '../../renderer/storage/database.ts'
import { readTagCounts, readTags } from '../../renderer/storage/tag-repository.ts'
import { uuidv7 } from '../../shared/ids.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { seedLibrary, tagPath } from './bench-library.ts'

/* What the bench of the library asks for in the app's own reading window: beside the app, through the doors that it uses. */

const SCREENFUL = 40
const TIMES = 40
const SETTLES_MS = 1_000

const db = openDatabase()
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const store = { db, now: Date.now, newId }
const search = openSearch(DATABASE_NAME)
const findText = findAllTextWith(search)

const ALL: View = { kind: 'place', place: 'all' }
const TAGGED: View = { kind: 'tag', tagId: 'bench-tag-7' }

async function seed(count: number): Promise<number> {
  const seconds = await seedLibrary(store, count)
  await collectionActions(store).addCollection({
    name: 'Two tags and a date',
    query: `tag:"${tagPath(7)}" tag:"${tagPath(50)}" saved:>2026-01-01`,
  })
  // Ten thousand of a hundred thousand; of fewer all.
  await collectionActions(store).addCollection({
    name: 'Ten thousand',
    query: count > 10_000 ? 'words:<700' : 'words:>0',
  })
  return seconds
}

/** Waits until every article is in the index. @returns seconds */
async function waitForIndex(): Promise<number> {
  const start = performance.now()
  await findText([{ kind: 'text', field: 'any', text: 'rareword', phrase: false, prefix: false }], null)
  return (performance.now() - start) / 1_000
}

/** Waits until the app would start with the list again. */
async function waitForPlace(): Promise<void> {
  for (;;) {
    const row = await db.settings.get('place')
    const { articleId, route } = (row?.value ?? {}) as { articleId?: string; route?: string }
    if (articleId === '' && route?.includes('"all"')) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const ask = async (query: string) => {
  const parsed = parseQuery(query).query
  return (await search.ask({ kind: 'match', parts: [parsed], ranked: parsed })).ranked.length
}

/** Milliseconds until words that only texts have are answered, and when that was. */
async function firstAnswer(): Promise<{ readonly took: number; readonly at: number }> {
  const start = performance.now()
  while (!search.state()) await new Promise((resolve) => setTimeout(resolve, 5))
  await ask('rareword')
  const end = performance.now()
  return { took: end - start, at: performance.timeOrigin + end }
}

let saved = 0

/** Saves an article, and waits until it is in the index. */
async function saveOne(): Promise<void> {
  const before = search.state()?.revision
  await seedLibrary(store, 1, 2_000_000 + saved++)
  while (search.state()?.revision === before) await new Promise((resolve) => setTimeout(resolve, 5))
}

async function firstPage(view: View): Promise<number> {
  const ids = await readArticleIds(db, view, '', 'saved-newest', findText)
  await readArticleRows(db, ids.slice(0, SCREENFUL))
  return ids.length
}

const found = async (query: string) =>
  (await readFoundIds(db, ALL, `${query} `, 'best', findText))?.ids.length ?? 0

export interface Timing {
  readonly what: string
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  readonly found: number
}

const at = (times: readonly number[], share: number) => {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Asks everything in turn, so that whatever else the computer does falls on all alike. The first of each is not counted. */
async function measure(): Promise<Timing[]> {
  const collections = await db.collections.toArray()
  const collectionId = collections.find(({ name }) => name === 'Two tags and a date')?.id ?? ''
  const collection: View = { kind: 'collection', collectionId }
  let added = 0
  const works: Record<string, () => Promise<number>> = {
    'first page of the list': async () => (await readFirstPage(db, ALL, 'saved-newest'))?.ids.length ?? 0,
    'the whole list': () => firstPage(ALL),
    'first page of a tag': async () => (await readFirstPage(db, TAGGED, 'saved-newest'))?.ids.length ?? 0,
    'the whole list of a tag': () => firstPage(TAGGED),
    'first page of a collection, two tags and a date': () => firstPage(collection),
    'all tag counts': async () => {
      await db.counters.bulkGet(COUNTED_PLACES.map(counterKey.place))
      const [tags] = await Promise.all([readTags(db), readTagCounts(db)])
      return tags.length
    },
    'as you type, three letters: the list by titles': async () =>
      (await readArticleIds(db, ALL, 'com', 'saved-newest', findText)).length,
    'search: a rare word': () => ask('rareword'),
    'search: two words': () => ask('middleword otherword'),
    'search: a phrase': () => ask('"middleword otherword"'),
    'search: one common word': () => ask('commonword'),
    'search: three letters of a word': () => ask('com*'),
    'the list with it: a rare word': () => found('rareword'),
    'the list with it: two words': () => found('middleword otherword'),
    'the list with it: one common word': () => found('commonword'),
    'a rare word with one article saved before': async () => {
      await seedLibrary(store, 1, 1_000_000 + added++)
      return 0
    },
  }
  const times = new Map(Object.keys(works).map((what) => [what, [] as number[]]))
  const counts = new Map<string, number>()
  for (let run = 0; run <= TIMES; run++) {
    // The app itself shows what was saved at the end of the last round.
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
    for (const [what, work] of Object.entries(works)) {
      const count = await work()
      // What was saved is not what is timed.
      const start = performance.now()
      if (what.startsWith('a rare word')) counts.set(what, await ask('rareword'))
      else counts.set(what, (await work()) || count)
      if (run > 0) times.get(what)?.push(performance.now() - start)
    }
  }
  return [...times].map(([what, taken]) => ({
    what,
    median: at(taken, 0.5),
    p95: at(taken, 0.95),
    found: counts.get(what) ?? 0,
  }))
}

const FRAMES = 600
/** CSS pixels a frame: as a wheel or a pad is flicked, and faster than anybody reads. */
const FLICK = 120

/**
 * Scrolls the list that is shown: by flicks of the wheel, or from its beginning to its end as by the scroll bar.
 * @returns milliseconds a frame, and rows that were blank
 */
async function scroll(
  how: 'flick' | 'whole',
): Promise<{ median: number; p95: number; blank: number; rows: number }> {
  const list = document.querySelector('[data-article-list]')
  if (!(list instanceof HTMLElement)) throw new Error('No list is shown')
  const frames: number[] = []
  let [blank, rows] = [0, 0]
  let before = await new Promise<number>(requestAnimationFrame)
  const step = how === 'flick' ? FLICK : list.scrollHeight / FRAMES
  for (let n = 0; n < FRAMES; n++) {
    list.scrollTop = Math.round(step * n)
    const now = await new Promise<number>(requestAnimationFrame)
    frames.push(now - before)
    before = now
    const box = list.getBoundingClientRect()
    for (const row of list.querySelectorAll('[role=row]')) {
      const { top, bottom } = row.getBoundingClientRect()
      if (bottom <= box.top || top >= box.bottom) continue
      rows++
      if (row.textContent === '') blank++
    }
  }
  list.scrollTop = 0
  return { median: at(frames, 0.5), p95: at(frames, 0.95), blank, rows }
}

export const bench = { seed, waitForIndex, waitForPlace, firstAnswer, saveOne, measure, scroll }

declare global {
  interface Window {
    bench: { bench: typeof bench }
  }
}
