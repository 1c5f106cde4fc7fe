import type { Query } from '../query/query.ts'
import { SEARCH_FIELDS, type SearchField, type SearchTerm, searchTermOf } from './search-term.ts'

/** The columns of the index, in their order: each field, and the stems of its words that are not words of it themselves. */
export const SEARCH_COLUMNS = [
  ...SEARCH_FIELDS,
  'title_stems',
  'body_stems',
  'notes_stems',
  'highlights_stems',
] as const

/** How much a hit in each column counts (bm25). */
export const COLUMN_WEIGHTS = [10, 5, 1, 2, 2, 5, 0.5, 1, 1] as const

/** Tokens are letters and digits alone, so that no quotation can end early. */
const quoted = (token: string) => `"${token}"`

/** All columns need no filter, and are asked faster without. */
const columnFilter = (columns: readonly string[]) =>
  columns.length === SEARCH_COLUMNS.length ? '' : `{${columns.join(' ')}} : `

/**
 * A part of a query that is nothing but words, as a full-text expression of SQLite (https://www.sqlite.org/fts5.html#full_text_query_syntax).
 * Null when it cannot be asked so: where something is only to be absent, or is not indexed.
 * @param languages of the library, as `stemLanguage` gives them
 */
export function matchExpression(query: Query, languages: readonly string[]): string | null {
  switch (query.kind) {
    case 'text': {
      const term = searchTermOf(query, languages)
      return term && termExpression(term)
    }
    case 'or':
      return joined(query.parts, ' OR ', languages)
    case 'and': {
      const wanted = joined(
        query.parts.filter(({ kind }) => kind !== 'not'),
        ' AND ',
        languages,
      )
      const unwanted = query.parts.flatMap((part) => (part.kind === 'not' ? part.part : []))
      if (wanted === null || unwanted.length === 0) return wanted
      const without = joined(unwanted, ' OR ', languages)
      return without && `(${wanted} NOT ${without})`
    }
    default:
      return null
  }
}

function joined(parts: readonly Query[], operator: string, languages: readonly string[]): string | null {
  const expressions = parts.map((part) => matchExpression(part, languages))
  if (expressions.length === 0 || expressions.includes(null)) return null
  return expressions.length === 1 ? (expressions[0] ?? null) : `(${expressions.join(operator)})`
}

function termExpression({ tokens, isPrefix, stems, fields }: SearchTerm): string {
  const phrase = tokens.map(quoted).join(' + ') + (isPrefix ? ' *' : '')
  const inflected = columnFilter([...fields, ...fields.flatMap(stemColumn)])
  // A word that is a stem itself is looked for once, in all columns.
  const isStem = stems.length > 0 && stems.includes(tokens[0] ?? '')
  const exact = `${isStem ? inflected : columnFilter(fields)}${tokens.length > 1 ? `(${phrase})` : phrase}`
  const others = stems.filter((stem) => stem !== tokens[0]).map((stem) => `${inflected}${quoted(stem)}`)
  return others.length === 0 ? exact : `(${[exact, ...others].join(' OR ')})`
}

const stemColumn = (field: SearchField) => (field === 'byline' ? [] : `${field}_stems`)
