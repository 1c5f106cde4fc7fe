import { wantedTerms } from '../../shared/query/group-text.ts'
import type { Query } from '../../shared/query/query.ts'
import { editDistance } from '../../shared/search/edit-distance.ts'
import { findHits } from '../../shared/search/find-hits.ts'
import { matchExpression } from '../../shared/search/match-expression.ts'
import { type SearchTerm, searchTermOf } from '../../shared/search/search-term.ts'
import { snippetOf } from '../../shared/search/snippet.ts'
import { stemLanguage } from '../../shared/search/stems.ts'
import { readLogEnd } from '../storage/change-log.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import {
  countArticles,
  noteSearchCursor,
  readArticleIds,
  readArticleIdsBefore,
  readSearchable,
  readSearchableChanges,
  readSearchCursor,
  type SearchableArticle,
} from '../storage/searchable.ts'
import type { CountedLanguages, IndexState, IndexStore } from './index-store.ts'
import type { MatchAnswer, SearchState, Snippet } from './search-protocol.ts'

/** Articles read from the library and put into the index at a time, at most. Between two such steps questions are answered. */
const MOST_AT_ONCE = 32
/** A step is to take about so long, in milliseconds: longer ones are made smaller. */
const STEP_MS = 50
/** Rows of the log read at a time; each may hold a hundred changes. */
const ROWS_AT_ONCE = 20
/** An answer waits so long at most, in milliseconds, for the index to catch up with what was changed a moment ago. */
const CATCH_UP_MS = 150
/** The name of how long the last change of the index took by itself. */
const CHANGE_MEASURE = 'index-change'
/** Enough to find the best place of an article, and no more of a book full of them. */
const MOST_HITS = 5_000

/** Keeps an index in step with a library, and answers from it. Builds it newest article first. */
export class SearchIndex {
  private readonly db: OffprintDatabase
  private readonly store: IndexStore
  private state: IndexState
  /** Articles that changed and are not yet indexed anew; the cursor of the state stands before them. */
  private pending: { readonly ids: string[]; readonly cursor: string } | null = null
  private languages: CountedLanguages | null = null
  /** Until then, questions do not go on with the building; a reading of `performance.now()`. */
  private answersUntil = 0
  /** Whether the index follows the log further than is noted with the library. */
  private isCursorDue = false
  private total = 0
  /** Articles put in since the index is built, with those that were there. */
  private indexed = 0
  private revision = 0
  private atOnce = 8

  constructor(db: OffprintDatabase, store: IndexStore) {
    this.db = db
    this.store = store
    this.state = store.state()
  }

  /**
   * Looks whether the index belongs to this library as it is, and starts it anew where it does not.
   * @param notedCursor how far the library says that the index follows it
   */
  async check(notedCursor = readSearchCursor(this.db)): Promise<void> {
    const noted = await notedCursor
    const { cursor, builtUpTo } = this.state
    const isNew = builtUpTo === '' && cursor === ''
    // Behind what was noted, the log may have been pruned; nothing noted, it may have been pruned anywhere.
    if (!isNew && (noted === undefined || noted > cursor)) this.startAnew()
    if (this.state.builtUpTo === '' && this.state.cursor === '') {
      this.state = { builtUpTo: '', cursor: await readLogEnd(this.db) }
      this.store.change({ state: this.state })
      await noteSearchCursor(this.db, this.state.cursor)
    }
    // Of a whole index nobody asks how far it is.
    if (this.state.builtUpTo !== null) {
      this.total = await countArticles(this.db)
      this.indexed = this.store.count()
    }
  }

  startAnew(): void {
    this.store.startAnew()
    this.state = this.store.state()
    this.pending = null
    this.languages = null
    this.revision++
  }

  /** Finds articles that are in the index or in the library alone, which no change tells of. They are indexed with the next steps. */
  async reconcile(): Promise<void> {
    if (this.state.builtUpTo !== null) return
    while (await this.follow());
    if (this.store.count() === (await countArticles(this.db))) return
    const there = new Set(await readArticleIds(this.db))
    const indexed = this.store.ids()
    const gone = indexed.filter((id) => !there.has(id))
    for (const id of indexed) there.delete(id)
    this.pending = { ids: [...there, ...gone], cursor: this.state.cursor }
  }

  describe(): SearchState {
    const isWhole = this.state.builtUpTo === null
    const done = isWhole ? this.total : Math.min(this.indexed, this.total)
    return { phase: isWhole ? 'whole' : 'building', done, total: this.total, revision: this.revision }
  }

  /** Does a little of what there is to do. @returns whether there is more */
  async step(): Promise<boolean> {
    return (await this.follow()) || (await this.build())
  }

  /** Does a little of what nobody is to wait for. @returns whether there is more */
  async tidy(): Promise<boolean> {
    if (this.languages && this.languages.putSince > 0) this.languages = this.store.countLanguages()
    else if (this.store.tidy()) return true
    else {
      // Only the pruning of the log waits for it. A log that is noted further than the index goes would be the end of the index.
      if (this.isCursorDue) await noteSearchCursor(this.db, this.state.cursor)
      this.isCursorDue = false
      return false
    }
    return true
  }

