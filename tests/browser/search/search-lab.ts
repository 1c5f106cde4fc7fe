/* What tests of the full text use from within a page. Served as `/search-lab.js`. */
import { findAllTextWith } from '../../../renderer/queries/find-text.ts'
import { openSearch, type SearchClient } from '../../../renderer/search/search-client.ts'
import { startIndex } from '../../../renderer/search/start-index.ts'
import type { OffprintDatabase } from '../../../renderer/storage/database.ts'
import { readFoundArticles } from '../../../renderer/storage/found-articles.ts'
import { groupText } from '../../../shared/query/group-text.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import type { Query } from '../../../shared/query/query.ts'
import { findHits } from '../../../shared/search/find-hits.ts'
import { searchTermOf } from '../../../shared/search/search-term.ts'
import { stemLanguage } from '../../../shared/search/stems.ts'

interface Text {
  readonly title: string
  readonly text: string
  readonly lang: string
}

const searchLab = {
  startIndex,
  openSearch,
  /** Ids of the articles that a query of words finds, best first. */
  async find(client: SearchClient, text: string): Promise<readonly string[]> {
    const { parts } = groupText(parseQuery(text).query, () => true)
    const [ranked = null] = parts
    return (await client.ask({ kind: 'match', parts, ranked })).ranked
  },
  /** Ids of the articles that answer a query, as the app asks for them. */
  async readAll(db: OffprintDatabase, client: SearchClient, text: string): Promise<readonly string[]> {
    const found = await readFoundArticles(db, parseQuery(text).query, findAllTextWith(client))
    return found?.ids ?? []
  },
  /** Which of the texts answer a query, by looking at each. */
  lookAtAll(texts: readonly Text[], query: string): number[] {
    const languages = [...new Set(texts.map(({ lang }) => stemLanguage(lang)).filter(Boolean))]
    const parsed = parseQuery(query).query
    return texts.flatMap((text, n) => (holds(text, parsed, languages) ? n : []))
  },
}

function holds(text: Text, query: Query, languages: readonly string[]): boolean {
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => holds(text, part, languages))
    case 'or':
      return query.parts.some((part) => holds(text, part, languages))
    case 'not':
      return !holds(text, query.part, languages)
    case 'text': {
      const term = searchTermOf(query, languages)
      if (!term) return false
      const fields = { title: text.title, byline: '', body: text.text, notes: '', highlights: '' }
      return term.fields.some((field) => findHits(fields[field], [term], stemLanguage(text.lang)).length > 0)
    }
    default:
      throw new Error(`Not a query of words: ${query.kind}`)
  }
}

declare global {
  interface Window {
    searchLab: typeof searchLab
  }
}

window.searchLab = searchLab
