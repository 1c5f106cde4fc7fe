import sqlite3InitModule, { type OpfsSAHPoolDatabase, type SAHPoolUtil } from '@sqlite.org/sqlite-wasm'
import { COLUMN_WEIGHTS, SEARCH_COLUMNS } from '../../shared/search/match-expression.ts'
import { SEARCH_FIELDS } from '../../shared/search/search-term.ts'
import { furtherStems, stemLanguage } from '../../shared/search/stems.ts'
import { tokensOf } from '../../shared/search/words.ts'
import type { SearchableArticle } from '../storage/searchable.ts'
import { compiledSqlite } from './compiled-sqlite.ts'
import { FORMAT, PRAGMAS, SCHEMA, WORDS_TABLES, type WordsTable } from './index-schema.ts'
import { LoadedDocs } from './loaded-docs.ts'
import { readNumbers } from './read-numbers.ts'

/** Files that the pool of SQLite keeps open: the index, its log, and room for more. */
const POOL_FILES = 6

const FILE = '/index.db'

/** So many are told apart by their rank. */
const MOST_RANKED = 5_000
/** So many articles are looked up one by one. */
const FEW = 1_000

/** Articles whose ids are read at a time: the memory of SQLite never shrinks again. */
const LOADED_AT_ONCE = 2_000

/** Pages of the index that are put together at a time: some tens of milliseconds. */
const MERGED_AT_ONCE = 64

const isOfText = (column: (typeof SEARCH_COLUMNS)[number]) => column === 'body' || column === 'body_stems'

/** Where a word says most of an article, first. */
const ABOUT_TIERS: readonly (readonly (typeof SEARCH_COLUMNS)[number][])[] = [
  ['title', 'title_stems'],
  ['title', 'title_stems', 'byline'],
]

/** The index cannot be read, or is one of before; it is to be built anew. */
export class UnusableIndexError extends Error {
  constructor(why: string) {
    super(`The index of the full text cannot be used: ${why}`)
    this.name = 'UnusableIndexError'
  }
}

/** The private file system says of a full disk no more than that it could not write. */
export const isDiskFull = (error: unknown) =>
  /SQLITE_(FULL|IOERR)/.test(String(error)) || (error instanceof Error && error.name === 'QuotaExceededError')

/** What SQLite's own types leave out (https://emscripten.org/docs/api_reference/module.html#Module.instantiateWasm). */
type InitWithCode = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): void
}) => ReturnType<typeof sqlite3InitModule>

async function openSqlite(): ReturnType<typeof sqlite3InitModule> {
  const module = await compiledSqlite
  return (sqlite3InitModule as InitWithCode)({
    instantiateWasm: (imports, done) => done(new WebAssembly.Instance(module, imports), module),
  })
}

/** How far the index has come. */
export interface IndexState {
  /** The library is indexed up to this article; null once it is whole. */
  readonly builtUpTo: string | null
  /** The reading of the change log up to which the index follows it. */
  readonly cursor: string
}

type Pool = Pick<SAHPoolUtil, 'unlink' | 'pauseVfs' | 'OpfsSAHPoolDb'>

/** What is known of the languages that a library is written in. */
export interface CountedLanguages {
  /** Most articles first. */
  readonly languages: readonly string[]
  /** How many articles there were when they were counted. */
  readonly articles: number
  /** Articles put in since, as far as is known. */
  putSince: number
}

/**
 * The full-text index: FTS5 tables of SQLite in a file of the origin's private file system (https://www.sqlite.org/fts5.html). It holds
 * no texts, only which words stand where. Whatever is wrong with it, it can be thrown away.
 */
export class IndexStore {
  private readonly pool: Pool
  private readonly mostRanked: number
  private db: OpfsSAHPoolDatabase
  /** Null until it is first needed, or there is time for it. */
  private docs: LoadedDocs | null = null

  /**
   * @param pool has the files
   * @param db the file of the index, opened by it; empty, or as it was left
   * @param mostRanked of more answers than this it only matters where the words stand
   */
  constructor(pool: Pool, db: OpfsSAHPoolDatabase, mostRanked = MOST_RANKED) {
    this.pool = pool
    this.db = db
    this.mostRanked = mostRanked
  }

  /**
   * Opens the index of a library, or makes an empty one. Rejected with `NoModificationAllowedError` while another worker has it open.
   * @param library name of the database that is indexed
   */
  static async open(library: string): Promise<IndexStore> {
    const sqlite = await openSqlite()
    const pool = await sqlite.installOpfsSAHPoolVfs({
      name: `search-${library}`,
      directory: `/search-${library}`,
      initialCapacity: POOL_FILES,
      // Without, a pool that another worker still has open would be taken away.
      preserveOnInitFailure: true,
    })
    const store = new IndexStore(pool, new pool.OpfsSAHPoolDb(FILE))
    try {
      store.prepare()
    } catch {
      store.startAnew()
    }
    return store
  }

