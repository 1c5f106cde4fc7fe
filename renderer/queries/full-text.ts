import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { wantedTerms } from '../../shared/query/group-text.ts'
import { openLastWord } from '../../shared/query/open-last-word.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { matchExpression } from '../../shared/search/match-expression.ts'
import { tokensOf } from '../../shared/search/words.ts'
import type { SearchState, Snippet } from '../search/search-protocol.ts'
import type { FindText, FoundArticles } from '../storage/found-articles.ts'
import { type FoundSort, readFoundIds } from './article-ids.ts'
import { findTextWith } from './find-text.ts'
import type { View } from './models.ts'
import { useDatabase, useSearch } from './StorageContext.tsx'
import { useLive } from './use-live.ts'
import { viewKey, viewOf } from './view-key.ts'

/** Typing rests for so long before the texts are searched; in milliseconds. Titles are matched with every key. */
const PAUSE_MS = 150

/** Somebody who types on while so many more articles were indexed need not see the list move each time. */
const INDEXED_STEP = 2_000

/** How the index of the full text is; null while nobody says so. */
export function useSearchState(): SearchState | null {
  const search = useSearch()
  return useSyncExternalStore(
    useCallback((listener: () => void) => search?.watch(listener) ?? (() => undefined), [search]),
    () => search?.state() ?? null,
  )
}

/** Asks the index of the full text. Another function whenever other answers may be given. @param isNeeded false where no words are asked for */
export function useFindText(isNeeded: boolean): FindText {
  const search = useSearch()
  const progress = progressOf(useSearchState())
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one as more of the texts are indexed
  return useMemo(() => findTextWith(isNeeded ? search : null), [search, isNeeded ? progress : ''])
}

/** Another word when it is worth asking again. */
function progressOf(state: SearchState | null): string {
  if (!state) return ''
  const reached = state.phase === 'whole' ? state.revision : Math.floor(state.done / INDEXED_STEP)
  return `${state.phase} ${reached}`
}

/**
 * The articles of a view that a filter finds in the full text, best first. Undefined while it is typed and looked for; null where there
 * is nothing to be searched, or nothing to search in.
 */
export function useFoundArticles(
  view: View,
  filter: string,
  sort: FoundSort,
): FoundArticles | null | undefined {
  const db = useDatabase()
  const search = useSearch()
  const state = useSearchState()
  const rested = useRested(filter.trim(), PAUSE_MS)
  const key = viewKey(view)
  const hasWords = useMemo(() => wantedOf(rested).length > 0, [rested])
  const progress = progressOf(state)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again as more of the texts are indexed
  const query = useMemo(() => {
    if (!hasWords || state === null) return null
    return async () => {
      const found = await readFoundIds(db, viewOf(key), rested, sort, findTextWith(search))
      return found && { ...found, filter: rested }
    }
  }, [db, search, key, rested, sort, hasWords, state === null, progress])
  const answer = useLive(query, `found ${key} ${rested}`)
  const typed = useMemo(() => wantedOf(filter).length > 0, [filter])
  if (!typed || state === null || answer === null) return null
  return answer?.filter === filter.trim() ? answer : undefined
}

/** The words and phrases of a filter that the full text can be searched for. */
export function wantedOf(filter: string) {
  return wantedTerms(openLastWord(parseQuery(filter).query, filter)).filter(
    (term) => matchExpression(term, []) !== null,
  )
}

/** A value when it has not changed for so long. */
export function useRested<T>(value: T, pauseMs: number): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value, pauseMs])
  return rested
}

/** A snippet, and what it was looked for in: `progressOf` then. */
interface KnownSnippet extends Snippet {
  readonly asOf: string
}

const NO_SNIPPETS: ReadonlyMap<string, KnownSnippet> = new Map()

/** Where the words of a filter stand in the articles in sight; those that are not yet read are not in the answer. */
export function useSnippets(ids: readonly string[], filter: string): ReadonlyMap<string, Snippet> {
  const search = useSearch()
  const asOf = progressOf(useSearchState())
  const [known, setKnown] = useState({ filter: '', snippets: NO_SNIPPETS })
  const snippets = known.filter === filter ? known.snippets : NO_SNIPPETS
  // What was found before something changed stays in sight until it is looked for again.
  const isDue = (id: string) => id !== '' && snippets.get(id)?.asOf !== asOf
  const missing = filter === '' ? '' : ids.filter(isDue).join('\n')
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
            ...asked.map((id) => [id, { id, from: 'body', text: '', hits: [], asOf }] as const),
            ...found.map((snippet) => [snippet.id, { ...snippet, asOf }] as const),
          ]),
        })),
      () => undefined, // Without them rows say what they always say.
    )
    return () => controller.abort()
  }, [search, filter, missing, asOf])
  return snippets
}

/** Words with fewer letters have too many neighbours. */
const SHORTEST_MISSPELT = 4

/** What a filter may have meant that finds nothing: the same with one word spelt as the library has it. Empty for an empty filter. */
export function useSuggestions(filter: string): readonly string[] {
  const search = useSearch()
  const progress = progressOf(useSearchState())
  const [known, setKnown] = useState<{ readonly filter: string; readonly filters: readonly string[] }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again as more of the texts are indexed
  useEffect(() => {
    if (!search || filter === '') return
    const controller = new AbortController()
    const words = [...new Set(wantedOf(filter).map(({ text }) => text))].filter(
      (word) => word.length >= SHORTEST_MISSPELT && tokensOf(word).length === 1,
    )
    const suggest = async (written: string) => {
      const [word = ''] = tokensOf(written)
      const found = await search.ask({ kind: 'suggest', word }, controller.signal)
      return found.map((like) => filter.replace(written, like))
    }
    Promise.all(words.map(suggest)).then(
      (filters) => setKnown({ filter, filters: filters.flat() }),
      () => undefined, // Nothing is suggested.
    )
    return () => controller.abort()
  }, [search, filter, progress])
  return known?.filter === filter ? known.filters : []
}
