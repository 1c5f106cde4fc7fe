import { useCallback } from 'react'
import { countPlaces } from '../storage/version-places.ts'
import type { Unsettled, VersionPlaces } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** How an article's highlights stand in each of its versions, by the version's id. */
export function useVersionPlaces(articleId: string): ReadonlyMap<string, VersionPlaces> | undefined {
  const db = useDatabase()
  const query = useCallback(() => countPlaces(db, articleId), [db, articleId])
  return useLive(articleId === '' ? null : query, articleId)
}

/** How many highlights are to be looked at in the version that an article shows: those unsure, and those not found in it. */
export function useUnsettled(articleId: string): Unsettled | undefined {
  const db = useDatabase()
  const query = useCallback(async (): Promise<Unsettled> => {
    const article = await db.articles.get(articleId)
    const places = (await countPlaces(db, articleId)).get(article?.versionId ?? '')
    return places
      ? { unsure: places.unsure, orphaned: places.orphaned - places.leftOut }
      : { unsure: 0, orphaned: 0 }
  }, [db, articleId])
  return useLive(articleId === '' ? null : query, articleId)
}
