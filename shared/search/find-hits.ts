import { matchesToken, type SearchTerm } from './search-term.ts'
import { type Word, wordsOf } from './words.ts'

/** A place of a text where a term stands. */
export interface Hit {
  /** In UTF-16 units; `end` exclusive. */
  readonly start: number
  readonly end: number
  /** Which of the terms. */
  readonly term: number
}

/**
 * Every place of a text where one of the terms stands, in order of their ends.
 * @param language as `stemLanguage` gives it; empty for none
 * @param most how many are enough
 */
export function findHits(
  text: string,
  terms: readonly SearchTerm[],
  language: string,
  most = Number.POSITIVE_INFINITY,
): Hit[] {
  const hits: Hit[] = []
  const longest = Math.max(1, ...terms.map(({ tokens }) => tokens.length))
  const known = new Map<string, readonly number[]>()
  const recent: Word[] = []
  for (const word of wordsOf(text)) {
    recent.push(word)
    if (recent.length > longest) recent.shift()
    // Most words of a text come again and again.
    let ending = known.get(word.token)
    if (ending === undefined) {
      ending = endingWith(word.token, terms, language)
      known.set(word.token, ending)
    }
    for (const term of ending) {
      const start = startOf(recent, terms[term])
      const last = hits.at(-1)
      if (start !== null && (last?.end !== word.end || last.start !== start))
        hits.push({ start, end: word.end, term })
      if (hits.length >= most) return hits
    }
  }
  return hits
}

/** The terms whose last token this can be. */
function endingWith(token: string, terms: readonly SearchTerm[], language: string): readonly number[] {
  return terms.flatMap((term, index) => {
    if (term.tokens.length === 1) return matchesToken(term, token, language) ? index : []
    const last = term.tokens.at(-1) ?? ''
    return (term.isPrefix ? token.startsWith(last) : token === last) ? index : []
  })
}

/** Where the term starts of which the last token was just read; null when the tokens before it are not there. */
function startOf(recent: readonly Word[], term: SearchTerm | undefined): number | null {
  if (!term) return null
  const first = recent.length - term.tokens.length
  if (first < 0) return null
  for (let n = 0; n < term.tokens.length - 1; n++) {
    if (recent[first + n]?.token !== term.tokens[n]) return null
  }
  return recent[first]?.start ?? null
}
