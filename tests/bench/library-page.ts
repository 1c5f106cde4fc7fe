import { createActions } from '../../renderer/actions/create-actions.ts'
import { readArticleIds } from '../../renderer/queries/article-ids.ts'
import { readArticleRows } from '../../renderer/queries/article-rows.ts'
import type { Place, View } from '../../renderer/queries/models.ts'
import { COUNTED_PLACES, counterKey } from '../../renderer/storage/counter-keys.ts'
import { openDatabase } from '../../renderer/storage/database.ts'
import { openJobSignal } from '../../renderer/storage/job-signal.ts'
import { recount } from '../../renderer/storage/recount.ts'
import { readTagCounts, readTags } from '../../renderer/storage/tag-repository.ts'
import { taggingId } from '../../renderer/storage/tagging.ts'
import { write } from '../../renderer/storage/write.ts'
import { uuidv7 } from '../../shared/ids.ts'

/*
 * A library of any size and the questions that its screens ask, in a page. Everything goes through the doors that the app uses; only the
 * texts of the articles are left out, which no list reads.
 */

const WORDS =
  'harbour winter ferry market paper river council garden engine letter winter signal orchard border museum archive valley station copper theatre'.split(
    ' ',
  )
const TAGS = Array.from({ length: 60 }, (_, n) => `${WORDS[n % 6]}/${WORDS[(n * 7) % 20]} ${n}`)
const SCREENFUL = 40
const BATCH = 2_000
const TIMES = 11
/** The middle of 2026, so that articles spread over some years before. */
const NOW = 1_780_000_000_000

const db = openDatabase('bench')
const newId = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const store = { db, now: Date.now, newId }
const actions = createActions(store, openJobSignal('bench'))

const words = (seed: number, count: number) =>
  Array.from({ length: count }, (_, n) => WORDS[(seed * 31 + n * n * 7 + n) % WORDS.length]).join(' ')

function article(n: number) {
  const url = `https://example${n % 400}.org/${n}`
  return {
    id: `a${String(n).padStart(9, '0')}`,
    captured: {
      title: `${words(n, 8)} ${n}`,
      authors: [`Author ${n % 900}`],
      siteName: `Example ${n % 400}`,
      publishedAt: `20${10 + (n % 16)}-0${1 + (n % 9)}-11`,
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
    location: (['inbox', 'inbox', 'later', 'archive', 'archive', 'archive'] as const)[n % 6] ?? 'inbox',
    favorite: (n % 20 === 0 ? 1 : 0) as 0 | 1,
    versionId: `v${n}`,
  }
}

/** Fills the library, through the write door. @returns seconds */
async function seed(count: number): Promise<number> {
  const start = performance.now()
  const options = { kind: 'restore-backup', undoable: false } as const
  await write(store, options, (tx) =>
    tx.put(
      'tags',
      TAGS.map((path, n) => ({ id: `t${n}`, path, color: '' })),
    ),
  )
  await actions.addCollection({
    name: 'Read next',
    query: `tag:"${TAGS[0]}" OR tag:${WORDS[1]} -is:finished`,
  })
  await actions.addCollection({ name: 'Words', query: 'title:orchard saved:>2026-01-01' })
  for (let from = 0; from < count; from += BATCH) {
    const articles = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => article(from + n))
    await write(store, options, async (tx) => {
      await tx.put('articles', articles)
      await tx.put(
        'taggings',
        articles.flatMap(({ id, savedAt }, n) =>
          [(from + n) % 60, (from + n) % 7].slice(0, (from + n) % 3).map((tag) => ({
            id: taggingId(id, `t${tag}`),
            targetKind: 'article' as const,
            targetId: id,
            articleId: id,
            tagId: `t${tag}`,
            savedAt,
          })),
        ),
      )
    })
  }
  return (performance.now() - start) / 1000
}

interface Timing {
  readonly what: string
  /** Milliseconds. */
  readonly first: number
  readonly median: number
}

async function time(what: string, work: (run: number) => Promise<unknown>): Promise<Timing> {
  const times: number[] = []
  for (let run = 0; run < TIMES; run++) {
    const start = performance.now()
    await work(run)
    times.push(performance.now() - start)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { what, first: times[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 }
}

const placeView = (place: Place): View => ({ kind: 'place', place })

/** Asks what the screens ask. To be called in a fresh page, so that the first time of each is a cold one. */
async function measure(): Promise<Timing[]> {
  const inbox = () => readArticleIds(db, placeView('inbox'), '', 'saved-newest')
  const timings = [await time('ids of the Inbox', inbox)]
  const ids = await inbox()
  const all = () => readArticleIds(db, placeView('all'), '', 'saved-newest')
  timings.push(
    await time('counts of places and tags', async () => {
      await db.counters.bulkGet(COUNTED_PLACES.map(counterKey.place))
      await Promise.all([readTags(db), readTagCounts(db)])
    }),
    await time(`rows of a screenful (${SCREENFUL})`, (run) =>
      readArticleRows(db, ids.slice(run * 500, run * 500 + SCREENFUL)),
    ),
    await time('ids of all articles', all),
    await time('a tag', () => readArticleIds(db, { kind: 'tag', tagId: 't3' }, '', 'saved-newest')),
    await time('filter by typing, all articles', (run) =>
      readArticleIds(db, placeView('all'), run % 2 ? 'harb' : 'orchard win', 'saved-newest'),
    ),
    await time('all by title', () => readArticleIds(db, placeView('all'), '', 'title')),
  )
  for (const { id, name } of await db.collections.toArray()) {
    const view: View = { kind: 'collection', collectionId: id }
    timings.push(await time(`collection “${name}”`, () => readArticleIds(db, view, '', 'saved-newest')))
  }
  timings.push(
    await time('move an article (durable)', (run) =>
      actions.moveArticles([ids[run] ?? ''], run % 2 ? 'later' : 'archive'),
    ),
    await time('tag 100 articles (durable)', (run) =>
      actions.tagArticles(ids.slice(run * 100, run * 100 + 100), [`bench ${run}`], []),
    ),
    await time('undo that', () => actions.undo()),
    await time('filter right after a change', async (run) => {
      await actions.favoriteArticles([ids[run] ?? ''], run % 2 === 0)
      return readArticleIds(db, placeView('all'), 'harb', 'saved-newest')
    }),
  )
  return timings
}

/** Seconds to count everything anew. */
async function timeRecount(): Promise<number> {
  const start = performance.now()
  await recount(db)
  return (performance.now() - start) / 1000
}

export const bench = { seed, measure, timeRecount }

declare global {
  interface Window {
    bench: { bench: typeof bench }
  }
}
