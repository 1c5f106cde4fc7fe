import { tagKey } from '../library/tag-path.ts'
import { QUERY_PLACES, type Query, type QueryPlace, type QueryState, type QueryTerm } from './query.ts'

/**
 * What every match of a query has, so that storage can narrow by an index first and match what is left. An article outside the plan
 * cannot match; one inside may.
 */
export interface QueryPlan {
  /** Keys of tags: each match carries each of them, or one below it. */
  readonly tags: readonly string[]
  /** The same for tags on the article's highlights. */
  readonly highlightTags: readonly string[]
  /** The only places where matches can be. */
  readonly places: ReadonlySet<QueryPlace>
  /** Every match is a favourite. */
  readonly favorite: boolean
  /** Which dear facts the matcher looks at: those that are not on the article's own row. */
  readonly looksAt: ReadonlySet<DearFact>
}

/** Facts for which storage has to look beyond the article's own row. `marks` are colours and orphans. */
export type DearFact =
  | 'tags'
  | 'highlightTags'
  | 'untagged'
  | 'finished'
  | 'progress'
  | 'highlights'
  | 'notes'
  | 'images'
  | 'missingImages'
  | 'marks'

/** Plans a query. See `QueryPlan`. */
export function planQuery(query: Query): QueryPlan {
  const needs = needsOf(query)
  const places = new Set(needs.places)
  if (!mentionsTrash(query)) places.delete('trash')
  const looksAt = new Set<DearFact>()
  noteLooks(query, looksAt)
  return { ...needs, tags: [...needs.tags], highlightTags: [...needs.highlightTags], places, looksAt }
}

/** Whether a query speaks of the Trash; one that does not leaves it out. */
export function mentionsTrash(query: Query): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.some(mentionsTrash)
    case 'not':
      return mentionsTrash(query.part)
    default:
      return query.kind === 'in' && query.place === 'trash'
  }
}

interface Needs {
  readonly tags: ReadonlySet<string>
  readonly highlightTags: ReadonlySet<string>
  readonly places: ReadonlySet<QueryPlace>
  readonly favorite: boolean
}

const NO_KEYS: ReadonlySet<string> = new Set()
const NOTHING: Needs = {
  tags: NO_KEYS,
  highlightTags: NO_KEYS,
  places: new Set(QUERY_PLACES),
  favorite: false,
}

function needsOf(query: Query): Needs {
  switch (query.kind) {
    case 'and':
      return query.parts.map(needsOf).reduce((a, b) => ({
        tags: union(a.tags, b.tags),
        highlightTags: union(a.highlightTags, b.highlightTags),
        places: intersection(a.places, b.places),
        favorite: a.favorite || b.favorite,
      }))
    case 'or':
      return query.parts.map(needsOf).reduce((a, b) => ({
        tags: intersection(a.tags, b.tags),
        highlightTags: intersection(a.highlightTags, b.highlightTags),
        places: union(a.places, b.places),
        favorite: a.favorite && b.favorite,
      }))
    case 'not':
      return { ...NOTHING, places: placesOfNegation(query.part) }
    case 'tag':
      return { ...NOTHING, tags: new Set([tagKey(query.path)]) }
    case 'highlight-tag':
      return { ...NOTHING, highlightTags: new Set([tagKey(query.path)]) }
    case 'in':
      return { ...NOTHING, places: new Set([query.place]) }
    case 'is':
      return { ...NOTHING, favorite: query.state === 'favorite' }
    default:
      return NOTHING
  }
}

/** Of negations only `-in:…` narrows, as it stands or in an `or`: a place is exactly one of four. */
function placesOfNegation(part: Query): ReadonlySet<QueryPlace> {
  const denied = part.kind === 'or' ? part.parts : [part]
  const places = denied.flatMap((term) => (term.kind === 'in' ? [term.place] : []))
  return new Set(QUERY_PLACES.filter((place) => !places.includes(place)))
}

function noteLooks(query: Query, looks: Set<DearFact>): void {
  if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) noteLooks(part, looks)
  else if (query.kind === 'not') noteLooks(query.part, looks)
  else if (query.kind !== 'all') for (const fact of looksOf(query)) looks.add(fact)
}

function looksOf(term: QueryTerm): readonly DearFact[] {
  switch (term.kind) {
    case 'text':
      return term.field === 'any' ? ['tags'] : []
    case 'tag':
      return ['tags']
    case 'highlight-tag':
      return ['highlightTags']
    case 'color':
      return ['marks']
    case 'is':
      return LOOKS_OF_STATES[term.state]
    case 'has':
      return [term.what === 'orphans' ? 'marks' : term.what]
    case 'number':
      return term.field === 'progress' ? ['finished', 'progress'] : []
    default:
      return []
  }
}

const LOOKS_OF_STATES: Readonly<Record<QueryState, readonly DearFact[]>> = {
  favorite: [],
  finished: ['finished'],
  unread: ['finished'],
  reading: ['finished', 'progress'],
  untagged: ['untagged'],
  incomplete: ['missingImages'],
}

function union<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...a, ...b])
}

function intersection<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...a].filter((item) => b.has(item)))
}
