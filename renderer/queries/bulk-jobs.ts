import { useCallback } from 'react'
import type { BulkJob } from '../../shared/library/bulk-change.ts'
import { readBulkJobs } from '../storage/bulk-jobs.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Changes to very many articles: the open ones in the order in which they are worked, then those that ended, newest first. */
export function useBulkJobs(): readonly BulkJob[] | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readBulkJobs(db), [db]))
}
