/** A piece of a query; positions are UTF-16 units of the whole, `end` exclusive. */
export interface QueryToken {
  readonly kind: 'open' | 'close' | 'or' | 'and' | 'minus' | 'word' | 'phrase' | 'field'
  /** The word, or what stands between the quotes, or the value of a field. */
  readonly text: string
  /** Of a field: its name as written; else empty. */
  readonly name: string
  /** Whether `text` was quoted, and whether the quote was closed. */
  readonly quoted: boolean
  readonly closed: boolean
  readonly start: number
  readonly end: number
}

/** A quote opens with a key of this table and closes with one of its value's characters: keyboards and phones turn them into pairs. */
const QUOTES = new Map([
  ['"', '"'],
  ['“', '”"'],
  ['„', '“”"'],
])

const FIELD = /^([a-z][a-z-]*):/i

/** Cuts a query into pieces. Every character belongs to a piece or is white space; nothing is judged here. */
export function tokenizeQuery(input: string): QueryToken[] {
  const tokens: QueryToken[] = []
  let at = 0
  const push = (kind: QueryToken['kind'], end: number, more: Partial<QueryToken> = {}): void => {
    const plain = { text: input.slice(at, end), name: '', quoted: false, closed: true }
    tokens.push({ kind, ...plain, ...more, start: at, end })
    at = end
  }
  while (at < input.length) {
    const character = input.charAt(at)
    if (/\s/.test(character)) at += 1
    else if (character === '(') push('open', at + 1)
    else if (character === ')') push('close', at + 1)
    else if (character === '-') push('minus', at + 1)
    else if (QUOTES.has(character)) {
      const quote = readQuote(input, at)
      push('phrase', quote.end, { text: quote.text, quoted: true, closed: quote.closed })
    } else {
      const end = wordEnd(input, at)
      const name = FIELD.exec(input.slice(at, end))?.[1]
      const valueAt = at + (name?.length ?? 0) + 1
      if (name !== undefined && isKnownField(name) && QUOTES.has(input.charAt(valueAt))) {
        const quote = readQuote(input, valueAt)
        push('field', quote.end, { name, text: quote.text, quoted: true, closed: quote.closed })
      } else if (name !== undefined) push('field', end, { name, text: input.slice(valueAt, end) })
      else {
        const word = input.slice(at, end)
        push(word === 'OR' ? 'or' : word === 'AND' ? 'and' : 'word', end)
      }
    }
  }
  return tokens
}

/** The names that can stand before a colon. */
export const QUERY_FIELDS = [
  'tag',
  'highlight-tag',
  'in',
  'is',
  'has',
  'color',
  'title',
  'author',
  'site',
  'notes',
  'highlights',
  'body',
  'lang',
  'saved',
  'published',
  'words',
  'progress',
] as const

/** Whether a name, in any case, can stand before a colon. */
export function isKnownField(name: string): boolean {
  return QUERY_FIELDS.some((field) => field === name.toLowerCase())
}

function wordEnd(input: string, start: number): number {
  let end = start
  while (end < input.length && !/[\s()]/.test(input.charAt(end))) end += 1
  return end
}

/** Reads from an opening quote. `\"` and `\\` stand for the characters themselves; an unclosed quote runs to the end. */
function readQuote(input: string, start: number): { text: string; end: number; closed: boolean } {
  const closing = QUOTES.get(input.charAt(start)) ?? '"'
  let text = ''
  for (let at = start + 1; at < input.length; at++) {
    const character = input.charAt(at)
    const next = input.charAt(at + 1)
    if (character === '\\' && (next === '"' || next === '\\')) {
      text += next
      at += 1
    } else if (closing.includes(character)) return { text, end: at + 1, closed: true }
    else text += character
  }
  return { text, end: input.length, closed: false }
}