  /** Indexes what changed, or a part of it. @returns false when the log says nothing that is not indexed */
  private async follow(): Promise<boolean> {
    if (this.pending === null) {
      const { articleIds, cursor } = await readSearchableChanges(this.db, this.state.cursor, ROWS_AT_ONCE)
      if (cursor === this.state.cursor) return false
      this.pending = { ids: [...articleIds], cursor }
    }
    const { ids, cursor } = this.pending
    const now = ids.slice(0, this.atOnce)
    const rest = ids.slice(now.length)
    const isDone = rest.length === 0
    const state = isDone ? { ...this.state, cursor } : this.state
    await this.index(now, state)
    this.pending = isDone ? null : { ids: rest, cursor }
    if (isDone) this.isCursorDue = true
    // The log may have grown since it was read.
    return true
  }

  /** Goes on building. @returns false when the index is whole */
  private async build(): Promise<boolean> {
    const { builtUpTo, cursor } = this.state
    if (builtUpTo === null) return false
    const ids = await readArticleIdsBefore(this.db, builtUpTo || null, this.atOnce)
    await this.index(ids, { builtUpTo: ids.at(-1) ?? null, cursor })
    this.indexed += ids.length
    return this.state.builtUpTo !== null
  }

  private async index(ids: readonly string[], state: IndexState): Promise<void> {
    const begun = performance.now()
    const put = ids.length > 0 ? await readSearchable(this.db, ids) : []
    const there = new Set(put.map(({ id }) => id))
    const read = performance.now()
    this.store.change({ put, remove: ids.filter((id) => !there.has(id)), state })
    // The last one alone is kept: for who measures.
    performance.clearMeasures(CHANGE_MEASURE)
    performance.measure(CHANGE_MEASURE, { start: read })
    this.state = state
    if (ids.length > 0) this.revision++
    const took = performance.now() - begun
    if (took > STEP_MS) this.atOnce = Math.max(1, Math.floor(this.atOnce / 2))
    else if (took < STEP_MS / 2) this.atOnce = Math.min(MOST_AT_ONCE, this.atOnce * 2)
    if (this.languages) this.languages.putSince += put.length
  }

  /** @returns whether there is nothing left to index */
  private async catchUp(): Promise<boolean> {
    const begun = performance.now()
    // Many that ask at once wait for one of them alone.
    const isPatient = begun > this.answersUntil
    const mayGoOn = () => isPatient && performance.now() - begun < CATCH_UP_MS
    let follows = await this.follow()
    while (follows && mayGoOn()) follows = await this.follow()
    let builds = this.state.builtUpTo !== null
    while (!follows && builds && mayGoOn()) builds = await this.build()
    const isDone = !(follows || builds)
    if (isPatient && !isDone) this.answersUntil = performance.now() + CATCH_UP_MS
    return isDone
  }

  /** A language counts from one article in a hundred on: only when so many came anew there can be another one. */
  private knownLanguages(): readonly string[] {
    this.languages ??= this.store.countedLanguages()
    if (!this.languages || this.languages.putSince * 100 >= this.languages.articles)
      this.languages = this.store.countLanguages()
    return this.languages.languages
  }

  async match(parts: readonly Query[], ranked: Query | null): Promise<MatchAnswer> {
    const isWhole = await this.catchUp()
    const languages = this.knownLanguages()
    const expressions = parts.map((part) => matchExpression(part, languages))
    const wanted = ranked && matchExpression(ranked, languages)
    const best = wanted ? this.store.ranked(wanted) : []
    return {
      parts: expressions.map((expression) =>
        expression === null ? [] : expression === wanted ? best : this.store.matching(expression),
      ),
      ranked: best,
      isWhole,
    }
  }

  async snippets(ids: readonly string[], wanted: readonly Query[]): Promise<Snippet[]> {
    const terms = wanted
      .flatMap(wantedTerms)
      .flatMap((term) => searchTermOf(term, this.knownLanguages()) ?? [])
    return (await readSearchable(this.db, ids)).flatMap((article) => bestSnippet(article, terms) ?? [])
  }

  /** Words like this one that articles hold, the likeliest first. */
  async suggest(token: string): Promise<string[]> {
    await this.catchUp()
    return likeWords(token, this.store.wordsFrom(token.slice(0, 1), MOST_COMPARED))
  }

  close(): void {
    this.store.close()
  }
}

const FIELDS = ['body', 'notes', 'highlights'] as const

/** The piece of an article that says most of what was looked for; of the text, where all say as much. */
function bestSnippet(article: SearchableArticle, terms: readonly SearchTerm[]): Snippet | null {
  let best: (Snippet & { readonly terms: number }) | null = null
  for (const from of FIELDS) {
    const asked = terms.filter(({ fields }) => fields.includes(from))
    const found = snippetOf(
      article[from],
      findHits(article[from], asked, stemLanguage(article.lang), MOST_HITS),
    )
    if (found && found.terms > (best?.terms ?? 0)) best = { id: article.id, from, ...found }
  }
  return best
}

/** Words with the same first letter that are looked at: the commonest. */
const MOST_COMPARED = 20_000
const MOST_SUGGESTED = 3

function likeWords(
  token: string,
  words: readonly { readonly token: string; readonly articles: number }[],
): string[] {
  const most = token.length > 5 ? 2 : 1
  return words
    .map((word) => ({ ...word, distance: editDistance(token, word.token, most) }))
    .filter(({ distance }) => distance > 0 && distance <= most)
    .sort((a, b) => a.distance - b.distance || b.articles - a.articles)
    .slice(0, MOST_SUGGESTED)
    .map((word) => word.token)
}
