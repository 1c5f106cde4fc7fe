import { Dexie, type Table } from 'dexie'
import {
  type NotebookArticle,
  type NotebookEntry,
  newestFirst,
} from '../../shared/notebook/notebook-entry.ts'
import { changesIn, logOf, readLogEnd } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'
import { type LightArticle, readLightArticles } from './light-articles.ts'
import type { LogRow } from './local-rows.ts'
import { NotebookRows } from './notebook-rows.ts'

const { maxKey } = Dexie

/** Rows fetched at a time while filling: small enough that the window stays responsive. */
const CHUNK = 2_000

/** Tags whose highlights are asked for at a time. */
const TAGS_AT_ONCE = 50

/** The tables that the notebook follows by itself; articles are followed by `readLightArticles`. */
const FOLLOWED = ['highlights', 'notes', 'anchors', 'tags', 'taggings'] as const

type Followed = (typeof FOLLOWED)[number]

/**
 * Highlights and notes of the whole library in memory, filled when the notebook is first opened, and kept up to date from the change
 * log. Reading it in a live query makes the query follow them.
 */
class LightNotebook {
  private readonly db: OffprintDatabase
  private readonly rows = new NotebookRows()
  private readonly cursors = new Map<Followed, string>()
  private filling: Promise<void> | null = null
  private isFilled = false
  private share = 0
  private readonly watchers = new Set<(share: number) => void>()
  private entries: readonly NotebookEntry[] = []
  private readonly articles = new WeakMap<LightArticle, NotebookArticle>()

  constructor(db: OffprintDatabase) {
    this.db = db
  }

  get filled(): boolean {
    return this.isFilled
  }

  async fill(onProgress: (share: number) => void): Promise<void> {
    this.watchers.add(onProgress)
    onProgress(this.share)
    this.filling ??= this.fillAll().catch((error: unknown) => {
      this.filling = null
      throw error
    })
    try {
      await this.filling
    } finally {
      this.watchers.delete(onProgress)
    }
  }

  async read(): Promise<readonly NotebookEntry[]> {
    // All at once and first of all: a live query sees only what is read for it before it waits on another promise.
    const articles = readLightArticles(this.db)
    const changes = await Dexie.Promise.all(FOLLOWED.map((table) => this.readChanges(table)))
    for (const [index, table] of FOLLOWED.entries()) await this.follow(table, changes[index] ?? [])
    const { byId } = await articles
    const changed = this.rows.compose(
      (id) => byId.get(id),
      (article) => this.nameArticle(article),
    )
    if (changed) this.entries = changed.sort(newestFirst)
    return this.entries
  }

  private nameArticle(article: LightArticle): NotebookArticle {
    const known = this.articles.get(article)
    if (known) return known
    const { id, title, authors, siteName, publishedAt, url } = article
    // An article's folded text begins with its title.
    const titleKey = article.folded.slice(0, TITLE_KEY)
    const named = { id, title, titleKey, authors, siteName, publishedAt, url }
    this.articles.set(article, named)
    return named
  }

  private async fillAll(): Promise<void> {
    // The cursors first: what changes while rows are read is then read again.
    const cursor = await readLogEnd(this.db)
    for (const table of FOLLOWED) this.cursors.set(table, cursor)
    const { highlights, notes, anchors } = this.db
    const counts = await Promise.all([highlights.count(), notes.count(), anchors.count()])
    const total = counts.reduce((sum, count) => sum + count, 0)
    let done = 0
    const advance = (rows: number) => {
      done += rows
      this.share = total > 0 ? Math.min(1, done / total) : 1
      for (const watcher of this.watchers) watcher(this.share)
    }
    await Promise.all([readLightArticles(this.db), this.fillRows(advance)])
    this.isFilled = true
  }

  private async fillRows(advance: (rows: number) => void): Promise<void> {
    const { highlights, notes, anchors } = this.db
    await eachChunk(anchors, (rows) => {
      for (const row of rows) this.rows.setAnchor(row.id, row)
      advance(rows.length)
    })
    await this.fillTags()
    await eachChunk(highlights, (rows) => {
      for (const row of rows) this.rows.setHighlight(row.id, row)
      advance(rows.length)
    })
    await eachChunk(notes, (rows) => {
      for (const row of rows) this.rows.setNote(row.id, row)
      advance(rows.length)
    })
  }

