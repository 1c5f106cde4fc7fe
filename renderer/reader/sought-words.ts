import { wantedTerms } from '../../shared/query/group-text.ts'
import { openLastWord } from '../../shared/query/open-last-word.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { searchTermOf } from '../../shared/search/search-term.ts'
import { stemLanguage } from '../../shared/search/stems.ts'
import type { SoughtWords } from './use-find.ts'

/** The words of a query that can stand in the text of an article; null when it has none. */
export function soughtWords(query: string, lang: string): SoughtWords | null {
  const language = stemLanguage(lang)
  const terms = wantedTerms(openLastWord(parseQuery(query).query, query)).filter(
    ({ field }) => field === 'any' || field === 'body',
  )
  const sought = terms.flatMap((term) => searchTermOf(term, language === '' ? [] : [language]) ?? [])
  if (sought.length === 0) return null
  return { query: [...new Set(terms.map(({ text }) => text))].join(' '), terms: sought, language }
}
