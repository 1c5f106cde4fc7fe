import { useCallback, useEffect, useState } from 'react'
import { shownMetadata } from '../../shared/article/article.ts'
import type {
  ExtractionErrorKind,
  ExtractionJob,
  ExtractionRemark,
} from '../../shared/article/extraction-job.ts'
import { PRESENT_MAKERS } from '../capture/present-makers.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import {
  countRemarks,
  readEndedExtractions,
  readExtractions,
  readRemarks,
} from '../storage/extraction-jobs.ts'
import { countOlder } from '../storage/extraction-walk.ts'
import { countCarried } from '../storage/highlight-anchors.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Jobs that make articles again: the open ones in the order in which they are worked, then those that ended, newest first. */
export function useExtractions(): readonly ExtractionJob[] | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readExtractions(db), [db]))
}

/** An article in the report of a job. */
export interface ReportedArticle {
  readonly articleId: string
  /** Empty when it is gone or has none. */
  readonly title: string
  /** Null when nothing failed. */
  readonly error: ExtractionErrorKind | null
}

export interface ExtractionReport {
  /** The first of those with highlights that are still to be looked at. */
  readonly look: readonly ReportedArticle[]
  /** How many those are in all. */
  readonly lookTotal: number
  /** The first of those that failed; how many that is in all stands with the job. */
  readonly failed: readonly ReportedArticle[]
}

/** More articles of a report than this are counted, not listed. */
const REPORTED = 100

/** What a job has to report. What a person has looked at since is left out. */
export function useExtractionReport(jobId: string): ExtractionReport | undefined {
  const db = useDatabase()
  return useLive(
    useCallback(() => readReport(db, jobId), [db, jobId]),
    jobId,
  )
}

async function readReport(db: OffprintDatabase, jobId: string): Promise<ExtractionReport> {
  const [total, failed] = await Promise.all([
    countRemarks(db, jobId, 'look'),
    readRemarks(db, jobId, 'failed', REPORTED),
  ])
  // Those that were looked at since stay among the remarks: as many more are read as it takes to list a hundred.
  let remarks: readonly ExtractionRemark[] = []
  let look: readonly ExtractionRemark[] = []
  for (let wanted = REPORTED; look.length < REPORTED && remarks.length < total; wanted *= 2) {
    remarks = await readRemarks(db, jobId, 'look', wanted)
    const unsettled = await Promise.all(remarks.map((remark) => isToLookAt(db, remark)))
    look = remarks.filter((_, index) => unsettled[index])
    if (remarks.length < wanted) break
  }
  return {
    look: await withTitles(db, look.slice(0, REPORTED)),
    lookTotal: total - (remarks.length - look.length),
    failed: await withTitles(db, failed),
  }
}

async function isToLookAt(
  db: OffprintDatabase,
  { articleId, versionId }: ExtractionRemark,
): Promise<boolean> {
  const [article, version] = await Promise.all([db.articles.get(articleId), db.versions.get(versionId)])
  if (article?.deletedAt !== 0 || version?.deletedAt !== 0 || article.versionId === versionId) return false
  const { unsure, orphaned } = await countCarried(db, articleId, versionId)
  return unsure + orphaned > 0
}

async function withTitles(
  db: OffprintDatabase,
  remarks: readonly ExtractionRemark[],
): Promise<ReportedArticle[]> {
  const articles = await db.articles.bulkGet(remarks.map(({ articleId }) => articleId))
  return remarks.map(({ articleId, error }, index) => {
    const article = articles[index]
    return { articleId, title: article ? shownMetadata(article).title : '', error: error?.kind ?? null }
  })
}

/** How many articles jobs that ended have left with highlights to look at, in all. */
export function useArticlesToLookAt(): number | undefined {
  const db = useDatabase()
  const query = useCallback(async () => {
    // Of an open one every article would be a reason to count again.
    const jobs = await readEndedExtractions(db)
    const reports = await Promise.all(jobs.map(({ id }) => readReport(db, id)))
    return reports.reduce((sum, { lookTotal }) => sum + lookTotal, 0)
  }, [db])
  return useLive(query)
}

/**
 * How many articles there are, and how many of them an older extractor or sanitizer made and could be made again. Counted once and
 * after each job that ends: a library of 100,000 articles takes a second or two.
 * @param ended changes whenever a job ends
 */
export function useOlderArticles(ended: string): { older: number; all: number } | undefined {
  const db = useDatabase()
  const [counted, setCounted] = useState<{ older: number; all: number }>()
  const [failure, setFailure] = useState<{ error: unknown }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a job that ends is the reason to count again
  useEffect(() => {
    let isWanted = true
    countOlder(db, PRESENT_MAKERS).then(
      (count) => isWanted && setCounted(count),
      (error: unknown) => isWanted && setFailure({ error }),
    )
    return () => {
      isWanted = false
    }
  }, [db, ended])
  if (failure) throw failure.error
  return counted
}
