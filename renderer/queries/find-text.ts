import { NoSearchError, type SearchClient } from '../search/search-client.ts'
import type { FindText } from '../storage/found-articles.ts'

/** Asks an index; without one, or where it does not answer, words are looked for as if there was none. */
export function findTextWith(search: SearchClient | null): FindText {
  return async (parts, ranked) => {
    // Nobody is there to ask, or nobody yet.
    if (!search?.state()) return null
    try {
      return await search.ask({ kind: 'match', parts, ranked })
    } catch (error) {
      if (error instanceof NoSearchError) return null
      throw error
    }
  }
}

/** Asks again after so long, in milliseconds, while texts are still to be indexed. */
const ASK_AGAIN_MS = 500

/** Asks an index and waits until all texts are in it: for answers that are given once. */
export function findAllTextWith(search: SearchClient): FindText {
  return async (parts, ranked) => {
    for (;;) {
      const answer = await search.ask({ kind: 'match', parts, ranked })
      if (answer.isWhole) return answer
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
    }
  }
}