  private prepare(): void {
    this.db.exec(PRAGMAS)
    const version = this.db.selectValue('PRAGMA user_version')
    if (version === 0 && this.db.selectValue('SELECT count(*) FROM sqlite_schema') === 0) this.db.exec(SCHEMA)
    else if (version !== FORMAT) throw new UnusableIndexError(`it has the format ${version}`)
    // Reads the first pages of each table: what is no index any more says so here.
    this.db.exec(
      'SELECT * FROM docs LIMIT 1; SELECT rowid FROM words LIMIT 1; SELECT rowid FROM about LIMIT 1; SELECT * FROM state',
    )
  }

  /** Throws everything away and makes an empty index. */
  startAnew(): void {
    this.docs = null
    this.db.close()
    this.pool.unlink(FILE)
    this.db = new this.pool.OpfsSAHPoolDb(FILE)
    this.prepare()
  }

  state(): IndexState {
    const isWhole = this.stateOf('whole') === 'yes'
    return {
      builtUpTo: isWhole ? null : (this.stateOf('builtUpTo') ?? ''),
      cursor: this.stateOf('cursor') ?? '',
    }
  }

  private stateOf(key: string): string | undefined {
    return this.db.selectValue('SELECT value FROM state WHERE key = ?', key) as string | undefined
  }

  /** Puts articles in, takes others out, and notes how far the index has come: all of it or nothing. */
  change({
    put = [],
    remove = [],
    state,
  }: {
    readonly put?: readonly SearchableArticle[]
    readonly remove?: readonly string[]
    readonly state: IndexState
  }): void {
    this.inTransaction(() => {
      for (const id of remove) this.remove(id)
      for (const article of put) this.put(article)
      this.db.exec("INSERT OR REPLACE INTO state VALUES ('cursor', ?), ('builtUpTo', ?), ('whole', ?)", {
        bind: [state.cursor, state.builtUpTo ?? '', state.builtUpTo === null ? 'yes' : 'no'],
      })
    })
  }

