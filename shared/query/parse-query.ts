import { allOf, anyOf, noneOf, type Query, type QueryProblem, type TextField } from './query.ts'
import { phraseOf, readField, readScope, textTerm, wordOf } from './read-term.ts'
import { type QueryToken, tokenizeQuery } from './tokenize-query.ts'

export interface ParsedQuery {
  readonly query: Query
  /** What was not understood, in the order in which it stands. Empty for a sound query. */
  readonly problems: readonly QueryProblem[]
}

/** Parentheses nested deeper than this are ignored: nobody writes them, and following them would exhaust the stack. */
const MAX_DEPTH = 64

/**
 * Reads a query: words, `"phrases"`, `field:value`, `-` for *not*, `OR`, parentheses. Terms beside each other must all match, and bind
 * tighter than `OR`. Never throws: a piece that is not understood is reported and read as words, an operator without anything to
 * work on is reported and passed over.
 */
export function parseQuery(input: string): ParsedQuery {
  const reader = new QueryReader(tokenizeQuery(input))
  const query = reader.readAll()
  return { query, problems: reader.problems.sort((a, b) => a.start - b.start) }
}

class QueryReader {
  readonly problems: QueryProblem[] = []
  readonly #tokens: readonly QueryToken[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly QueryToken[]) {
    this.#tokens = tokens
  }

  readAll(): Query {
    const parts: Query[] = []
    while (this.#at < this.#tokens.length) {
      const part = this.#readOr()
      if (part) parts.push(part)
      // Only a closing parenthesis that nothing opened stops the reading before the end.
      if (this.#peek()?.kind === 'close') this.#report('stray-parenthesis', this.#take())
    }
    return allOf(parts)
  }

  /** Null when there was nothing to read. */
  #readOr(): Query | null {
    const parts: Query[] = []
    let operator: QueryToken | undefined
    for (;;) {
      const part = this.#readAnd()
      if (part) parts.push(part)
      if (operator && (!part || parts.length === 1)) this.#report('missing-operand', operator)
      if (this.#peek()?.kind !== 'or') break
      const next = this.#take()
      if (!part && !operator) this.#report('missing-operand', next)
      operator = part || operator ? next : undefined
    }
    return parts.length === 0 ? null : anyOf(parts)
  }

  #readAnd(): Query | null {
    const parts: Query[] = []
    let scope: TextField | null = null
    for (let token = this.#peek(); token; token = this.#peek()) {
      if (token.kind === 'or' || token.kind === 'close') break
      const said: TextField | null = readScope(token)
      if (said) {
        scope = said
        this.#take()
        continue
      }
      if (token.kind === 'and') {
        this.#take()
        const next = this.#peek()?.kind
        if (parts.length === 0 || !next || next === 'or' || next === 'close')
          this.#report('missing-operand', token)
        continue
      }
      const part = this.#readPart()
      if (part) parts.push(part)
    }
    if (parts.length === 0) return scope ? allOf([]) : null
    return allOf(scope ? parts.map((part) => within(part, scope)) : parts)
  }

  #readPart(): Query | null {
    let minus: QueryToken | undefined
    let negated = false
    while (this.#peek()?.kind === 'minus') {
      const next = this.#take()
      // A dash that stands by itself negates nothing: `London - a history`.
      if (this.#peek()?.start !== next.end || this.#peek()?.kind === 'close') {
        this.#report('missing-operand', next)
        return null
      }
      minus = next
      negated = !negated
    }
    const part = this.#readOperand()
    if (!part && minus) this.#report('missing-operand', minus)
    return part && negated ? noneOf(part) : part
  }

  #readOperand(): Query | null {
    const token = this.#take()
    if (token.kind === 'open') return this.#readGroup(token)
    if (token.kind === 'field') {
      const term = readField(token)
      if (!token.closed) this.#report('unclosed-quote', token)
      if (term.kind !== 'problem') return term
      this.#report(term.problem, token)
      return wordOf(token)
    }
    if (token.kind === 'phrase') {
      if (!token.closed) this.#report('unclosed-quote', token)
      return token.text.trim() === '' ? null : phraseOf(token.text)
    }
    // An operator in an operand's place (`-OR`) is the word; as a phrase it stays one when it is written again.
    return token.kind === 'word' ? textTerm('any', token) : phraseOf(token.text)
  }

  #readGroup(open: QueryToken): Query | null {
    if (this.#depth >= MAX_DEPTH) {
      this.#report('too-deep', open)
      return null
    }
    this.#depth += 1
    const inner = this.#readOr()
    this.#depth -= 1
    if (this.#peek()?.kind === 'close') this.#take()
    else this.#report('unclosed-parenthesis', open)
    if (!inner) this.#report('missing-operand', open)
    return inner
  }

  #peek(): QueryToken | undefined {
    return this.#tokens[this.#at]
  }

  #take(): QueryToken {
    const token = this.#tokens[this.#at]
    if (!token) throw new RangeError('The query has no more tokens')
    this.#at += 1
    return token
  }

  #report(kind: QueryProblem['kind'], token: QueryToken): void {
    this.problems.push({ kind, start: token.start, end: token.end })
  }
}

/** The query with its words looked for in one place, but for those that name a place of their own. */
function within(query: Query, field: TextField): Query {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { ...query, parts: query.parts.map((part) => within(part, field)) }
    case 'not':
      return noneOf(within(query.part, field))
    case 'text':
      return query.field === 'any' ? { ...query, field } : query
    default:
      return query
  }
}
