import { Dexie } from 'dexie'
import { tagKey } from '../../shared/library/tag-path.ts'
import { groupText, wantedTerms } from '../../shared/query/group-text.ts'
import { containsText, type FoundTest, matchQuery } from '../../shared/query/match-query.ts'
import type { Query } from '../../shared/query/query.ts'
import { matchExpression } from '../../shared/search/match-expression.ts'
import type { OffprintDatabase } from './database.ts'
import { type LightArticle, type LightLibrary, readLightArticles } from './light-articles.ts'
import { readMatchingIds } from './matching-articles.ts'
import { prepareFacts, termsOf } from './query-facts.ts'
import { readTags } from './tag-repository.ts'

/** What the full text answers. */
interface FoundText {
  /** Ids for each part, in no order. */
  readonly parts: readonly (readonly string[])[]
  /** Best first. */
  readonly ranked: readonly string[]
  /** Whether the whole library is indexed. */
  readonly isWhole: boolean
}

/** Asks the full text which articles hold what each part says, and for the best; null when there is no index to ask. */
export type FindText = (parts: readonly Query[], ranked: Query | null) => Promise<FoundText | null>

export interface FoundArticles {
  /** Best first; those that were found by what is not text come last, newest save first. */
  readonly ids: readonly string[]
  /** Whether all texts were searched. */
  readonly isWhole: boolean
}

const isSearchable = (part: Query) => matchExpression(part, []) !== null

/** Whether an article is one of those to look among. */
export type AmongTest = (article: LightArticle) => boolean

/**
 * The articles that answer a query of which the words are looked for in the full text, too.
 * @param isAmong to look among these only; without it everything that is not in the Trash is looked at
 * @returns null when the query has no words to look for, or nobody can be asked
 */
export async function readFoundArticles(
  db: OffprintDatabase,
  query: Query,
  findText: FindText,
  isAmong?: AmongTest,
): Promise<FoundArticles | null> {
  const tagKeys = (await readTags(db)).map(({ path }) => tagKey(path))
  const namesTag = (part: Query) => termsOf(part).some((term) => namedIn(tagKeys, term))
  // A word that names a tag is asked for by itself: articles with the tag count as well.
  const grouped = groupText(query, (part) => isSearchable(part) && (part.kind === 'text' || !namesTag(part)))
  const { parts } = grouped
  if (parts.length === 0) return null
  const answer = await Dexie.Promise.resolve(findText(parts, rankedBy(grouped.query, parts)))
  if (!answer) return null
  const isTextAlone = parts.includes(grouped.query) && !namesTag(grouped.query)
  if (isTextAlone) {
    const { byId } = await readLightArticles(db)
    const isShown = isAmong ?? (({ deletedAt }: LightArticle) => deletedAt === 0)
    const ids = answer.ranked.filter((id) => {
      const article = byId.get(id)
      return article !== undefined && isShown(article)
    })
    return { ids, isWhole: answer.isWhole }
  }
  const sets = new Map(parts.map((part, index) => [part, new Set(answer.parts[index])]))
  const found: FoundTest = (part, { tags }) => {
    const set = sets.get(part)
    if (!set) return undefined
    return set.has(at) || (part.kind === 'text' && namedIn(tags, part))
  }
  let at = ''
  const factsOf = await prepareFacts(db, query)
  // Last, so that nothing is awaited between reading the articles and looking at them.
  const { byId, newestFirst } = await readLightArticles(db)
  const matches = (article: LightArticle | undefined): article is LightArticle => {
    if (!article || (isAmong && !isAmong(article))) return false
    at = article.id
    return matchQuery(grouped.query, factsOf(article), found)
  }
  const best = answer.ranked.filter((id) => matches(byId.get(id)))
  const ranked = new Set(answer.ranked)
  const others = newestFirst.filter((article) => !ranked.has(article.id) && matches(article))
  return { ids: [...best, ...others.map(({ id }) => id)], isWhole: answer.isWhole }
}

/**
 * The articles that answer a query, newest save first; words are looked for in the full text where there is one.
 * @param among to look among these only, in their order
 */
export async function readAnsweringIds(
  db: OffprintDatabase,
  query: Query,
  findText: FindText,
  among?: readonly string[],
): Promise<readonly string[]> {
  const given = among && new Set(among)
  const found = await readFoundArticles(db, query, findText, given && (({ id }) => given.has(id)))
  if (found?.isWhole === true) return inOrder(await readLightArticles(db), new Set(found.ids), among)
  // What is not indexed yet is found by its title at least.
  const matching = await readMatchingIds(db, query, among)
  if (!found) return matching
  return inOrder(await readLightArticles(db), new Set([...found.ids, ...matching]), among)
}

function inOrder({ newestFirst }: LightLibrary, ids: ReadonlySet<string>, among?: readonly string[]) {
  return (among ?? newestFirst.map(({ id }) => id)).filter((id) => ids.has(id))
}

/** What articles are ranked by: the one part that is asked for, or any of the words. */
function rankedBy(grouped: Query, parts: readonly Query[]): Query | null {
  if (parts[0] === grouped) return grouped
  const wanted = wantedTerms(grouped).filter(isSearchable)
  return wanted.length > 1 ? { kind: 'or', parts: wanted } : (wanted[0] ?? null)
}

/** Whether a word of a query stands in the path of a tag. */
function namedIn(tagKeys: readonly string[], term: Query): boolean {
  if (term.kind !== 'text' || term.field !== 'any') return false
  return tagKeys.some((key) => containsText(key, term.text, term.phrase))
}
