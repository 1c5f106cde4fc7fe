/* What tests of the full text use from within a page. Served as `/search-lab.js`. */

import { openSearch } from '../../../renderer/search/search-client.ts'
import { startIndex } from '../../../renderer/search/start-index.ts'
import { groupText } from '../../../shared/query/group-text.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'

const searchLab = {
  startIndex,
  openSearch,
  /** Ids of the articles that a query of words finds, best first. */
  async find(client: ReturnType<typeof openSearch>, text: string): Promise<readonly string[]> {
    const { parts } = groupText(parseQuery(text).query, () => true)
    const [ranked = null] = parts
    return (await client.ask({ kind: 'match', parts, ranked })).ranked
  },
}

declare global {
  interface Window {
    searchLab: typeof searchLab
  }
}

window.searchLab = searchLab
