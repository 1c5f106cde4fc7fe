import { useCallback } from 'react'
import { readAnnotations } from '../storage/annotation-repository.ts'
import type { Annotations } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** All that somebody wrote on an article, placed in the version that is shown. */
export function useAnnotations(articleId: string, versionId: string): Annotations | undefined {
  const db = useDatabase()
  const query = useCallback(() => readAnnotations(db, articleId, versionId), [db, articleId, versionId])
  return useLive(articleId === '' ? null : query, `${articleId} ${versionId}`)
}
