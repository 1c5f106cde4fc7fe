import { Dexie } from 'dexie'
import type { CapturedMetadata } from '../../shared/article/article.ts'
import type { ExtractionJob } from '../../shared/article/extraction-job.ts'
import type { Version, VersionAsset } from '../../shared/article/version.ts'
import type { OffprintDatabase } from './database.ts'
import type { Source } from './local-rows.ts'
import { read } from './read.ts'
import { readVersionAssets, readVersionsOf } from './version-repository.ts'

/** Version numbers of an extractor and a sanitizer. */
export interface Makers {
  readonly extractor: string
  readonly sanitizer: string
}

/** An article with everything that it takes to make it again. */
export interface KeptArticle {
  readonly captured: CapturedMetadata
  readonly source: Source
  readonly isSelection: boolean | undefined
  /** Of all versions, newest version first. */
  readonly images: readonly VersionAsset[]
}

/** Rows read at a time: a library of 100,000 articles never stands in memory. */
const CHUNK = 1_000

const madeBy = (makers: Makers, { extractor, sanitizer }: Version) =>
  extractor === makers.extractor && sanitizer === makers.sanitizer

/** How many articles a job will look at. */
export async function countToExtract(
  db: OffprintDatabase,
  { id, scope, onlyOlder }: Pick<ExtractionJob, 'id' | 'scope' | 'onlyOlder'>,
  makers: Makers,
): Promise<number> {
  if (scope === 'selection') return (await db.extractionLists.get(id))?.articleIds.length ?? 0
  return onlyOlder ? (await olderArticles(db, makers)).size : countLiving(db)
}

const countLiving = (db: OffprintDatabase) =>
  db.articles
    .where('[deletedAt+savedAt+id]')
    .between([0, Dexie.minKey, Dexie.minKey], [0, Dexie.maxKey, Dexie.maxKey])
    .count()

/** How many articles outside the Trash could be made again, and how many of them an older extractor or sanitizer made. */
export async function countOlder(
  db: OffprintDatabase,
  makers: Makers,
): Promise<{ readonly older: number; readonly all: number }> {
  const [older, all] = await Promise.all([olderArticles(db, makers, true), countLiving(db)])
  return { older: older.size, all }
}

/** Articles of which no version is of these makers. @param withSource only those whose original bytes are kept */
async function olderArticles(
  db: OffprintDatabase,
  makers: Makers,
  withSource = false,
): Promise<ReadonlySet<string>> {
  const older = new Set<string>()
  const current = new Set<string>()
  for (let last = ''; ; ) {
    const versions = await read('versions', () => db.versions.where('id').above(last).limit(CHUNK).toArray())
    for (const version of versions) {
      if (version.deletedAt !== 0) continue
      if (madeBy(makers, version)) current.add(version.articleId)
      else if (!withSource || version.sourceHash !== '') older.add(version.articleId)
    }
    const end = versions.at(-1)
    if (!end || versions.length < CHUNK) {
      for (const id of current) older.delete(id)
      return older
    }
    last = end.id
  }
}

/** The articles of a job after its cursor, in the order of their ids, up to a chunk; none at its end. */
async function idsAfter(
  db: OffprintDatabase,
  job: ExtractionJob,
  cursor: string,
): Promise<readonly string[]> {
  if (job.scope === 'all') return db.articles.where('id').above(cursor).limit(CHUNK).primaryKeys()
  const list = (await db.extractionLists.get(job.id))?.articleIds ?? []
  const from = list.findIndex((id) => id > cursor)
  return from < 0 ? [] : list.slice(from, from + CHUNK)
}

/** Those of some articles that a job is for: of a library what is not in the Trash, and only what is older if so asked. */
async function wanted(
  db: OffprintDatabase,
  { scope, onlyOlder }: ExtractionJob,
  ids: readonly string[],
  makers: Makers,
): Promise<readonly string[]> {
  if (scope === 'selection' && !onlyOlder) return ids
  const [articles, versions] = await Promise.all([
    db.articles.bulkGet([...ids]),
    onlyOlder ? db.versions.where('articleId').anyOf(ids).toArray() : [],
  ])
  const current = new Set<string>()
  for (const version of versions)
    if (version.deletedAt === 0 && madeBy(makers, version)) current.add(version.articleId)
  return ids.filter(
    (id, index) => !current.has(id) && (scope === 'selection' || articles[index]?.deletedAt === 0),
  )
}

/** Walks through the articles of a job from its cursor on; knows the next of them without a read for each. */
export class ExtractionWalk {
  private readonly db: OffprintDatabase
  private readonly makers: Makers
  private jobId = ''
  private after = ''
  /** The cursor of the job when it was last asked for; one that went back began anew. */
  private seen = ''
  private ahead: string[] = []

  constructor(db: OffprintDatabase, makers: Makers) {
    this.db = db
    this.makers = makers
  }

  /** The article to do next; null when none is left. */
  async next(job: ExtractionJob): Promise<string | null> {
    if (job.id !== this.jobId || job.cursor < this.seen) {
      this.jobId = job.id
      this.ahead = []
      this.after = job.cursor
    }
    this.seen = job.cursor
    this.ahead = this.ahead.filter((id) => id > job.cursor)
    while (this.ahead.length === 0) {
      const ids = await read('articles', () => idsAfter(this.db, job, this.after))
      const end = ids.at(-1)
      if (end === undefined) return null
      this.ahead = [...(await read('versions', () => wanted(this.db, job, ids, this.makers)))]
      this.after = end
    }
    return this.ahead[0] ?? null
  }
}

/**
 * An article with the bytes of its newest text; `gone` when it is in the Trash or nowhere, `no-source` when nobody kept them. Of an
 * older text they would make the wrong article.
 */
export async function readKeptArticle(
  db: OffprintDatabase,
  articleId: string,
): Promise<KeptArticle | 'gone' | 'no-source'> {
  const article = await read('an article', () => db.articles.get(articleId))
  if (article?.deletedAt !== 0) return 'gone'
  const versions = await read('its versions', () => readVersionsOf(db, article))
  const newest = versions[0]
  if (!newest || newest.sourceHash === '') return 'no-source'
  const source = await read('its original bytes', () => db.sources.get(newest.sourceHash))
  if (!source) return 'no-source'
  const images = await read('its images', () =>
    Promise.all(versions.map(({ id }) => readVersionAssets(db, id))),
  )
  const { captured } = article
  return { captured, source, isSelection: newest.isSelection, images: images.flat() }
}
