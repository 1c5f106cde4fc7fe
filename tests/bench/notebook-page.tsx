import { createRoot, type Root } from 'react-dom/client'
import { ActionsProvider } from '../../renderer/actions/ActionsContext.tsx'
import { createActions } from '../../renderer/actions/create-actions.ts'
import { NotebookScreen } from '../../renderer/notebook/NotebookScreen.tsx'
import type { NotebookMemory } from '../../renderer/notebook/notebook-memory.ts'
import { browserBridge } from '../../renderer/platform/browser.ts'
import { PlatformProvider } from '../../renderer/platform/PlatformContext.tsx'
import { StorageProvider } from '../../renderer/queries/StorageContext.tsx'
import { openDatabase } from '../../renderer/storage/database.ts'
import { anchorRow } from '../../renderer/storage/highlight-anchors.ts'
import { openJobSignal } from '../../renderer/storage/job-signal.ts'
import { taggingId } from '../../renderer/storage/tagging.ts'
import { write } from '../../renderer/storage/write.ts'
import '../../renderer/styles/tokens.css'
import { StatusLineProvider } from '../../renderer/ui/StatusLine.tsx'
import { HIGHLIGHT_COLORS } from '../../shared/annotation/highlight-colors.ts'
import { uuidv7 } from '../../shared/ids.ts'

/*
 * A much annotated library and its notebook, in a page. Rows go through the write door; only the texts of the articles are left out,
 * which the notebook does not read.
 */

const WORDS =
  'harbour winter ferry market paper river council garden engine letter signal orchard border museum archive valley station copper theatre'.split(
    ' ',
  )
const TAGS = Array.from({ length: 60 }, (_, n) => `${WORDS[n % 6]}/${WORDS[(n * 7) % 19]} ${n}`)
const BATCH = 2_000
const TIMES = 9
const WINDOWS_SCROLLED = 200
/** The middle of 2026, so that articles spread over some years before. */
const NOW = 1_780_000_000_000
const QUIET = { kind: 'restore-backup', undoable: false } as const

const db = openDatabase('bench')
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const store = { db, now: Date.now, newId }
const actions = createActions(store, openJobSignal('bench'))

const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, n) => WORDS[(seed * 31 + n * n * 7 + n) % WORDS.length]).join(' ')

const numbered = (prefix: string, n: number) => `${prefix}${String(n).padStart(9, '0')}`

function article(n: number) {
  const url = `https://example${n % 400}.org/${n}`
  return {
    id: numbered('a', n),
    captured: {
      title: `${words(n, 8)} ${n}`,
      authors: [`Author ${n % 900}`],
      siteName: `Example ${n % 400}`,
      publishedAt: '2026-01-11',
      modifiedAt: '',
      lang: 'en',
      dir: 'ltr' as const,
      excerpt: words(n * 3, 30),
      leadImage: '',
      leadAsset: '',
      canonicalUrl: url,
      url,
      wordCount: 300 + (n % 4000),
    },
    edited: {},
    urlKey: url,
    savedAt: NOW - n * 60_000,
    location: 'inbox' as const,
    favorite: 0 as const,
    versionId: `v${n}`,
  }
}

/** Four to an article, the first articles first; every third has a note, every second a tag, every twentieth no place. */
function annotation(n: number) {
  const of = Math.floor(n / 4)
  const id = numbered('h', n)
  const quote = words(n, 12 + (n % 50))
  const start = (n % 4) * 500
  const articleId = numbered('a', of)
  const createdAt = NOW - n * 90_000
  const highlight = {
    id,
    articleId,
    versionId: `v${of}`,
    selectors: {
      position: { start, end: start + quote.length },
      quote: { exact: quote, prefix: words(n, 4), suffix: words(n + 1, 4) },
    },
    quote,
    color: HIGHLIGHT_COLORS[n % 5] ?? 'amber',
    style: 'highlight' as const,
    headingPath: [],
    createdAt,
  }
  const note = {
    id: numbered('n', n),
    targetKind: 'highlight' as const,
    targetId: id,
    articleId,
    body: `**${words(n * 5, 3)}** ${words(n * 5, 20)}`,
    links: [],
    createdAt,
  }
  const tag = `t${n % 60}`
  const tagging = {
    id: taggingId(id, tag),
    targetKind: 'highlight' as const,
    targetId: id,
    articleId,
    tagId: tag,
    savedAt: NOW,
  }
  const place = n % 20 === 0 ? null : { start, end: start + 9, status: 'exact' as const, confidence: 1 }
  return {
    highlight,
    anchor: anchorRow(`v${of}`, id, place),
    notes: n % 3 === 0 ? [note] : [],
    taggings: n % 2 === 0 ? [tagging] : [],
  }
}

async function inBatches(count: number, put: (from: number, length: number) => Promise<unknown>) {
  for (let from = 0; from < count; from += BATCH) await put(from, Math.min(BATCH, count - from))
}

/** Fills the library, through the write door. @returns seconds */
async function seed(counts: { articles: number; highlights: number }): Promise<number> {
  const start = performance.now()
  const tags = TAGS.map((path, n) => ({ id: `t${n}`, path, color: '' }))
  await write(store, QUIET, (tx) => tx.put('tags', tags))
  await inBatches(counts.articles, (from, length) => {
    const articles = Array.from({ length }, (_, n) => article(from + n))
    return write(store, QUIET, (tx) => tx.put('articles', articles))
  })
  await inBatches(counts.highlights, (from, length) => {
    const made = Array.from({ length }, (_, n) => annotation(from + n))
    return write(store, QUIET, async (tx) => {
      await tx.put(
        'highlights',
        made.map(({ highlight }) => highlight),
      )
      await tx.put(
        'anchors',
        made.map(({ anchor }) => anchor),
      )
      await tx.put(
        'notes',
        made.flatMap(({ notes }) => notes),
      )
      await tx.put(
        'taggings',
        made.flatMap(({ taggings }) => taggings),
      )
    })
  })
  return (performance.now() - start) / 1000
}

