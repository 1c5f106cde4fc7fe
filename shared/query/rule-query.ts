import { parseQuery } from './parse-query.ts'
import type { Query, QueryProblem, QueryTerm } from './query.ts'
import { readField, readScope } from './read-term.ts'
import { tokenizeQuery } from './tokenize-query.ts'

/** Something in the query of a rule that cannot be asked, and where it stands (UTF-16 units, `end` exclusive). */
export interface RuleProblem {
  /** `later`: what an article has only after it was saved. `everything`: there is nothing in it that tells articles apart. */
  readonly kind: QueryProblem['kind'] | 'later' | 'everything'
  readonly start: number
  readonly end: number
}

/**
 * Reads the query of a rule. A rule is judged when an article is saved: of its places, its reading, its marks and its notes nothing is
 * known by then, so a rule cannot ask for them. What it is, what its text says and what it was tagged with while it was saved is known.
 */
export function judgeRuleQuery(input: string): { readonly query: Query; readonly problems: RuleProblem[] } {
  const { query, problems } = parseQuery(input)
  const later = tokenizeQuery(input).flatMap((token): RuleProblem[] => {
    if (token.kind !== 'field') return []
    const scope = readScope(token)
    const term = scope ? null : readField(token)
    const isLater = scope ? isWritten(scope) : term !== null && term.kind !== 'problem' && asksForLater(term)
    return isLater ? [{ kind: 'later', start: token.start, end: token.end }] : []
  })
  const all: RuleProblem[] = [...problems, ...later].sort((a, b) => a.start - b.start)
  if (all.length === 0 && query.kind === 'all') all.push({ kind: 'everything', start: 0, end: input.length })
  return { query, problems: all }
}

const isWritten = (field: string) => field === 'notes' || field === 'highlights'

function asksForLater(query: Query): boolean {
  switch (query.kind) {
    case 'all':
      return false
    case 'and':
    case 'or':
      return query.parts.some(asksForLater)
    case 'not':
      return asksForLater(query.part)
    default:
      return isLaterTerm(query)
  }
}

function isLaterTerm(term: QueryTerm): boolean {
  switch (term.kind) {
    case 'in':
    case 'highlight-tag':
    case 'color':
      return true
    case 'text':
      return isWritten(term.field)
    case 'is':
      return term.state !== 'untagged' && term.state !== 'incomplete'
    case 'has':
      return term.what !== 'images'
    case 'number':
      return term.field === 'progress'
    default:
      return false
  }
}
