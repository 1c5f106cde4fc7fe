import { isWithin } from '../../shared/library/tag-path.ts'
import { foldText } from '../../shared/query/fold-text.ts'
import { matchQuery } from '../../shared/query/match-query.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { planQuery } from '../../shared/query/plan-query.ts'
import type { Query } from '../../shared/query/query.ts'
import type { OffprintDatabase } from './database.ts'
import { type LightArticle, readLightArticles } from './light-articles.ts'
import { prepareFacts } from './query-facts.ts'
import { readTags } from './tag-repository.ts'
import { readArticlesWithTags, readIdsTaggedWith } from './tagged-articles.ts'

/** Words that each match must have somewhere in what is searched: a quick first sieve. */
function necessaryWords(query: Query): string[] {
  const parts = query.kind === 'and' ? query.parts : [query]
  return parts.flatMap((part) => (part.kind === 'text' && part.field !== 'any' ? [foldText(part.text)] : []))
}

/** Ids, newest save first, among which all matches are, where an index knows few; null for every article. */
async function narrow(db: OffprintDatabase, query: Query): Promise<string[] | null> {
  const plan = planQuery(query)
  if (plan.places.has('trash')) return null
  const [tagPath] = plan.tags
  if (tagPath !== undefined) return readTaggedWithin(db, tagPath, 'article')
  const [highlightTagPath] = plan.highlightTags
  if (highlightTagPath !== undefined) return readTaggedWithin(db, highlightTagPath, 'highlight')
  return null
}

async function readTaggedWithin(db: OffprintDatabase, path: string, kind: 'article' | 'highlight') {
  const tags = (await readTags(db)).filter((tag) => isWithin(tag.path, path))
  return readIdsTaggedWith(
    db,
    tags.map(({ id }) => id),
    kind,
  )
}

/** A query that says no more than that articles have one tag: the index answers it alone. */
const isOneTag = (query: Query) => query.kind === 'tag' || query.kind === 'highlight-tag'

/**
 * The articles that answer a query, newest save first.
 * @param among to look among these only, in their order
 */
export async function readMatchingIds(
  db: OffprintDatabase,
  query: Query,
  among?: readonly string[],
): Promise<readonly string[]> {
  const narrowed = await narrow(db, query)
  if (narrowed && isOneTag(query)) return among ? intersection(among, narrowed) : narrowed
  const factsOf = await prepareFacts(db, query)
  const words = necessaryWords(query)
  // Last, so that nothing is awaited between reading the articles and looking at them.
  const { byId, newestFirst } = await readLightArticles(db)
  const candidates = among && narrowed ? intersection(among, narrowed) : (among ?? narrowed)
  const list = candidates ? candidates.flatMap((id) => byId.get(id) ?? []) : newestFirst
  return list
    .filter(
      (article) =>
        words.every((word) => article.folded.includes(word)) && matchQuery(query, factsOf(article)),
    )
    .map(({ id }) => id)
}

function intersection(ids: readonly string[], others: readonly string[]): string[] {
  const set = new Set(others)
  return ids.filter((id) => set.has(id))
}

/** Whether a filter is nothing but words, as nearly all are. */
function plainWords(filter: string): string[] | null {
  const { query, problems } = parseQuery(filter)
  const parts = query.kind === 'and' ? query.parts : [query]
  const isPlain = parts.every((part) => part.kind === 'text' && part.field === 'any' && !part.phrase)
  if (!isPlain && problems.length === 0) return null
  return foldText(filter).split(' ')
}

/** Tells whether an article has a filter's words: each anywhere in what is searched of it, or in a tag. */
export type FilterTest = (article: LightArticle) => boolean

/** Prepares a typed filter that is nothing but words; null for one in the language of queries. */
export async function prepareFilter(db: OffprintDatabase, filter: string): Promise<FilterTest | null> {
  const words = plainWords(filter)
  if (!words) return null
  const tags = (await readTags(db)).map(({ id, path }) => ({ id, folded: foldText(path) }))
  const tagged = await Promise.all(
    words.map(async (word) => {
      const named = tags.filter(({ folded }) => folded.includes(word)).map(({ id }) => id)
      return readArticlesWithTags(db, named)
    }),
  )
  return ({ id, folded }) =>
    words.every((word, index) => folded.includes(word) || tagged[index]?.has(id) === true)
}
