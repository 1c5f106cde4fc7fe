import { useCallback } from 'react'
import type { CaptureJob } from '../../shared/article/capture-job.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Everything that is being saved or was, newest first. The bytes of files are not in it. */
export function useJobs(): readonly CaptureJob[] | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => db.jobs.orderBy('createdAt').reverse().toArray(), [db]))
}
