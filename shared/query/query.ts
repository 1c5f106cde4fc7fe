import type { HighlightColor } from '../annotation/highlight-colors.ts'
import type { TagPath } from '../library/tag-path.ts'

/** Where an article can be looked for. In the Trash it is in no other place. */
export const QUERY_PLACES = ['inbox', 'later', 'archive', 'trash'] as const

export type QueryPlace = (typeof QUERY_PLACES)[number]

/** `unread` is everything that is not finished, `reading` what of it was begun; `incomplete` lacks images. */
export const QUERY_STATES = ['favorite', 'finished', 'unread', 'reading', 'untagged', 'incomplete'] as const

export type QueryState = (typeof QUERY_STATES)[number]

/** What an article can have: an `orphan` is a highlight that has lost its place, an `image` one that is stored. */
export const QUERY_BELONGINGS = ['highlights', 'notes', 'images', 'orphans'] as const

export type QueryBelonging = (typeof QUERY_BELONGINGS)[number]

/** Where words can be looked for; `in:notes` says it of all words beside it. */
export const TEXT_FIELDS = ['title', 'author', 'site', 'notes', 'highlights', 'body'] as const

export type TextField = 'any' | (typeof TEXT_FIELDS)[number]

export type Comparison = '<' | '<=' | '=' | '>=' | '>'

/** A condition that cannot be taken apart. */
export type QueryTerm =
  /**
   * A word matches itself and its other forms, with `prefix` each word that begins so; a phrase matches whole words that follow one
   * another.
   */
  | {
      readonly kind: 'text'
      readonly field: TextField
      readonly text: string
      readonly phrase: boolean
      readonly prefix: boolean
    }
  /** On articles: this tag or one below it. */
  | { readonly kind: 'tag'; readonly path: TagPath }
  | { readonly kind: 'highlight-tag'; readonly path: TagPath }
  | { readonly kind: 'in'; readonly place: QueryPlace }
  | { readonly kind: 'is'; readonly state: QueryState }
  | { readonly kind: 'has'; readonly what: QueryBelonging }
  | { readonly kind: 'color'; readonly color: HighlightColor }
  /** BCP 47; `en` stands for `en-GB` too. */
  | { readonly kind: 'lang'; readonly lang: string }
  /** `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and stands for the whole of that year, month or day. */
  | {
      readonly kind: 'date'
      readonly field: 'saved' | 'published'
      readonly comparison: Comparison
      readonly date: string
    }
  /** Words of the text, or the share of it that was read, in whole percent. */
  | {
      readonly kind: 'number'
      readonly field: 'words' | 'progress'
      readonly comparison: Comparison
      readonly value: number
    }

/** What a query means. The parser gives it without redundancy: no `and` in an `and`, no doubled `not`, no single part. */
export type Query =
  | QueryTerm
  /** The empty query: every article. */
  | { readonly kind: 'all' }
  | { readonly kind: 'and'; readonly parts: readonly Query[] }
  | { readonly kind: 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }

export type QueryProblemKind =
  | 'unknown-field'
  | 'unknown-value'
  | 'empty-value'
  | 'bad-date'
  | 'bad-number'
  | 'bad-tag'
  | 'unclosed-quote'
  | 'unclosed-parenthesis'
  | 'stray-parenthesis'
  | 'missing-operand'
  | 'too-deep'

/** Something in a query that was not understood, and where it stands (UTF-16 units, `end` exclusive). */
export interface QueryProblem {
  readonly kind: QueryProblemKind
  readonly start: number
  readonly end: number
}

export const EVERYTHING: Query = { kind: 'all' }

/** All of the parts, without redundancy. */
export function allOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === 'and' ? part.parts : part.kind === 'all' ? [] : [part]))
  return flat.length === 0
    ? EVERYTHING
    : flat.length === 1 && flat[0]
      ? flat[0]
      : { kind: 'and', parts: flat }
}

/** Any of the parts, without redundancy. */
export function anyOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === 'or' ? part.parts : [part]))
  if (flat.some((part) => part.kind === 'all')) return EVERYTHING
  return flat.length === 0 ? EVERYTHING : flat.length === 1 && flat[0] ? flat[0] : { kind: 'or', parts: flat }
}

/** The opposite, without redundancy. */
export function noneOf(part: Query): Query {
  return part.kind === 'not' ? part.part : { kind: 'not', part }
}
