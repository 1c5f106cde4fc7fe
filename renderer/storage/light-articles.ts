import { Dexie } from 'dexie'
import { type Article, shownMetadata } from '../../shared/article/article.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import type { OffprintDatabase } from './database.ts'

const { maxKey } = Dexie

/** What filters, sorts and queries look at in an article: little enough to keep of every one. */
export interface LightArticle
  extends Pick<Article, 'id' | 'savedAt' | 'location' | 'favorite' | 'deletedAt' | 'versionId'> {
  readonly title: string
  readonly authors: readonly string[]
  readonly siteName: string
  readonly url: string
  readonly excerpt: string
  readonly publishedAt: string
  readonly lang: string
  readonly wordCount: number
  /** Title, authors, publication, address and excerpt as they are searched. */
  readonly folded: string
}

function lighten(article: Article): LightArticle {
  const { id, savedAt, location, favorite, deletedAt, versionId } = article
  const { title, authors, siteName, url, excerpt, publishedAt, lang, wordCount } = shownMetadata(article)
  const folded = foldText([title, ...authors, siteName, url, excerpt].join('\n'))
  const own = { id, savedAt, location, favorite, deletedAt, versionId }
  return { ...own, title, authors, siteName, url, excerpt, publishedAt, lang, wordCount, folded }
}

export interface LightLibrary {
  readonly byId: ReadonlyMap<string, LightArticle>
  /** In the order of lists: newest save first. */
  readonly newestFirst: readonly LightArticle[]
}

const newestFirst = (a: LightArticle, b: LightArticle) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1)

/** Rows fetched at a time while filling: small enough that the window stays responsive. */
const CHUNK = 2_000

/**
 * The articles of a library in memory, filled when a filter, a sort or a query first needs them, and kept up to date from the change
 * log. Reading it in a live query makes the query follow the articles.
 */
class LightArticles {
  private readonly byId = new Map<string, LightArticle>()
  private ordered: readonly LightArticle[] | null = null
  private cursor = ''
  private filling: Promise<void> | null = null
  private readonly db: OffprintDatabase

  constructor(db: OffprintDatabase) {
    this.db = db
  }

  async read(): Promise<LightLibrary> {
    this.filling ??= this.fillApart().catch((error: unknown) => {
      this.filling = null
      throw error
    })
    // By Dexie's own promise: after a wait on another, a live query would no longer see what is read for it.
    await Dexie.Promise.resolve(this.filling)
    await this.follow()
    this.ordered ??= [...this.byId.values()].sort(newestFirst)
    return { byId: this.byId, newestFirst: this.ordered }
  }

  /** Outside of the live query that asks first: it may end before the articles are read, and others wait for them too. */
  private fillApart(): Promise<void> {
    return new Promise((resolve, reject) => setTimeout(() => this.fill().then(resolve, reject)))
  }

  private async fill(): Promise<void> {
    // The cursor first: what changes while rows are read is then read again.
    this.cursor = (await this.db.changes.orderBy('hlc').last())?.hlc ?? ''
    let after = ''
    for (;;) {
      const rows = await this.db.articles.where('id').above(after).limit(CHUNK).toArray()
      for (const article of rows) this.byId.set(article.id, lighten(article))
      const last = rows.at(-1)
      if (!last || rows.length < CHUNK) return
      after = last.id
    }
  }

  private async follow(): Promise<void> {
    const changes = await this.db.changes
      .where('[table+hlc]')
      .between(['articles', this.cursor], ['articles', maxKey], false)
      .toArray()
    const last = changes.at(-1)
    if (!last) return
    const ids = [...new Set(changes.map(({ id }) => id))]
    const rows = await this.db.articles.bulkGet(ids)
    // Another call overtook this one and stored these articles as they are by now: older rows must not replace them.
    if (last.hlc < this.cursor) return
    this.ordered = null
    ids.forEach((id, index) => {
      const article = rows[index]
      if (article) this.byId.set(id, lighten(article))
      else this.byId.delete(id)
    })
    this.cursor = last.hlc
  }
}

const libraries = new WeakMap<OffprintDatabase, LightArticles>()

/** Every article of the library, those in the Trash too, as of now. Not to be kept across an await. */
export function readLightArticles(db: OffprintDatabase): Promise<LightLibrary> {
  const library = libraries.get(db) ?? new LightArticles(db)
  libraries.set(db, library)
  return library.read()
}
