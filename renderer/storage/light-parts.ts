import { Dexie } from 'dexie'
import type { Article } from '../../shared/article/article.ts'
import { readChangesOf, readLogEnd } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'
import { type LightFields, lightFields } from './light-fields.ts'
import type { Change, LightPart } from './local-rows.ts'
import { LOG_CURSOR, readingAt } from './log-cursor.ts'
import type { Store } from './store.ts'

const { maxKey } = Dexie

/*
 * The light articles on disk, so that a large library is in memory a second after a start instead of ten. Made from the articles by one
 * window when there is time, and followed from the change log by whoever reads it; it can be thrown away.
 */

/** Raised when rows are made in another way: what was kept before is then not read. */
const FORMAT = 2
const CURSOR = `${LOG_CURSOR}light-articles-${FORMAT}`

interface Keeping {
  /** Articles in a part. */
  readonly part: number
  /** Parts that are read or written at a time. */
  readonly stretch: number
  /** Fewer articles are read as quickly as they are. */
  readonly worthKeeping: number
  /** Fewer changed articles are soon followed. */
  readonly fewChanges: number
  /** After so many changes it is quicker to read the articles anew. */
  readonly manyChanges: number
  /** The log waits no longer for what is kept. */
  readonly oldAfterMs: number
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000

const KEEPING: Keeping = {
  // Less than 64 KB: what is larger the browser keeps in a file of its own, and holds in memory for long when it was read.
  part: 80,
  stretch: 25,
  worthKeeping: 4_000,
  fewChanges: 1_000,
  manyChanges: 10_000,
  oldAfterMs: WEEK_MS,
}

/** Between two stretches others have their turn at the database; in milliseconds. */
const REST_MS = 100

type PartRow = readonly [
  id: string,
  savedAt: number,
  location: LightFields['location'],
  favorite: 0 | 1,
  deletedAt: number,
  versionId: string,
  title: string,
  authors: readonly string[],
  siteName: string,
  url: string,
  excerpt: string,
  publishedAt: string,
  lang: string,
  wordCount: number,
]

function pack(fields: LightFields): PartRow {
  const { id, savedAt, location, favorite, deletedAt, versionId } = fields
  const { title, authors, siteName, url, excerpt, publishedAt, lang, wordCount } = fields
  return [
    id,
    savedAt,
    location,
    favorite,
    deletedAt,
    versionId,
    title,
    authors,
    siteName,
    url,
    excerpt,
    publishedAt,
    lang,
    wordCount,
  ]
}

function unpack(row: PartRow): LightFields {
  const [id, savedAt, location, favorite, deletedAt, versionId, title, authors] = row
  const [, , , , , , , , siteName, url, excerpt, publishedAt, lang, wordCount] = row
  const own = { id, savedAt, location, favorite, deletedAt, versionId }
  return { ...own, title, authors, siteName, url, excerpt, publishedAt, lang, wordCount }
}

const readCursor = async (db: OffprintDatabase) => (await db.cursors.get(CURSOR))?.hlc

/** Whether anything is kept that may be read. */
export const hasLightParts = (db: OffprintDatabase): PromiseLike<boolean> =>
  db.cursors.get(CURSOR).then((cursor) => cursor !== undefined)

/** Changes of articles after a reading of the log; null for too many to be followed. */
async function changesAfter(
  db: OffprintDatabase,
  hlc: string,
  most: number,
): Promise<readonly Change[] | null> {
  return (await readChangesOf(db, 'articles', hlc, most))?.changes ?? null
}

/**
 * Reads what is kept, stretch by stretch.
 * @returns the reading of the change log up to which it surely is; null when nothing is kept, or too much has changed since
 */
export async function readLightParts(
  db: OffprintDatabase,
  take: (fields: LightFields) => void,
  { stretch, manyChanges }: Pick<Keeping, 'stretch' | 'manyChanges'> = KEEPING,
): Promise<string | null> {
  // The cursor first: a part that is written meanwhile is newer, and followed once more.
  const cursor = await readCursor(db)
  if (cursor === undefined || (await changesAfter(db, cursor, manyChanges)) === null) return null
  const starts = (await db.lightParts.toCollection().primaryKeys()).filter((_, n) => n % stretch === 0)
  if (starts.length === 0) return null
  // Up to where the next begins, not to its own last part: that may be another one by then.
  const fetch = (n: number) =>
    n < starts.length
      ? db.lightParts
          .where('from')
          .between(starts[n], starts[n + 1] ?? maxKey, true, false)
          .toArray()
      : null
  let next: PromiseLike<LightPart[]> | null = fetch(0)
  for (let n = 1; next; n++) {
    const parts: LightPart[] = await next
    // Fetched while these are taken apart.
    next = fetch(n)
    for (const { rows } of parts) for (const row of JSON.parse(rows) as PartRow[]) take(unpack(row))
  }
  return cursor
}

/**
 * Brings what is kept up to date, or begins to keep it; for when there is time. Of what is deleted for good nothing stays, and the cursor
 * goes on, so that the log can be pruned.
 * @returns how many parts were written
 */
export async function keepLightParts(
  { db, now }: Pick<Store, 'db' | 'now'>,
  keeping = KEEPING,
): Promise<number> {
  await db.cursors
    .where('id')
    .startsWith(`${LOG_CURSOR}light-articles-`)
    .filter(({ id }) => id !== CURSOR)
    .delete()
  if ((await db.articles.count()) < keeping.worthKeeping) {
    await forgetLightParts(db)
    await db.lightParts.clear()
    return 0
  }
  const cursor = await readCursor(db)
  // Before the articles are read: what changes meanwhile is followed.
  const end = await readLogEnd(db)
  const changed = cursor === undefined ? null : await changedSince(db, cursor, keeping.manyChanges)
  if (changed === null) {
    await forgetLightParts(db)
    await db.lightParts.clear()
  } else {
    const isOld = (cursor ?? '') < readingAt(now() - keeping.oldAfterMs)
    if (changed.ids.length < keeping.fewChanges && !changed.isPurged && !isOld) return 0
  }
  const written = await writeChanged(db, changed?.ids ?? [], keeping)
  await db.cursors.put({ id: CURSOR, hlc: end })
  return written
}

/** What is kept is not read any more; when there is time it is made anew. */
export async function forgetLightParts(db: OffprintDatabase): Promise<void> {
  await db.cursors.delete(CURSOR)
}

const rest = () => new Promise<void>((resolve) => setTimeout(resolve, REST_MS))

/** Writes the parts anew that these articles are in, or all where there are none. */
async function writeChanged(
  db: OffprintDatabase,
  changed: readonly string[],
  { part, stretch }: Keeping,
): Promise<number> {
  const keys = (await db.lightParts.toCollection().primaryKeys()).filter((_, n) => n % stretch === 0)
  if (keys.length === 0) return writeAll(db, part, part * stretch)
  let written = 0
  for (const [index, key] of keys.entries()) {
    const from = index === 0 ? '' : key
    const until = keys[index + 1] ?? null
    if (!changed.some((id) => id >= from && (until === null || id < until))) continue
    const articles = await articlesFrom(db, from, until).toArray()
    const parts = packParts(articles, part)
    await db.transaction('rw', db.lightParts, async () => {
      // What stood here before may have begun with an article that is gone.
      await db.lightParts
        .where('from')
        .between(from, until ?? maxKey, true, false)
        .delete()
      await db.lightParts.bulkPut(parts)
    })
    written += parts.length
    await rest()
  }
  return written
}

async function writeAll(db: OffprintDatabase, part: number, atOnce: number): Promise<number> {
  let written = 0
  for (let from = ''; ; ) {
    // One more than a stretch holds: the next begins with it.
    const articles = await articlesFrom(db, from, null)
      .limit(atOnce + 1)
      .toArray()
    const parts = packParts(articles.slice(0, atOnce), part)
    await db.lightParts.bulkPut(parts)
    written += parts.length
    const next = articles[atOnce]
    if (!next) return written
    from = next.id
    await rest()
  }
}

/** @param until the id of the first that is no more among them; null for all after `from` */
const articlesFrom = (db: OffprintDatabase, from: string, until: string | null) =>
  db.articles.where('id').between(from, until ?? maxKey, true, false)

function packParts(articles: readonly Article[], part: number): LightPart[] {
  return Array.from({ length: Math.ceil(articles.length / part) }, (_, n) => {
    const own = articles.slice(n * part, (n + 1) * part)
    return {
      from: own[0]?.id ?? '',
      rows: JSON.stringify(own.map((article) => pack(lightFields(article)))),
    }
  })
}

interface Changed {
  readonly ids: readonly string[]
  /** Whether one of them is gone for good. */
  readonly isPurged: boolean
}

/** Articles that changed after a reading of the log; null for too many to be followed. */
async function changedSince(db: OffprintDatabase, cursor: string, most: number): Promise<Changed | null> {
  const changes = await changesAfter(db, cursor, most)
  return (
    changes && {
      ids: [...new Set(changes.map(({ id }) => id))],
      isPurged: changes.some(({ after }) => after === null),
    }
  )
}
