import { Dexie, liveQuery } from 'dexie'
import { shownMetadata } from '../../shared/article/article.ts'
import { changesIn, readLogEnd } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'
import type { Change } from './local-rows.ts'
import { LOG_CURSOR } from './log-cursor.ts'

const { maxKey } = Dexie

/** What is searched of an article. */
export interface SearchableArticle {
  readonly id: string
  /** Unix milliseconds. */
  readonly savedAt: number
  /** BCP 47, or empty. */
  readonly lang: string
  readonly title: string
  /** Authors, publication and the host of its address. */
  readonly byline: string
  /** The text of the version that is shown, and the excerpt where that says something else. */
  readonly body: string
  /** All notes, those on highlights too; a line for each. */
  readonly notes: string
  /** The marked passages; a line for each. */
  readonly highlights: string
}

/** What is searched of these articles, those in the Trash too. What is gone for good is not in the answer. */
export async function readSearchable(
  db: OffprintDatabase,
  ids: readonly string[],
): Promise<SearchableArticle[]> {
  const wanted = [...ids]
  const articles = (await db.articles.bulkGet(wanted)).filter((article) => article !== undefined)
  const versions = await db.versions.bulkGet(articles.map(({ versionId }) => versionId))
  const bodies = await db.bodies.bulkGet(versions.map((version) => version?.bodyHash ?? ''))
  const [highlights, notes] = await Promise.all([
    db.highlights.where('articleId').anyOf(wanted).toArray(),
    db.notes.where('articleId').anyOf(wanted).toArray(),
  ])
  return articles.map((article, index) => {
    const { title, authors, siteName, lang, url, excerpt } = shownMetadata(article)
    const text = bodies[index]?.text ?? ''
    // What was put into the Trash with the article is found there with it.
    const isOfIt = (row: { articleId: string; deletedAt: number }) =>
      row.articleId === article.id && row.deletedAt === article.deletedAt
    return {
      id: article.id,
      savedAt: article.savedAt,
      lang,
      title,
      byline: [...authors, siteName, URL.canParse(url) ? new URL(url).hostname : ''].join('\n'),
      body: text.includes(excerpt) ? text : `${text}\n${excerpt}`,
      notes: notes
        .filter(isOfIt)
        .map(({ body }) => body)
        .join('\n'),
      highlights: highlights
        .filter(isOfIt)
        .map(({ quote }) => quote)
        .join('\n'),
    }
  })
}

/** Ids of articles, the last made first. @param before the id to go on from; null to begin */
export function readArticleIdsBefore(
  db: OffprintDatabase,
  before: string | null,
  most: number,
): Promise<string[]> {
  const rows = before === null ? db.articles.orderBy('id') : db.articles.where('id').below(before)
  return rows.reverse().limit(most).primaryKeys()
}

export function readArticleIds(db: OffprintDatabase): Promise<string[]> {
  return db.articles.toCollection().primaryKeys()
}

export function countArticles(db: OffprintDatabase): Promise<number> {
  return db.articles.count()
}

const CURSOR = `${LOG_CURSOR}search`

/** How far the index has read the log, as was noted with the library: nothing after it was pruned. Undefined when nobody noted it. */
export async function readSearchCursor(db: OffprintDatabase): Promise<string | undefined> {
  return (await db.cursors.get(CURSOR))?.hlc
}

/** Lets the log be pruned up to here. To be noted after the index itself has it on disk. */
export async function noteSearchCursor(db: OffprintDatabase, hlc: string): Promise<void> {
  await db.cursors.put({ id: CURSOR, hlc })
}

/**
 * Tells that the log has grown, now and from then on, by any window.
 * @returns what stops the watching
 */
export function watchLog(db: OffprintDatabase, listener: () => void): () => void {
  const subscription = liveQuery(() => readLogEnd(db)).subscribe({ next: listener, error: reportError })
  return () => subscription.unsubscribe()
}

/** What changed after a reading of the log's clock. */
export interface SearchableChanges {
  /** Each once. */
  readonly articleIds: readonly string[]
  /** How far the log was read. */
  readonly cursor: string
}

/** Articles of which something changed that is searched. @param most rows of the log read at once */
export async function readSearchableChanges(
  db: OffprintDatabase,
  after: string,
  most: number,
): Promise<SearchableChanges> {
  const log = await db.changes.where('hlc').between(after, maxKey, false).limit(most).toArray()
  if (log.length === 0) return { articleIds: [], cursor: after }
  const articleIds = new Set<string>()
  const written = { highlights: new Set<string>(), notes: new Set<string>() }
  for (const change of changesIn(log)) {
    if (change.table === 'articles') {
      if (isSearched(change)) articleIds.add(change.id)
    } else if (change.table === 'highlights' || change.table === 'notes') {
      // What goes over to another article changes both.
      const owners = [change.before?.articleId, change.after?.articleId].filter(
        (id) => typeof id === 'string',
      )
      for (const articleId of owners) articleIds.add(articleId)
      if (owners.length === 0) written[change.table].add(change.id)
    }
  }
  const [highlights, notes] = await Promise.all([
    db.highlights.bulkGet([...written.highlights]),
    db.notes.bulkGet([...written.notes]),
  ])
  for (const row of [...highlights, ...notes]) if (row && row.articleId !== '') articleIds.add(row.articleId)
  articleIds.delete('')
  return {
    articleIds: [...articleIds],
    cursor: log.at(-1)?.hlc ?? after,
  }
}

/** Fields of an article that are searched, or that say whether what was written on it is. */
const SEARCHED = ['captured', 'edited', 'versionId', 'savedAt', 'deletedAt']

/** Moving an article, or making it a favourite, changes nothing that is searched. */
function isSearched({ before, after }: Change): boolean {
  if (!(before && after)) return true
  return SEARCHED.some((field) => field in before || field in after)
}
