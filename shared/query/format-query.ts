import { unreachable } from '../result.ts'
import type { Query, QueryTerm } from './query.ts'
import { quoteText } from './read-term.ts'

/** Writes a query so that `parseQuery` reads the same query out of it. */
export function formatQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return ''
    case 'and':
      return query.parts
        .map((part) => (part.kind === 'or' ? `(${formatQuery(part)})` : formatQuery(part)))
        .join(' ')
    case 'or':
      return query.parts.map(formatQuery).join(' OR ')
    case 'not':
      return query.part.kind === 'and' || query.part.kind === 'or'
        ? `-(${formatQuery(query.part)})`
        : `-${formatQuery(query.part)}`
    default:
      return formatTerm(query)
  }
}

function formatTerm(term: QueryTerm): string {
  switch (term.kind) {
    case 'text': {
      const text = term.phrase ? quoteText(term.text) : `${term.text}${term.prefix ? '*' : ''}`
      return term.field === 'any' ? text : `${term.field}:${text}`
    }
    case 'tag':
    case 'highlight-tag':
      return `${term.kind}:${fieldValue(term.path)}`
    case 'in':
      return `in:${term.place}`
    case 'is':
      return `is:${term.state}`
    case 'has':
      return `has:${term.what}`
    case 'color':
      return `color:${term.color}`
    case 'lang':
      return `lang:${fieldValue(term.lang)}`
    case 'date':
      return `${term.field}:${term.comparison === '=' ? '' : term.comparison}${term.date}`
    case 'number': {
      const sign = term.comparison === '=' ? '' : term.comparison
      return `${term.field}:${sign}${term.value}${term.field === 'progress' ? '%' : ''}`
    }
    default:
      return unreachable(term)
  }
}

/** A field's value, quoted only where it would end early or be taken for a quotation. */
function fieldValue(value: string): string {
  return /[\s()]/.test(value) || /^["“„]/.test(value) ? quoteText(value) : value
}