const memory: { current: NotebookMemory | null } = { current: null }
const searchRef: { current: HTMLInputElement | null } = { current: null }
const nothing = () => undefined

function draw(root: Root): void {
  root.render(
    <PlatformProvider bridge={browserBridge()}>
      <StorageProvider db={db}>
        <ActionsProvider actions={actions}>
          <StatusLineProvider>
            <NotebookScreen
              noteId=""
              hasSidebar
              onToggleSidebar={nothing}
              onOpen={nothing}
              onBack={nothing}
              onLibrary={nothing}
              memory={memory}
              searchRef={searchRef}
              onSaveSelection={nothing}
              onExportArticles={nothing}
            />
          </StatusLineProvider>
        </ActionsProvider>
      </StorageProvider>
    </PlatformProvider>,
  )
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const grid = () => document.querySelector<HTMLElement>('[role=grid]')
const rows = () => document.querySelectorAll('[role=grid] [role=row]').length
const heading = () => document.querySelector('h1 + p')?.textContent ?? ''

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await frame()
}

/** Does something and waits until what it changes is drawn. */
async function drawn(act: () => void, isDone: () => boolean): Promise<number> {
  const start = performance.now()
  act()
  await until(isDone)
  return performance.now() - start
}

interface Timing {
  readonly what: string
  /** Milliseconds. */
  readonly first: number
  readonly median: number
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function time(what: string, work: (run: number) => Promise<number>): Promise<Timing> {
  const times: number[] = []
  for (let run = 0; run < TIMES; run++) times.push(await work(run))
  return { what, first: times[0] ?? 0, median: median(times) }
}

const button = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').trim() === name,
  )
  if (!found) throw new Error(`There is no button “${name}”`)
  return found
}

/** Presses what changes the number of matches. */
const press = (name: string) => {
  const before = heading()
  return drawn(
    () => button(name).click(),
    () => heading() !== before,
  )
}

/** Puts a choice where a menu would, since opening the menu is not what is measured. */
async function openWith(patch: Partial<NotebookMemory['choices']>): Promise<number> {
  const place = document.getElementById('root')
  if (!place || !memory.current) throw new Error('The notebook was not opened before')
  const { choices } = memory.current
  memory.current = { ...memory.current, choices: { ...choices, ...patch }, measured: [], scrollOffset: 0 }
  const root = createRoot(place)
  const elapsed = await drawn(
    () => draw(root),
    () => rows() > 2,
  )
  root.unmount()
  return elapsed
}

function type(text: string): void {
  const { current } = searchRef
  if (!current) throw new Error('There is no field to type in')
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(current, text)
  current.dispatchEvent(new Event('input', { bubbles: true }))
}

const search = (text: string) => {
  const before = heading()
  return drawn(
    () => type(text),
    () => heading() !== before,
  )
}

/** Scrolls on by windows; each step is over when rows cover the window again. */
async function scrollThrough() {
  const list = grid()
  if (!list) throw new Error('There is no list to scroll')
  const times: number[] = []
  let blank = 0
  for (let step = 0; step < WINDOWS_SCROLLED; step++) {
    const start = performance.now()
    list.scrollTop += list.clientHeight
    await frame()
    const box = list.getBoundingClientRect()
    const isCovered = [0.1, 0.5, 0.9].every((share) =>
      document
        .elementFromPoint(box.left + box.width / 2, box.top + box.height * share)
        ?.closest('[role=row]'),
    )
    if (!isCovered) blank++
    times.push(performance.now() - start)
  }
  return { median: median(times), worst: Math.max(...times), blank }
}

/** Opens and works the notebook. To be called in a fresh page, so that the first fill is a cold one. */
async function measure() {
  const place = document.getElementById('root')
  if (!place) throw new Error('The page has no place for the notebook')
  let root = createRoot(place)
  let longestStall = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestStall = Math.max(longestStall, duration)
  })
  observer.observe({ type: 'longtask' })
  const fill = await drawn(
    () => draw(root),
    () => rows() > 2,
  )
  observer.disconnect()
  const timings = [
    await time('open again', async () => {
      root.unmount()
      await frame()
      root = createRoot(place)
      return drawn(
        () => draw(root),
        () => rows() > 2,
      )
    }),
    await time('filter by a colour', () => press('Only Sky')),
  ]
  if (!heading().includes('match')) await press('Only Sky')
  await press('Clear the filters')
  timings.push(
    await time('filter by words', (run) => search(run % 2 ? 'harb' : 'orchard win')),
    await time('back to everything', async (run) => {
      await search(run % 2 ? 'copper' : 'theatre')
      return press('Clear the filters')
    }),
  )
  const scroll = await scrollThrough()
  root.unmount()
  await frame()
  const { filter } = memory.current?.choices ?? {}
  if (!filter) throw new Error('The notebook remembers nothing')
  timings.push(
    await time('open filtered by a tag', () => openWith({ filter: { ...filter, tag: 'harbour' } })),
    await time('open grouped by article', () => openWith({ filter, group: 'article' })),
    await time('open grouped by tag', () => openWith({ filter, group: 'tag' })),
    await time('open sorted by title', () => openWith({ filter, group: 'none', sort: 'article' })),
    await time('open right after a change', async (run) => {
      await actions.styleHighlights([numbered('h', run)], { color: run % 2 ? 'sky' : 'rose' })
      return openWith({ sort: 'newest' })
    }),
  )
  return { fill, longestStall, timings, scroll }
}

export const bench = { seed, measure }
