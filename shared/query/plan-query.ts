import { tagKey } from '../library/tag-path.ts'
import { QUERY_PLACES, type Query, type QueryPlace } from './query.ts'

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
  readonly looksAt: ReadonlySet<'tags' | 'highlightTags' | 'finished' | 'highlights' | 'notes'>
}

/** Plans a query. See `QueryPlan`. */
export function planQuery(query: Query): QueryPlan {
  const needs = needsOf(query)
  const places = new Set(needs.places)
  if (!mentionsTrash(query)) places.delete('trash')
  const looksAt = new Set<'tags' | 'highlightTags' | 'finished' | 'highlights' | 'notes'>()
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

function noteLooks(
  query: Query,
  looks: Set<'tags' | 'highlightTags' | 'finished' | 'highlights' | 'notes'>,
): void {
  if (query.kind === 'and' || query.kind === 'or') for (const part of query.parts) noteLooks(part, looks)
  else if (query.kind === 'not') noteLooks(query.part, looks)
  else if (query.kind === 'tag' || (query.kind === 'text' && query.field === 'any')) looks.add('tags')
  else if (query.kind === 'highlight-tag') looks.add('highlightTags')
  else if (query.kind === 'is' && query.state !== 'favorite') looks.add('finished')
  else if (query.kind === 'has') looks.add(query.what)
}

function union<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...a, ...b])
}

function intersection<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  return new Set([...a].filter((item) => b.has(item)))
}
