import { highlightColorSchema } from '../annotation/highlight.ts'
import { isPartialDate } from '../article/partial-date.ts'
import { normalizeTagPath } from '../library/tag-path.ts'
import {
  allOf,
  type Comparison,
  EVERYTHING,
  QUERY_BELONGINGS,
  QUERY_PLACES,
  QUERY_STATES,
  type Query,
  type QueryProblemKind,
  type QueryTerm,
  TEXT_FIELDS,
  type TextField,
} from './query.ts'
import { QUERY_FIELDS, type QueryToken } from './tokenize-query.ts'

/** What a field says, or why the token says nothing. A range says two things at once. */
export type TermReading = Query | { readonly kind: 'problem'; readonly problem: QueryProblemKind }

/** Other spellings of values. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['favourite', 'favorite'],
  ['highlight', 'highlights'],
  ['note', 'notes'],
  ['image', 'images'],
  ['orphan', 'orphans'],
])

const named = <T extends string>(names: readonly T[], value: string): T | undefined => {
  const written = value.toLowerCase()
  return names.find((name) => name === (SPELLINGS.get(written) ?? written))
}

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
      const place = named(QUERY_PLACES, value)
      return place ? { kind: 'in', place } : problem('unknown-value')
    }
    case 'is': {
      if (value.toLowerCase() === 'archived') return { kind: 'in', place: 'archive' }
      const state = named(QUERY_STATES, value)
      return state ? { kind: 'is', state } : problem('unknown-value')
    }
    case 'has': {
      const what = named(QUERY_BELONGINGS, value)
      return what ? { kind: 'has', what } : problem('unknown-value')
    }
    case 'color': {
      const color = named(highlightColorSchema.options, value)
      return color ? { kind: 'color', color } : problem('unknown-value')
    }
    case 'lang':
      return { kind: 'lang', lang: value }
    case 'saved':
    case 'published':
      return readDate(field, value)
    case 'words':
    case 'progress':
      return readNumber(field, value)
    default:
      return textTerm(field, token)
  }
}

/** Where a token says that the words beside it are looked for (`in:notes`); null when it says no such thing. */
export function readScope(token: QueryToken): TextField | null {
  if (token.kind !== 'field' || token.name.toLowerCase() !== 'in') return null
  return named(TEXT_FIELDS, token.text.trim()) ?? null
}

/** The token as a plain word, exactly as it was written. */
export function wordOf(token: QueryToken): QueryTerm {
  const value = token.quoted ? quoteText(token.text) : token.text
  return { kind: 'text', field: 'any', text: `${token.name}:${value}`, phrase: token.quoted, prefix: false }
}

/** Puts a text between quotes so that the tokenizer reads the same text out of them. */
export function quoteText(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** Stands at the end of a word that may go on. */
const GOES_ON = /(?<=[\p{L}\p{N}\p{M}])\*$/u

/** A word, the beginning of one (`harb*`), or a phrase. */
export function textTerm(field: TextField, { text, quoted }: QueryToken): QueryTerm {
  const prefix = !quoted && GOES_ON.test(text)
  return { kind: 'text', field, text: prefix ? text.slice(0, -1) : text, phrase: quoted, prefix }
}

/** A phrase anywhere. */
export function phraseOf(text: string): QueryTerm {
  return { kind: 'text', field: 'any', text, phrase: true, prefix: false }
}

function readDate(field: 'saved' | 'published', value: string): TermReading {
  const term = (comparison: Comparison, date: string): Query => ({ kind: 'date', field, comparison, date })
  return readCompared(value, 'bad-date', (comparison, date) =>
    isPartialDate(date) ? term(comparison, date) : null,
  )
}

/** More than a library can hold in one article. */
const MOST_WORDS = 1e9

function readNumber(field: 'words' | 'progress', value: string): TermReading {
  const most = field === 'progress' ? 100 : MOST_WORDS
  return readCompared(value, 'bad-number', (comparison, text) => {
    const [, digits] = (field === 'progress' ? /^(\d{1,3})%?$/ : /^(\d{1,10})$/).exec(text) ?? []
    const number = Number(digits)
    return digits !== undefined && number <= most
      ? { kind: 'number', field, comparison, value: number }
      : null
  })
}

/** `>x`, `x`, or `from..to` with either end left open. */
function readCompared(
  value: string,
  kind: QueryProblemKind,
  read: (comparison: Comparison, text: string) => Query | null,
): TermReading {
  const [, from, to] = /^([^.<>=]*)\.\.([^.<>=]*)$/.exec(value) ?? []
  if (from !== undefined && to !== undefined) {
    const ends = [from === '' ? EVERYTHING : read('>=', from), to === '' ? EVERYTHING : read('<=', to)]
    const known = ends.filter((end) => end !== null)
    return known.length < 2 || from + to === '' ? problem(kind) : allOf(known)
  }
  const [, sign = '', text = ''] = /^(<=|>=|<|>|=)?(.*)$/s.exec(value) ?? []
  return read((sign === '' ? '=' : sign) as Comparison, text) ?? problem(kind)
}

const problem = (kind: QueryProblemKind): TermReading => ({ kind: 'problem', problem: kind })
