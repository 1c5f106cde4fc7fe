import { Dexie } from 'dexie'
import { foldText } from '../../shared/query/fold-text.ts'
import type { OffprintDatabase } from './database.ts'
import { type LightFields, lightFields } from './light-fields.ts'
import { forgetLightParts, hasLightParts, readLightParts } from './light-parts.ts'
import { type LightChange, LightTable } from './light-table.ts'

/** What filters, sorts and queries look at in an article. */
export interface LightArticle extends LightFields {
  /** Title, authors, publication, address and excerpt as they are searched. */
  readonly folded: string
  /** So many characters of `folded` are title and authors. */
  readonly named: number
}

/** Publications and authors recur: each is held once. */
class Recurring {
  private readonly texts = new Map<string, string>()
  private readonly lists = new Map<string, readonly string[]>()

  text(text: string): string {
    const known = this.texts.get(text)
    if (known === undefined) this.texts.set(text, text)
    return known ?? text
  }

  list(list: readonly string[]): readonly string[] {
    const key = list.join('\n')
    const known = this.lists.get(key)
    if (known === undefined) this.lists.set(key, list)
    return known ?? list
  }
}

/** Folded when it is first searched: most of a library is listed far more often. */
class FoldedLater implements LightArticle {
  readonly id
  readonly savedAt
  readonly location
  readonly favorite
  readonly deletedAt
  readonly versionId
  readonly title
  readonly authors
  readonly siteName
  readonly url
  readonly excerpt
  readonly publishedAt
  readonly lang
  readonly wordCount
  private text: string | null = null
  private names = 0

  constructor(fields: LightFields, recurring: Recurring) {
    this.id = fields.id
    this.savedAt = fields.savedAt
    this.location = fields.location
    this.favorite = fields.favorite
    this.deletedAt = fields.deletedAt
    this.versionId = fields.versionId
    this.title = fields.title
    this.authors = recurring.list(fields.authors)
    this.siteName = recurring.text(fields.siteName)
    this.url = fields.url
    this.excerpt = fields.excerpt
    this.publishedAt = fields.publishedAt
    this.lang = fields.lang
    this.wordCount = fields.wordCount
  }

  get folded(): string {
    if (this.text === null) {
      const names = foldText([this.title, ...this.authors].join('\n'))
      this.names = names.length
      this.text = `${names} ${foldText([this.siteName, this.url, this.excerpt].join('\n'))}`
    }
    return this.text
  }

  get named(): number {
    return this.folded === '' ? 0 : this.names
  }
}

export interface LightLibrary {
  readonly byId: ReadonlyMap<string, LightArticle>
  /** In the order of lists: newest save first. */
  readonly newestFirst: readonly LightArticle[]
}

/** The order of lists. */
export const newestFirst = (a: LightArticle, b: LightArticle): number =>
  b.savedAt - a.savedAt || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1)

/** More changes are put in order with all the others. */
const FEW_CHANGES = 1_000

/** Where an article stands in the order of lists, or would. */
function placeIn(ordered: readonly LightArticle[], article: LightArticle): number {
  let from = 0
  let to = ordered.length
  while (from < to) {
    const middle = (from + to) >>> 1
    const other = ordered[middle]
    if (other && newestFirst(other, article) < 0) from = middle + 1
    else to = middle
  }
  return from
}

/** The order with some articles changed: one that has changed is all that is ever moved. Null for too many. */
function reorder(
  ordered: readonly LightArticle[],
  changes: readonly LightChange<LightArticle>[],
): readonly LightArticle[] | null {
  if (changes.length > FEW_CHANGES) return null
  const next = [...ordered]
  for (const { before, after } of changes) {
    const at = before ? placeIn(next, before) : -1
    if (before && next[at] !== before) return null
    if (after && before && newestFirst(before, after) === 0) next[at] = after
    else {
      if (before) next.splice(at, 1)
      if (after) next.splice(placeIn(next, after), 0, after)
    }
  }
  return next
}

/** The articles of a library in memory, filled when a filter, a sort or a query first needs them. */
class LightArticles {
  private readonly table: LightTable<'articles', LightArticle>
  /** Null until it is first asked for, or many have changed. */
  private ordered: readonly LightArticle[] | null = null

  constructor(db: OffprintDatabase) {
    const recurring = new Recurring()
    const lighten = (fields: LightFields) => new FoldedLater(fields, recurring)
    const kept = {
      read: (take: (id: string, article: LightArticle) => void) =>
        readLightParts(db, (fields) => take(fields.id, lighten(fields))),
      forget: () => forgetLightParts(db),
    }
    this.table = new LightTable(
      db,
      'articles',
      (article) => lighten(lightFields(article)),
      kept,
      (changes) => {
        this.ordered = this.ordered && reorder(this.ordered, changes)
      },
    )
  }

  peek(id: string): LightArticle | undefined {
    return this.table.peek(id)
  }

  get isFilled(): boolean {
    return this.table.isFilled
  }

  async read(): Promise<LightLibrary> {
    const { byId } = await this.table.read()
    this.ordered ??= [...byId.values()].sort(newestFirst)
    return { byId, newestFirst: this.ordered }
  }
}

const libraries = new WeakMap<OffprintDatabase, LightArticles>()

function lightArticlesOf(db: OffprintDatabase): LightArticles {
  const library = libraries.get(db) ?? new LightArticles(db)
  libraries.set(db, library)
  return library
}

/** Every article of the library, those in the Trash too, as of now. Not to be kept across an await. */
export const readLightArticles = (db: OffprintDatabase): Promise<LightLibrary> => lightArticlesOf(db).read()

/**
 * Whether the articles are in memory, or soon would be: kept on disk as they are to be in memory. Always a promise of Dexie: a live query
 * that waits for one of another kind no longer follows what it reads afterwards.
 */
export function areArticlesLight(db: OffprintDatabase): PromiseLike<boolean> {
  return lightArticlesOf(db).isFilled ? Dexie.Promise.resolve(true) : hasLightParts(db)
}

/** Whether the articles are in memory already. */
export const areArticlesInMemory = (db: OffprintDatabase): boolean => lightArticlesOf(db).isFilled

/** An article as it was when the library was last looked at, without waiting; undefined before that. For what is replaced at once. */
export const peekLightArticle = (db: OffprintDatabase, id: string): LightArticle | undefined =>
  libraries.get(db)?.peek(id)
