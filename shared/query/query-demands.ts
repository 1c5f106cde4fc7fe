import type { Location } from '../article/article.ts'
import { isWithin, type TagPath } from '../library/tag-path.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'
import { parseQuery } from './parse-query.ts'
import type { Query } from './query.ts'

/** What can be given to an article so that it answers a query, as far as giving goes. */
export interface QueryDemands {
  readonly tags: readonly TagPath[]
  readonly favorite: boolean
  /** Null where any place will do. */
  readonly location: Location | null
  /** Conditions that nothing given can meet, such as dates; an article may meet them by itself. */
  readonly others: readonly Query[]
}

/**
 * Why a query cannot be met by giving: it is `broken`, holds `everything` already, asks for what is in the `trash`, wants one of several
 * things (`either`), `words`, two `places` at once, or nothing that could be given (`nothing`).
 */
export type DemandsFailure = Failure<
  'broken' | 'everything' | 'trash' | 'either' | 'words' | 'places' | 'nothing'
>

/** What a query demands of each article: the tags, the mark and the place that stand in it beside each other. */
export function demandsOf(input: string): Result<QueryDemands, DemandsFailure> {
  const { query, problems } = parseQuery(input)
  if (problems.length > 0) return fail('broken', 'The query cannot be read')
  if (query.kind === 'all') return fail('everything', 'Every article answers it')
  const parts = query.kind === 'and' ? query.parts : [query]
  const tags: TagPath[] = []
  const places = new Set<Location>()
  const others: Query[] = []
  let favorite = false
  for (const part of parts) {
    if (part.kind === 'tag') tags.push(part.path)
    else if (part.kind === 'is' && part.state === 'favorite') favorite = true
    else if (part.kind === 'in') {
      if (part.place === 'trash') return fail('trash', 'It asks for the Trash')
      places.add(part.place)
    } else others.push(part)
  }
  if (places.size > 1) return fail('places', 'Nothing is in two places')
  const [location = null] = places
  // A tag says that those above it are there, too.
  const needed = tags.filter(
    (tag, at) => !tags.some((other, index) => isWithin(other, tag) && (!isWithin(tag, other) || index < at)),
  )
  if (needed.length > 0 || favorite || location !== null)
    return ok({ tags: needed, favorite, location, others })
  if (others.some(({ kind }) => kind === 'or')) return fail('either', 'It asks for one of several things')
  if (others.some(({ kind }) => kind === 'text')) return fail('words', 'It asks for words')
  return fail('nothing', 'Nothing can be given that it asks for')
}
