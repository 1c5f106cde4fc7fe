import { useCallback } from 'react'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { type FindText, readAnsweringIds } from '../storage/found-articles.ts'
import { findTextWith } from './find-text.ts'
import { useFindText, useRested } from './full-text.ts'
import { useDatabase, useSearch } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Asks once which of some articles answer a query. */
export function useFitting(): (query: string, ids: readonly string[]) => Promise<readonly string[]> {
  const db = useDatabase()
  const search = useSearch()
  return useCallback(
    (query, ids) => readAnsweringIds(db, parseQuery(query).query, findTextWith(search), ids),
    [db, search],
  )
}

async function countAnswers(db: OffprintDatabase, query: string, findText: FindText): Promise<number> {
  return (await readAnsweringIds(db, parseQuery(query).query, findText)).length
}

/** Typing rests for so long before a query is counted; in milliseconds. */
const PAUSE_MS = 150

/** How many articles answer a query that is being typed; the old number stays while the next is counted. */
export function useQueryCount(query: string): number | undefined {
  const db = useDatabase()
  const findText = useFindText(true)
  const rested = useRested(query.trim(), PAUSE_MS)
  const count = useCallback(() => countAnswers(db, rested, findText), [db, rested, findText])
  return useLive(count, 'query count')
}
