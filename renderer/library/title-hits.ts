import { findHits, type Hit } from '../../shared/search/find-hits.ts'
import { soughtWords } from '../../shared/search/sought-words.ts'
import type { ArticleRow as Row } from '../queries/models.ts'

/** Where what was looked for stands in a title, one answer for each title; undefined where it does not. */
export function hitsInTitles(sought: string): (metadata: Row['metadata']) => readonly Hit[] | undefined {
  const known = new Map<string, readonly Hit[] | undefined>()
  return ({ title, lang }) => {
    if (sought === '') return undefined
    const key = `${lang} ${title}`
    if (!known.has(key)) {
      const words = soughtWords(sought, lang, 'title')
      const hits = words ? findHits(title, words.terms, words.language) : []
      known.set(key, hits.length > 0 ? hits : undefined)
    }
    return known.get(key)
  }
}