  /** From the index of taggings alone: most of them are on articles. */
  private async fillTags(): Promise<void> {
    const tags = await this.db.tags.toArray()
    this.rows.setTags(tags)
    for (let at = 0; at < tags.length; at += TAGS_AT_ONCE) {
      await Promise.all(
        tags.slice(at, at + TAGS_AT_ONCE).map(async ({ id }) => {
          const taggings = await this.db.taggings
            .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
            .between([id, 'highlight', 0], [id, 'highlight', 0, maxKey, maxKey])
            .primaryKeys()
          for (const tagging of taggings) this.rows.setTagging(tagging.slice(0, -(id.length + 1)), id, true)
        }),
      )
    }
  }

  private readChanges(table: Followed) {
    const cursor = this.cursors.get(table) ?? ''
    return logOf(this.db, table, cursor).toArray()
  }

  private async follow(table: Followed, log: readonly LogRow[]): Promise<void> {
    const last = log.at(-1)?.hlc
    if (last === undefined) return
    const ids = [...new Set(changesIn(log).map(({ id }) => id))]
    const apply = await this.readChanged(table, ids)
    // Another call overtook this one and stored these rows as they are by now: older rows must not replace them.
    if (last < (this.cursors.get(table) ?? '')) return
    apply()
    this.cursors.set(table, last)
  }

  /** Reads rows as they are now; what it answers with puts them in. */
  private async readChanged(table: Followed, ids: string[]): Promise<() => void> {
    const { db, rows } = this
    switch (table) {
      case 'highlights': {
        const found = await db.highlights.bulkGet(ids)
        return () => ids.forEach((id, index) => void rows.setHighlight(id, found[index]))
      }
      case 'notes': {
        const found = await db.notes.bulkGet(ids)
        return () => ids.forEach((id, index) => void rows.setNote(id, found[index]))
      }
      case 'anchors': {
        const found = await db.anchors.bulkGet(ids)
        return () => ids.forEach((id, index) => void rows.setAnchor(id, found[index]))
      }
      case 'tags': {
        const all = await db.tags.toArray()
        return () => rows.setTags(all)
      }
      case 'taggings': {
        const found = await db.taggings.bulkGet(ids)
        return () =>
          ids.forEach((id, index) => {
            const tagging = found[index]
            if (tagging?.targetKind === 'highlight')
              rows.setTagging(tagging.targetId, tagging.tagId, tagging.deletedAt === 0)
            else if (!tagging) rows.forgetTagging(id)
          })
      }
    }
  }
}

/** Titles that agree for so long sort together well enough. In UTF-16 units. */
const TITLE_KEY = 80

/** Goes through a table in chunks, each in one request. */
async function eachChunk<R extends { readonly id: string }>(
  table: Table<R, string>,
  take: (rows: readonly R[]) => void,
): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await table.where('id').above(after).limit(CHUNK).toArray()
    take(rows)
    const last = rows.at(-1)
    if (!last || rows.length < CHUNK) return
    after = last.id
  }
}

const notebooks = new WeakMap<OffprintDatabase, LightNotebook>()

function notebookOf(db: OffprintDatabase): LightNotebook {
  const notebook = notebooks.get(db) ?? new LightNotebook(db)
  notebooks.set(db, notebook)
  return notebook
}

/** Whether the notebook is in memory already. */
export function isNotebookFilled(db: OffprintDatabase): boolean {
  return notebookOf(db).filled
}

/**
 * Brings the notebook into memory, once; to be done before it is read, outside of a live query.
 * @param onProgress told the share of rows read, 0 to 1
 */
export function fillNotebook(db: OffprintDatabase, onProgress: (share: number) => void): Promise<void> {
  return notebookOf(db).fill(onProgress)
}

/** The same, brought into memory before where it is not there yet. It may be asked for in a live query. */
export async function readWholeNotebook(db: OffprintDatabase): Promise<readonly NotebookEntry[]> {
  if (!isNotebookFilled(db)) {
    // Outside of the live query, which may end before; and by Dexie's own promise, or it would not see what is read for it after.
    const filling = new Promise<void>((resolve, reject) => {
      setTimeout(() => fillNotebook(db, () => undefined).then(resolve, reject))
    })
    await Dexie.Promise.resolve(filling)
  }
  return readNotebook(db)
}

/** Every living highlight and note, newest first, as of now. The same array as long as nothing changed. */
export function readNotebook(db: OffprintDatabase): Promise<readonly NotebookEntry[]> {
  return notebookOf(db).read()
}
