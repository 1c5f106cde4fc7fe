import { highlightColorSchema } from '../annotation/highlight.ts'
import { foldText } from './fold-text.ts'
import { QUERY_BELONGINGS, QUERY_PLACES, QUERY_STATES, TEXT_FIELDS } from './query.ts'
import { quoteText } from './read-term.ts'
import { QUERY_FIELDS, tokenizeQuery } from './tokenize-query.ts'

export type QueryFieldName = (typeof QUERY_FIELDS)[number]

/** The piece of a query that somebody is typing. */
export interface TypedPiece {
  /** The field of which the value is typed; null for a word that may become anything. */
  readonly field: QueryFieldName | null
  /** What is typed of it, without quotes. */
  readonly typed: string
  /** Where the word or the whole condition stands, without a minus; UTF-16 units, `end` exclusive. */
  readonly start: number
  readonly end: number
}

/** What a library holds, the commonest first; what can be completed from it. */
export interface KnownValues {
  readonly tags: readonly string[]
  readonly highlightTags: readonly string[]
  readonly authors: readonly string[]
  readonly sites: readonly string[]
  readonly langs: readonly string[]
}

/** One way to go on. */
export interface QueryCompletion {
  /** What to put from `start` to `end` of the piece. */
  readonly insert: string
  /** False where the value is still to be typed. */
  readonly isWhole: boolean
  readonly field: QueryFieldName
  /** The value as it is read; empty for a field alone. */
  readonly value: string
}

const MOST = 8
/** Words are mostly meant as words: they are completed with a few of each kind, and not from one letter. */
const MOST_FOR_WORDS = 3
const SHORTEST_WORD = 2

/** The piece that ends at the caret; null where nothing of a piece is typed. */
export function typedPiece(text: string, caret: number): TypedPiece | null {
  const token = tokenizeQuery(text.slice(0, caret)).at(-1)
  if (token?.end !== caret || (token.quoted && token.closed)) return null
  if (token.kind === 'field') {
    const field = QUERY_FIELDS.find((name) => name === token.name.toLowerCase())
    return field ? { field, typed: token.text, start: token.start, end: caret } : null
  }
  return token.kind === 'word' ? { field: null, typed: token.text, start: token.start, end: caret } : null
}

/**
 * Ways to complete a piece, the likeliest first.
 * @param today `YYYY-MM-DD`, for dates
 */
export function completeQuery(piece: TypedPiece, known: KnownValues, today: string): QueryCompletion[] {
  if (piece.field !== null) return completeValue(piece.field, piece.typed, known, today)
  if (piece.typed.length < SHORTEST_WORD) return []
  const typed = foldText(piece.typed)
  const fields = QUERY_FIELDS.filter((field) => field.startsWith(typed)).map(
    (field): QueryCompletion => ({ insert: `${field}:`, isWhole: false, field, value: '' }),
  )
  const values = (['tag', 'is', 'in', 'has'] as const).flatMap((field) =>
    fitting(typed, valuesOf(field, known, today), true)
      .slice(0, MOST_FOR_WORDS)
      .map((value) => whole(field, value)),
  )
  return [...fields, ...values].slice(0, MOST)
}

function completeValue(
  field: QueryFieldName,
  typed: string,
  known: KnownValues,
  today: string,
): QueryCompletion[] {
  const values = valuesOf(field, known, today)
  const isNumber = field === 'saved' || field === 'published' || field === 'words' || field === 'progress'
  const found = isNumber
    ? values.filter((value) => value.startsWith(typed))
    : fitting(foldText(typed), values, false)
  // What is there already is no way to go on.
  return found
    .filter((value) => value !== typed)
    .slice(0, MOST)
    .map((value) => whole(field, value))
}

const whole = (field: QueryFieldName, value: string): QueryCompletion => ({
  insert: `${field}:${/[\s()]/.test(value) || /^["“„]/.test(value) ? quoteText(value) : value}`,
  isWhole: true,
  field,
  value,
})

/** Values that begin as typed, then those of which a later word or level does, then those that hold it, each in the order given. */
function fitting(typed: string, values: readonly string[], onlyStarts: boolean): string[] {
  const ranked: string[][] = [[], [], []]
  for (const value of values) {
    const at = foldText(value).indexOf(typed)
    if (at < 0) continue
    const isStart = at === 0 || startsWord(foldText(value), typed)
    if (!isStart && onlyStarts) continue
    ranked[at === 0 ? 0 : isStart ? 1 : 2]?.push(value)
  }
  return ranked.flat()
}

function startsWord(value: string, typed: string): boolean {
  return ['/', ' ', '.', '-'].some((before) => value.includes(`${before}${typed}`))
}

function valuesOf(field: QueryFieldName, known: KnownValues, today: string): readonly string[] {
  switch (field) {
    case 'tag':
      return known.tags
    case 'highlight-tag':
      return known.highlightTags
    case 'in':
      return [...QUERY_PLACES, ...TEXT_FIELDS.filter((name) => name !== 'author' && name !== 'site')]
    case 'is':
      return QUERY_STATES
    case 'has':
      return QUERY_BELONGINGS
    case 'color':
      return highlightColorSchema.options
    case 'author':
      return known.authors
    case 'site':
      return known.sites
    case 'lang':
      return known.langs
    case 'saved':
    case 'published':
      return recentDates(today)
    case 'words':
      return ['<500', '>1000', '>2000', '>5000']
    case 'progress':
      return ['<50%', '>50%', '>90%']
    default:
      return []
  }
}

/** This month and the last, this year and the last, and from each on. */
function recentDates(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const monthOf = (back: number) => {
    const date = new Date(Date.UTC(year, month - 1 - back, 1))
    return date.toISOString().slice(0, 7)
  }
  return [
    `>=${today}`,
    monthOf(0),
    monthOf(1),
    `>=${monthOf(2)}`,
    String(year),
    String(year - 1),
    `<${year - 1}`,
  ]
}
