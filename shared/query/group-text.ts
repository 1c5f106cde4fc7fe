import type { Query } from './query.ts'

/** A query whose words are gathered, and the parts that hold nothing else. */
export interface GroupedQuery {
  /** Means the same. Words that stand beside each other are an `and` of their own in it. */
  readonly query: Query
  /** The parts of `query`, the objects themselves, that hold words alone and can be asked for at once. */
  readonly parts: readonly Query[]
}

/**
 * Gathers what a full-text index can answer at once.
 * @param isIndexed whether the index can answer a part that holds words alone; asked of single words too
 */
export function groupText(query: Query, isIndexed: (part: Query) => boolean): GroupedQuery {
  const parts: Query[] = []
  const keep = (part: Query) => {
    parts.push(part)
    return part
  }
  const group = (node: Query): Query => {
    if (isText(node) && isIndexed(node)) return keep(node)
    switch (node.kind) {
      case 'and': {
        const words = node.parts.filter(isText)
        const together: Query = { kind: 'and', parts: words }
        if (words.length < 2 || !isIndexed(together)) return { ...node, parts: node.parts.map(group) }
        const others = node.parts.filter((part) => !isText(part))
        return { kind: 'and', parts: [keep(together), ...others.map(group)] }
      }
      case 'or':
        return { ...node, parts: node.parts.map(group) }
      case 'not':
        return { ...node, part: group(node.part) }
      default:
        return node
    }
  }
  return { query: group(query), parts }
}

/** Whether a part holds words and nothing else. */
function isText(query: Query): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.every(isText)
    case 'not':
      return isText(query.part)
    default:
      return query.kind === 'text'
  }
}

/** The words and phrases that articles are to hold; not those that they must not. */
export function wantedTerms(query: Query): Extract<Query, { kind: 'text' }>[] {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.flatMap(wantedTerms)
  return query.kind === 'text' ? [query] : []
}
