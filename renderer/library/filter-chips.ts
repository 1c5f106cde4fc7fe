import { parseQuery } from '../../shared/query/parse-query.ts'
import type { Query } from '../../shared/query/query.ts'
import { tokenizeQuery } from '../../shared/query/tokenize-query.ts'

/** A filter as the field shows it: conditions that were finished, as chips, and the text that is still being typed. */
export interface FilterParts {
  readonly chips: readonly string[]
  readonly text: string
}

/** The filter as one query. */
export function joinFilter({ chips, text }: FilterParts): string {
  return [...chips, text.trim()].filter((part) => part !== '').join(' ')
}

/**
 * Takes the sound conditions (`tag:x`, `-tag:x`, `saved:>2025`) out of a text as chips. The last one stays text until a space
 * follows it, because somebody may be typing on; with `isDone` it becomes a chip too. A text with OR or parentheses stays as it is:
 * taken apart it would mean something else.
 */
export function splitFilter(text: string, isDone: boolean): FilterParts {
  const tokens = tokenizeQuery(text)
  if (tokens.some(({ kind }) => kind === 'open' || kind === 'close' || kind === 'or' || kind === 'and')) {
    return { chips: [], text }
  }
  const chips: string[] = []
  let rest = ''
  let from = 0
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'field') continue
    const before = tokens[index - 1]
    const start = before?.kind === 'minus' && before.end === token.start ? before.start : token.start
    const piece = text.slice(start, token.end)
    const isFinished = isDone || /\s/.test(text.charAt(token.end)) || (token.quoted && token.closed)
    if (!isFinished || !isCondition(piece)) continue
    chips.push(piece)
    rest += text.slice(from, start)
    from = token.end
  }
  rest += text.slice(from)
  return { chips, text: chips.length > 0 ? rest.replace(/\s+/g, ' ').trimStart() : text }
}

/** Whether a piece is one sound condition by itself. */
function isCondition(piece: string): boolean {
  return parseQuery(piece).problems.length === 0
}

/** The words and phrases that rows must hold, to mark them there: not those that a row must not hold. */
export function wordsToMark(filter: string): readonly string[] {
  const words = new Set<string>()
  const collect = (query: Query): void => {
    if (query.kind === 'and' || query.kind === 'or') query.parts.forEach(collect)
    else if (query.kind === 'text' && (query.field === 'any' || query.field === 'title'))
      words.add(query.text)
  }
  collect(parseQuery(filter).query)
  return [...words].filter((word) => word.trim() !== '')
}
