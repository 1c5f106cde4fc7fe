import { findHits } from '../search/find-hits.ts'
import { type SearchField, searchTermOf } from '../search/search-term.ts'
import { stemLanguage } from '../search/stems.ts'
import { containsText, type FoundTest } from './match-query.ts'

/**
 * Looks for the words of a query in the texts of one article, as the index of the full text does: whole words, their other forms,
 * phrases, beginnings. For an article that is not in the index yet.
 * @param texts what is not given is empty
 * @param lang BCP 47, or empty
 */
export function textTest(texts: Partial<Record<SearchField, string>>, lang: string): FoundTest {
  const language = stemLanguage(lang)
  return (part, { tags }) => {
    if (part.kind !== 'text') return undefined
    const term = searchTermOf(part, language === '' ? [] : [language])
    // Authors and publications are not in the index under their own names.
    if (!term) return undefined
    if (term.fields.some((field) => findHits(texts[field] ?? '', [term], language, 1).length > 0)) return true
    return part.field === 'any' && tags.some((key) => containsText(key, part.text, part.phrase))
  }
}
