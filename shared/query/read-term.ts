import { isPartialDate } from '../article/partial-date.ts'
import { normalizeTagPath } from '../library/tag-path.ts'
import type { DateComparison, QueryProblemKind, QueryState, QueryTerm } from './query.ts'
import { QUERY_PLACES } from './query.ts'
import { QUERY_FIELDS, type QueryToken } from './tokenize-query.ts'

/** A term, or why the token is none. */
export type TermReading = QueryTerm | { readonly kind: 'problem'; readonly problem: QueryProblemKind }

const STATES: ReadonlyMap<string, QueryState> = new Map([
  ['favourite', 'favorite'],
  ['favorite', 'favorite'],
  ['finished', 'finished'],
  ['unread', 'unread'],
])

/** Addresses pasted into a query are words, not fields that are not known. */
const SCHEMES = new Set(['http', 'https', 'mailto', 'doi'])

/** Reads a `name:value` token as the condition it stands for. */
export function readField(token: QueryToken): TermReading {
  const field = QUERY_FIELDS.find((name) => name === token.name.toLowerCase())
  const value = token.text.trim()
  if (field === undefined) {
    return SCHEMES.has(token.name.toLowerCase()) ? wordOf(token) : problem('unknown-field')
  }
  if (value === '') return problem('empty-value')
  switch (field) {
    case 'tag':
    case 'highlight-tag': {
      const path = normalizeTagPath(value)
      return path.ok ? { kind: field, path: path.value } : problem('bad-tag')
    }
    case 'in': {
      const place = QUERY_PLACES.find((name) => name === value.toLowerCase())
      return place ? { kind: 'in', place } : problem('unknown-value')
    }
    case 'is': {
      const state = STATES.get(value.toLowerCase())
      return state ? { kind: 'is', state } : problem('unknown-value')
    }
    case 'has': {
      const what = (['highlights', 'notes'] as const).find((name) => name === value.toLowerCase())
      return what ? { kind: 'has', what } : problem('unknown-value')
    }
    case 'lang':
      return { kind: 'lang', lang: value }
    case 'saved':
    case 'published':
      return readDate(field, value)
    default:
      return { kind: 'text', field, text: token.text, phrase: token.quoted }
  }
}

/** The token as a plain word, exactly as it was written. */
export function wordOf(token: QueryToken): QueryTerm {
  const value = token.quoted ? quoteText(token.text) : token.text
  return { kind: 'text', field: 'any', text: `${token.name}:${value}`, phrase: token.quoted }
}

/** Puts a text between quotes so that the tokenizer reads the same text out of them. */
export function quoteText(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

function readDate(field: 'saved' | 'published', value: string): TermReading {
  const [, sign = '', date = ''] = /^(<=|>=|<|>|=)?(.*)$/s.exec(value) ?? []
  if (!isPartialDate(date)) return problem('bad-date')
  return { kind: 'date', field, comparison: (sign === '' ? '=' : sign) as DateComparison, date }
}

const problem = (kind: QueryProblemKind): TermReading => ({ kind: 'problem', problem: kind })
