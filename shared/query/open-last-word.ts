import { anyOf, type Query } from './query.ts'

/**
 * A query of which the last word may go on, because somebody may still be typing it: `tag:x harb` finds `harbour` too.
 * @param text as it was typed
 */
export function openLastWord(query: Query, text: string): Query {
  const last = /[\p{L}\p{N}\p{M}]+$/u.exec(text)?.[0]
  return last === undefined ? query : withWordOpen(query, last)
}

function withWordOpen(query: Query, word: string): Query {
  switch (query.kind) {
    case 'and':
    case 'or': {
      const end = query.parts.length - 1
      const parts = query.parts.map((part, index) => (index === end ? withWordOpen(part, word) : part))
      return query.kind === 'or' ? anyOf(parts) : { kind: 'and', parts }
    }
    case 'text':
      return query.phrase || query.prefix || query.text !== word
        ? query
        : { kind: 'or', parts: [query, { ...query, prefix: true }] }
    default:
      return query
  }
}