  /** What went wrong is what is thrown: SQLite may have taken everything back by itself, and then refuses to do it once more. */
  private inTransaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      work()
      this.db.exec('COMMIT')
    } catch (error) {
      this.docs = null
      try {
        this.db.exec('ROLLBACK')
      } catch {
        // It was taken back.
      }
      throw error
    }
  }

  private remove(id: string): void {
    const n = this.db.selectValue('DELETE FROM docs WHERE id = ? RETURNING n', id) as number | undefined
    if (n === undefined) return
    for (const table of WORDS_TABLES) this.db.exec(`DELETE FROM ${table} WHERE rowid = ?`, { bind: [n] })
    this.docs?.remove(n)
  }

  private put({ id, savedAt, lang, ...texts }: SearchableArticle): void {
    const language = stemLanguage(lang)
    const n = this.db.selectValue(
      `INSERT INTO docs (id, savedAt, lang) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET savedAt = excluded.savedAt, lang = excluded.lang RETURNING n`,
      [id, savedAt, language],
    ) as number
    this.docs?.put(n, id, savedAt)
    const fields = [texts.title, texts.byline, texts.body, texts.notes, texts.highlights].map(tokensOf)
    const [title = [], , body = [], notes = [], highlights = []] = fields
    const columns = [
      ...fields,
      ...[title, body, notes, highlights].map((tokens) => furtherStems(tokens, language)),
    ]
    const words = columns.map((tokens) => tokens.join(' '))
    const about = SEARCH_COLUMNS.map((column, at) => (isOfText(column) ? '' : (words[at] ?? '')))
    this.putWords('words', n, words)
    this.putWords('about', n, about)
  }

  /** @param texts one for each column */
  private putWords(table: WordsTable, n: number, texts: readonly string[]): void {
    const places = ', ?'.repeat(SEARCH_COLUMNS.length)
    this.db.exec(
      `INSERT OR REPLACE INTO ${table} (rowid, ${SEARCH_COLUMNS.join(', ')}) VALUES (?${places})`,
      {
        bind: [n, ...texts],
      },
    )
  }

  count(): number {
    return this.db.selectValue('SELECT count(*) FROM docs') as number
  }

  ids(): string[] {
    return this.db.selectValues('SELECT id FROM docs') as string[]
  }

  /** Counts the languages with stems that at least one article in a hundred is written in, and keeps them with the index. */
  countLanguages(): CountedLanguages {
    const languages = this.db.selectValues(
      `SELECT lang FROM docs WHERE lang <> '' GROUP BY lang HAVING count(*) * 100 >= (SELECT count(*) FROM docs)
       ORDER BY count(*) DESC LIMIT 6`,
    ) as string[]
    const articles = this.count()
    const counted = JSON.stringify({ languages, articles, row: this.lastRow() })
    try {
      this.db.exec("INSERT OR REPLACE INTO state VALUES ('languages', ?)", { bind: [counted] })
    } catch (error) {
      // They are counted again after the next start; who asks gets an answer all the same.
      if (!isDiskFull(error)) throw error
      reportError(error)
    }
    return { languages, articles, putSince: 0 }
  }

  /** The languages as they were counted last; null before that. */
  countedLanguages(): CountedLanguages | null {
    const counted = this.stateOf('languages')
    if (counted === undefined) return null
    const { languages, articles, row } = JSON.parse(counted)
    return { languages, articles, putSince: Math.abs(this.lastRow() - row) }
  }

  private lastRow(): number {
    return this.db.selectValue('SELECT coalesce(max(n), 0) FROM docs') as number
  }

  /** Ids of the articles that hold what an expression of FTS5 says, in no order. */
  matching(expression: string): string[] {
    return this.idsOf(this.rowsOf(expression))
  }

  /**
   * The same, best first (bm25 with the columns' weights), of equals the newest save first. What stands in thousands of articles says
   * little of each, and bm25 next to nothing: then those come first that have it in the title, then in the byline, then in what is
   * written on them, and of equals the newest save first.
   */
  ranked(expression: string): string[] {
    const rows = this.rowsOf(expression)
    if (rows.length <= this.mostRanked) return this.idsOf(this.rankedRows(expression))
    const tiers = ABOUT_TIERS.map((columns) => this.aboutRows(`{${columns.join(' ')}} : (${expression})`))
    return this.loadedDocs().inOrder(rows, [...tiers.flat(), ...this.aboutRows(expression)])
  }

  /** Articles that have it outside of their texts, newest save first. */
  private aboutRows(expression: string): number[] {
    return this.numbers(
      `SELECT group_concat(n) FROM (
         SELECT n FROM about JOIN docs ON n = about.rowid WHERE about MATCH ? ORDER BY savedAt DESC LIMIT ${MOST_RANKED})`,
      expression,
    )
  }

  private rankedRows(expression: string): number[] {
    const rank = `bm25(${COLUMN_WEIGHTS.join(', ')})`
    return this.numbers(
      `SELECT group_concat(n) FROM (
         SELECT n FROM words JOIN docs ON n = words.rowid
         WHERE words MATCH ? AND rank MATCH '${rank}' ORDER BY rank, savedAt DESC LIMIT ${MOST_RANKED})`,
      expression,
    )
  }

  private rowsOf(expression: string): number[] {
    return this.numbers('SELECT group_concat(rowid) FROM words WHERE words MATCH ?', expression)
  }

  /** Many numbers as one text: stepping through rows one by one costs more than taking it apart. */
  private numbers(sql: string, bind: string): number[] {
    const text = this.db.selectValue(sql, bind) as string | number | null
    return text === null ? [] : readNumbers(String(text))
  }

  private idsOf(rows: readonly number[]): string[] {
    if (this.docs === null && rows.length <= FEW) {
      const text = this.db.selectValue(
        'SELECT group_concat(id, char(10)) FROM (SELECT docs.id AS id FROM json_each(?) AS row JOIN docs ON n = row.value ORDER BY row.key)',
        JSON.stringify(rows),
      ) as string | null
      return text === null ? [] : text.split('\n')
    }
    return this.loadedDocs().idsOf(rows)
  }

  /**
   * Does a little of what nobody is to wait for: reads what long answers need, puts pieces of the index together that changes left
   * (https://www.sqlite.org/fts5.html#the_merge_command), and brings the log into the file.
   * @returns whether there is more
   */
  tidy(): boolean {
    if (this.docs === null) {
      this.loadedDocs()
      return true
    }
    for (const table of WORDS_TABLES) {
      const before = this.changesSoFar()
      this.db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${MERGED_AT_ONCE})`)
      // The command itself counts as one change.
      if (this.changesSoFar() > before + 1) return true
    }
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return false
  }

  private changesSoFar(): number {
    return this.db.selectValue('SELECT total_changes()') as number
  }

  private loadedDocs(): LoadedDocs {
    this.docs ??= this.loadDocs()
    return this.docs
  }

  private loadDocs(): LoadedDocs {
    const docs = new LoadedDocs()
    for (let after = -1; ; ) {
      const text = this.db.selectValue(
        `SELECT group_concat(n || ' ' || savedAt || ' ' || id, char(10))
         FROM (SELECT * FROM docs WHERE n > ? ORDER BY n LIMIT ${LOADED_AT_ONCE})`,
        after,
      ) as string | null
      if (text === null) break
      for (const line of text.split('\n')) {
        const [n, savedAt] = line.split(' ', 2)
        after = Number(n)
        docs.add(after, line.slice((n?.length ?? 0) + (savedAt?.length ?? 0) + 2), Number(savedAt))
      }
    }
    docs.sort()
    return docs
  }

  /** Words of the library that begin so, with how often articles hold them, commonest first. No stems. */
  wordsFrom(beginning: string, most: number): { readonly token: string; readonly articles: number }[] {
    const rows = this.db.selectArrays(
      `SELECT term, sum(doc) FROM vocabulary
       WHERE term >= ? AND term < ? AND col IN (${SEARCH_FIELDS.map((field) => `'${field}'`).join(', ')})
       GROUP BY term ORDER BY 2 DESC LIMIT ?`,
      [beginning, `${beginning}\u{10ffff}`, most],
    )
    return rows.map(([token, articles]) => ({ token: String(token), articles: Number(articles) }))
  }

  close(): void {
    this.db.close()
    this.pool.pauseVfs()
  }
}
