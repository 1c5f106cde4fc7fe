import { useCallback } from 'react'
import type { OffprintDatabase } from '../storage/database.ts'
import { type MediaJob, readNewestMediaJobs } from '../storage/job-repository.ts'
import { readStoredMedia, type StoredMedia } from '../storage/media.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** How a film or a recording of an article stands. */
export interface MediaState {
  /** Null when it is not on this computer. */
  readonly stored: StoredMedia | null
  /** The newest job for it that is not done; null for none. */
  readonly job: MediaJob | null
}

async function readMediaStates(
  db: OffprintDatabase,
  articleId: string,
): Promise<ReadonlyMap<string, MediaState>> {
  const [stored, jobs] = await Promise.all([
    readStoredMedia(db, articleId),
    readNewestMediaJobs(db, articleId),
  ])
  const states = new Map<string, MediaState>()
  for (const job of jobs) states.set(job.input.address, { stored: null, job })
  for (const one of stored)
    states.set(one.address, { stored: one, job: states.get(one.address)?.job ?? null })
  return states
}

/**
 * The films and recordings of an article that were ever asked for, by the address of the file. Undefined while loading.
 * @param articleId empty asks nothing
 */
export function useMediaStates(articleId: string): ReadonlyMap<string, MediaState> | undefined {
  const db = useDatabase()
  const query = useCallback(() => readMediaStates(db, articleId), [db, articleId])
  return useLive(articleId === '' ? null : query, articleId)
}
