import type { QueryTerm } from '../query/query.ts'
import { stemOf } from './stems.ts'
import { tokensOf } from './words.ts'

type TextTerm = Extract<QueryTerm, { kind: 'text' }>

/** The parts of an article that are searched. `byline` is authors and publication. */
export const SEARCH_FIELDS = ['title', 'byline', 'body', 'notes', 'highlights'] as const

export type SearchField = (typeof SEARCH_FIELDS)[number]

/** What is looked for in tokens. */
export interface SearchTerm {
  /** Tokens that follow one another; one for a word. */
  readonly tokens: readonly string[]
  /** Whether the last token may go on. */
  readonly isPrefix: boolean
  /** What other forms of the word have in common with it, one for each language; none for a phrase or a beginning. */
  readonly stems: readonly string[]
  readonly fields: readonly SearchField[]
}

/**
 * A word or phrase of a query as the index knows it. Null for one that has no letter, or that asks for what is not indexed.
 * @param languages of the library, as `stemLanguage` gives them
 */
export function searchTermOf(term: TextTerm, languages: readonly string[]): SearchTerm | null {
  const fields = fieldsOf(term.field)
  const tokens = tokensOf(term.text)
  const [only] = tokens
  if (only === undefined || fields.length === 0) return null
  const isWord = tokens.length === 1 && !term.phrase && !term.prefix
  const stems = isWord ? [...new Set(languages.map((language) => stemOf(only, language)))] : []
  return { tokens, isPrefix: term.prefix, stems, fields }
}

function fieldsOf(field: TextTerm['field']): readonly SearchField[] {
  if (field === 'any') return SEARCH_FIELDS
  return field === 'author' || field === 'site' ? [] : [field]
}

/** Whether a token can be what a term of one token looks for. */
export function matchesToken(term: SearchTerm, token: string, language: string): boolean {
  const [sought = ''] = term.tokens
  if (term.isPrefix) return token.startsWith(sought)
  if (token === sought) return true
  return term.stems.length > 0 && (term.stems.includes(token) || term.stems.includes(stemOf(token, language)))
}
