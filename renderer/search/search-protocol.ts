import type { Query } from '../../shared/query/query.ts'

/** What is asked of the index. */
export type SearchRequest =
  /** Which articles hold what each part says (parts that `matchExpression` can ask for), and of `ranked` the best, best first. */
  | { readonly kind: 'match'; readonly parts: readonly Query[]; readonly ranked: Query | null }
  /** Where the words of a query stand in these articles. */
  | { readonly kind: 'snippets'; readonly ids: readonly string[]; readonly wanted: readonly Query[] }
  /** Words of the library that could have been meant. */
  | { readonly kind: 'suggest'; readonly word: string }

export interface MatchAnswer {
  /** Ids for each part, in no order. */
  readonly parts: readonly (readonly string[])[]
  /** All that `ranked` asked for, best first. */
  readonly ranked: readonly string[]
  /** Whether the whole library is in the index; else more may be found later. */
  readonly isWhole: boolean
}

/** The place of an article that says most of what was looked for. */
export interface Snippet {
  readonly id: string
  readonly from: 'body' | 'notes' | 'highlights'
  readonly text: string
  /** What of the text is a hit; UTF-16 units, `end` exclusive. */
  readonly hits: readonly { readonly start: number; readonly end: number }[]
}

export interface SearchAnswers {
  readonly match: MatchAnswer
  readonly snippets: readonly Snippet[]
  readonly suggest: readonly string[]
}

/** An answer as it is sent. Tens of thousands of ids take much longer to be copied one by one than as one text. */
export type SentAnswer =
  | {
      readonly kind: 'match'
      /** Packed; null for the same as `ranked`. */
      readonly parts: readonly (string | null)[]
      /** Packed. */
      readonly ranked: string
      readonly isWhole: boolean
    }
  | { readonly kind: 'other'; readonly answer: Snippet[] | string[] }

const packIds = (ids: readonly string[]) => ids.join('\n')
const unpackIds = (packed: string) => (packed === '' ? [] : packed.split('\n'))

/** Makes an answer small to send. */
export function packAnswer(answer: SearchAnswers[keyof SearchAnswers]): SentAnswer {
  if (!isMatchAnswer(answer)) return { kind: 'other', answer: answer as Snippet[] | string[] }
  const { parts, ranked, isWhole } = answer
  return {
    kind: 'match',
    parts: parts.map((part) => (part === ranked ? null : packIds(part))),
    ranked: packIds(ranked),
    isWhole,
  }
}

/** The answer that `packAnswer` packed. */
export function unpackAnswer(sent: SentAnswer): SearchAnswers[keyof SearchAnswers] {
  if (sent.kind === 'other') return sent.answer
  const ranked = unpackIds(sent.ranked)
  return {
    parts: sent.parts.map((part) => (part === null ? ranked : unpackIds(part))),
    ranked,
    isWhole: sent.isWhole,
  }
}

const isMatchAnswer = (answer: SearchAnswers[keyof SearchAnswers]): answer is MatchAnswer =>
  'ranked' in answer

/** How the index is. `stopped`: it cannot be written, and is tried again. */
export interface SearchState {
  readonly phase: 'building' | 'whole' | 'stopped'
  /** Articles indexed, and in all. */
  readonly done: number
  readonly total: number
  /** Another number whenever another answer may be given. */
  readonly revision: number
}

export type SearchMessage =
  | { readonly kind: 'ask'; readonly askId: string; readonly request: SearchRequest }
  /** The answer is no longer wanted. */
  | { readonly kind: 'drop'; readonly askId: string }
  | { readonly kind: 'answer'; readonly askId: string; readonly answer: SentAnswer }
  | { readonly kind: 'failed'; readonly askId: string; readonly message: string }
  | { readonly kind: 'state'; readonly state: SearchState }
  | { readonly kind: 'how-is-it' }
  /** An index listens from now on: what was asked before nobody has heard. */
  | { readonly kind: 'listening' }

/** @param library name of the database, so that profiles and tests do not hear each other */
export const searchChannel = (library: string) => new BroadcastChannel(`${library}-search`)
