import { HIGHLIGHT_COLORS } from '../annotation/highlight-colors.ts'
import type { QueryFieldName } from './complete-query.ts'
import { formatQuery } from './format-query.ts'
import { parseQuery } from './parse-query.ts'
import {
  allOf,
  anyOf,
  type Comparison,
  noneOf,
  QUERY_BELONGINGS,
  QUERY_PLACES,
  QUERY_STATES,
  type Query,
} from './query.ts'
import { quoteText } from './read-term.ts'

/** What a condition looks at: a field, the words anywhere, or what is put together from other conditions. */
export type RowField = QueryFieldName | 'any' | 'composed'

/** A condition as somebody fills it in; it may not be finished. */
export interface QueryRow {
  readonly negated: boolean
  readonly field: RowField
  /** Of dates and numbers; `=` elsewhere. */
  readonly comparison: Comparison
  /** As it would be typed after `field:`, without quotes; words anywhere and what is put together as in a query. */
  readonly value: string
}

/** A query as conditions of which all or any must be met. */
export interface QueryRows {
  readonly mode: 'all' | 'any'
  readonly rows: readonly QueryRow[]
}

export const COMPARISONS = ['<', '<=', '=', '>=', '>'] as const satisfies readonly Comparison[]

/** The only values that a field can have; null where it can have others. */
export function choicesOf(field: RowField): readonly string[] | null {
  switch (field) {
    case 'in':
      return QUERY_PLACES
    case 'is':
      return QUERY_STATES
    case 'has':
      return QUERY_BELONGINGS
    case 'color':
      return HIGHLIGHT_COLORS
    default:
      return null
  }
}

/** Whether a field is compared. */
export function isCompared(field: RowField): boolean {
  return field === 'saved' || field === 'published' || field === 'words' || field === 'progress'
}

/** Takes a query apart, one level deep. */
export function rowsOf(query: Query): QueryRows {
  if (query.kind === 'all') return { mode: 'all', rows: [] }
  if (query.kind === 'or') return { mode: 'any', rows: query.parts.map(rowOf) }
  return { mode: 'all', rows: (query.kind === 'and' ? query.parts : [query]).map(rowOf) }
}

function rowOf(part: Query): QueryRow {
  const negated = part.kind === 'not'
  const inner = negated ? part.part : part
  const row = { negated, comparison: '=' as const }
  switch (inner.kind) {
    case 'tag':
    case 'highlight-tag':
      return { ...row, field: inner.kind, value: inner.path }
    case 'in':
      return { ...row, field: 'in', value: inner.place }
    case 'is':
      return { ...row, field: 'is', value: inner.state }
    case 'has':
      return { ...row, field: 'has', value: inner.what }
    case 'color':
      return { ...row, field: 'color', value: inner.color }
    case 'lang':
      return { ...row, field: 'lang', value: inner.lang }
    case 'date':
      return { ...row, field: inner.field, comparison: inner.comparison, value: inner.date }
    case 'number':
      return { ...row, field: inner.field, comparison: inner.comparison, value: String(inner.value) }
    case 'text':
      return { ...row, field: inner.field, value: formatQuery({ ...inner, field: 'any' }) }
    default:
      return { ...row, field: 'composed', value: formatQuery(inner) }
  }
}

/** What a condition says; null while it cannot be understood. */
export function readRow({ negated, field, comparison, value }: QueryRow): Query | null {
  const { query, problems } = parseQuery(pieceOf(field, comparison, value.trim()))
  // What is not understood among words is read as words.
  const isFree = field === 'any' || field === 'composed'
  if ((!isFree && problems.length > 0) || query.kind === 'all') return null
  return negated ? noneOf(query) : query
}

function pieceOf(field: RowField, comparison: Comparison, value: string): string {
  if (field === 'any' || field === 'composed' || value === '') return value
  if (isCompared(field)) return `${field}:${comparison === '=' ? '' : comparison}${value}`
  // A phrase stands in quotes already, unless its words were typed as they come.
  const isQuoted = /^".*"$/s.test(value) && field !== 'tag' && field !== 'highlight-tag' && field !== 'lang'
  return `${field}:${!isQuoted && /[\s()"“„]/.test(value) ? quoteText(value) : value}`
}

/** Puts a query together from the conditions that can be understood: `queryOf(rowsOf(query))` is `query`. */
export function queryOf({ mode, rows }: QueryRows): Query {
  const parts = rows.flatMap((row) => readRow(row) ?? [])
  return mode === 'all' ? allOf(parts) : anyOf(parts)
}
