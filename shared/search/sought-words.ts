import { wantedTerms } from '../query/group-text.ts'
import { openLastWord } from '../query/open-last-word.ts'
import { parseQuery } from '../query/parse-query.ts'
import { type SearchField, type SearchTerm, searchTermOf } from './search-term.ts'
import { stemLanguage } from './stems.ts'

/** The words of a query, to be found again in a text. */
export interface SoughtWords {
  /** As they were typed. */
  readonly query: string
  readonly terms: readonly SearchTerm[]
  /** The text's, as `stemLanguage` gives it. */
  readonly language: string
}

/**
 * The words of a query that can stand in one part of an article; null when it has none.
 * @param query as it was typed; its last word may go on
 * @param lang of the article, BCP 47 or empty
 */
export function soughtWords(query: string, lang: string, field: SearchField): SoughtWords | null {
  const language = stemLanguage(lang)
  const terms = wantedTerms(openLastWord(parseQuery(query).query, query)).filter(
    (term) => term.field === 'any' || term.field === field,
  )
  const sought = terms.flatMap((term) => searchTermOf(term, language === '' ? [] : [language]) ?? [])
  if (sought.length === 0) return null
  return { query: [...new Set(terms.map(({ text }) => text))].join(' '), terms: sought, language }
}
