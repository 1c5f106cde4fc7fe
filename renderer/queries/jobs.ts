import { Dexie } from 'dexie'
import { useCallback } from 'react'
import { type CaptureJob, wantsDecision } from '../../shared/article/capture-job.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** What is being saved or was. The bytes of files are not in it. */
export interface JobList {
  /** The newest of each state, all of them newest first. */
  readonly jobs: readonly CaptureJob[]
  /** How many wait or are being worked, in all. */
  readonly open: number
  /** How many failed, in all. */
  readonly failed: number
  /** How many of those listed are saved, and may lack their article. */
  readonly undecided: number
}

/** More jobs than this of one state are counted, not read: the list is read anew with every report of progress. */
const READ_OF_EACH = 200

const STATES = ['running', 'queued', 'failed', 'cancelled', 'done'] as const

/** All at one time: a job that goes from one state to the next between two reads would be in neither. */
function readJobList(db: OffprintDatabase): Promise<JobList> {
  return db.transaction('r', db.jobs, () => readEachState(db))
}

async function readEachState(db: OffprintDatabase): Promise<JobList> {
  const inState = (status: CaptureJob['status']) =>
    db.jobs
      .where('[status+createdAt+id]')
      .between([status, Dexie.minKey, Dexie.minKey], [status, Dexie.maxKey, Dexie.maxKey])
  const [lists, [running = 0, queued = 0, failed = 0]] = await Promise.all([
    Promise.all(STATES.map((status) => inState(status).reverse().limit(READ_OF_EACH).toArray())),
    Promise.all(STATES.slice(0, 3).map((status) => inState(status).count())),
  ])
  const jobs = lists.flat().sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
  return { jobs, open: running + queued, failed, undecided: jobs.filter(wantsDecision).length }
}

/** Undefined while loading. */
export function useJobs(): JobList | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readJobList(db), [db]))
}
