import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { wantedTerms } from '../../shared/query/group-text.ts'
import { openLastWord } from '../../shared/query/open-last-word.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { matchExpression } from '../../shared/search/match-expression.ts'
import { NoSearchError, type SearchClient } from '../search/search-client.ts'
import type { SearchState, Snippet } from '../search/search-protocol.ts'
import type { FindText, FoundArticles } from '../storage/found-articles.ts'
import { type FoundSort, readFoundIds } from './article-ids.ts'
import { viewKey, viewOf } from './article-list.ts'
import type { View } from './models.ts'
import { useDatabase, useSearch } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Typing rests for so long before the texts are searched; in milliseconds. Titles are matched with every key. */
const PAUSE_MS = 150

/** Somebody who types on while so many more articles were indexed need not see the list move each time. */
const INDEXED_STEP = 2_000

/** What reading one query of words may ask for. */
export function findTextWith(search: SearchClient | null): FindText {
  return async (parts, ranked) => {
    if (!search) return null
    try {
      return await search.ask({ kind: 'match', parts, ranked })
    } catch (error) {
      if (error instanceof NoSearchError) return null
      throw error
    }
  }
}

/** How the index of the full text is; null while nobody says so. */
export function useSearchState(): SearchState | null {
  const search = useSearch()
  return useSyncExternalStore(
    useCallback((listener: () => void) => search?.watch(listener) ?? (() => undefined), [search]),
    () => search?.state() ?? null,
  )
}

/** The articles of a view that a filter finds in the full text, best first; null while it is typed, and where nothing is to be searched. */
export function useFoundArticles(view: View, filter: string, sort: FoundSort): FoundArticles | null {
  const db = useDatabase()
  const search = useSearch()
  const state = useSearchState()
  const rested = useRested(filter.trim(), PAUSE_MS)
  const key = viewKey(view)
  const hasWords = useMemo(() => wantedOf(rested).length > 0, [rested])
  const progress = state?.phase === 'whole' ? state.revision : Math.floor((state?.done ?? 0) / INDEXED_STEP)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again as more of the texts are indexed
  const query = useMemo(() => {
    if (!hasWords || state === null) return null
    return async () => {
      const found = await readFoundIds(db, viewOf(key), rested, sort, findTextWith(search))
      return found && { ...found, filter: rested }
    }
  }, [db, search, key, rested, sort, hasWords, state === null, progress])
  const found = useLive(query, `found ${key} ${rested}`)
  return found && found.filter === filter.trim() ? found : null
}

/** The words and phrases of a filter that the full text can be searched for. */
export function wantedOf(filter: string) {
  return wantedTerms(openLastWord(parseQuery(filter).query, filter)).filter(
    (term) => matchExpression(term, []) !== null,
  )
}

function useRested<T>(value: T, pauseMs: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return rested
}

const NO_SNIPPETS: ReadonlyMap<string, Snippet> = new Map()

/** Where the words of a filter stand in the articles in sight; those that are not yet read are not in the answer. */
export function useSnippets(ids: readonly string[], filter: string): ReadonlyMap<string, Snippet> {
  const search = useSearch()
  const [known, setKnown] = useState({ filter: '', snippets: NO_SNIPPETS })
  const snippets = known.filter === filter ? known.snippets : NO_SNIPPETS
  const missing = filter === '' ? '' : ids.filter((id) => id !== '' && !snippets.has(id)).join('\n')
  useEffect(() => {
    if (!search || missing === '') return
    const controller = new AbortController()
    const asked = missing.split('\n')
    search.ask({ kind: 'snippets', ids: asked, wanted: wantedOf(filter) }, controller.signal).then(
      (found) =>
        setKnown((before) => ({
          filter,
          snippets: new Map([
            ...(before.filter === filter ? before.snippets : []),
            // What has none is not asked for again.
            ...asked.map((id) => [id, { id, from: 'body', text: '', hits: [] }] as const),
            ...found.map((snippet) => [snippet.id, snippet] as const),
          ]),
        })),
      () => undefined, // Without them rows say what they always say.
    )
    return () => controller.abort()
  }, [search, filter, missing])
  return snippets
}
