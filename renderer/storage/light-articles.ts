import { type Article, shownMetadata } from '../../shared/article/article.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import type { OffprintDatabase } from './database.ts'
import { LightTable } from './light-table.ts'

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
  /** So many characters of `folded` are title and authors. */
  readonly named: number
}

function lighten(article: Article): LightArticle {
  const { id, savedAt, location, favorite, deletedAt, versionId } = article
  const { title, authors, siteName, url, excerpt, publishedAt, lang, wordCount } = shownMetadata(article)
  const names = foldText([title, ...authors].join('\n'))
  const folded = `${names} ${foldText([siteName, url, excerpt].join('\n'))}`
  const own = { id, savedAt, location, favorite, deletedAt, versionId }
  return {
    ...own,
    title,
    authors,
    siteName,
    url,
    excerpt,
    publishedAt,
    lang,
    wordCount,
    folded,
    named: names.length,
  }
}

export interface LightLibrary {
  readonly byId: ReadonlyMap<string, LightArticle>
  /** In the order of lists: newest save first. */
  readonly newestFirst: readonly LightArticle[]
}

const newestFirst = (a: LightArticle, b: LightArticle) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1)

/** The articles of a library in memory, filled when a filter, a sort or a query first needs them. */
class LightArticles {
  private readonly table: LightTable<'articles', LightArticle>
  private ordered: { revision: number; rows: readonly LightArticle[] } | null = null

  constructor(db: OffprintDatabase) {
    this.table = new LightTable(db, 'articles', lighten)
  }

  async read(): Promise<LightLibrary> {
    const { byId, revision } = await this.table.read()
    if (this.ordered?.revision !== revision)
      this.ordered = { revision, rows: [...byId.values()].sort(newestFirst) }
    return { byId, newestFirst: this.ordered.rows }
  }
}

const libraries = new WeakMap<OffprintDatabase, LightArticles>()

/** Every article of the library, those in the Trash too, as of now. Not to be kept across an await. */
export function readLightArticles(db: OffprintDatabase): Promise<LightLibrary> {
  const library = libraries.get(db) ?? new LightArticles(db)
  libraries.set(db, library)
  return library.read()
}
