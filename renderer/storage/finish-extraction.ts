import {
  countOutcome,
  type ExtractionJob,
  type ExtractionOutcome,
  type ExtractionRemark,
} from '../../shared/article/extraction-job.ts'
import type { OffprintDatabase } from './database.ts'
import { countCarried } from './highlight-anchors.ts'
import { saveVersion } from './save-article.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'
import type { WriteTransaction } from './write-transaction.ts'

type Made = Extract<ExtractionOutcome, { status: 'updated' | 'unchanged' }>

/**
 * Stores an article that was made again, with the job's progress, in one transaction. It is no step of undo: the version that was
 * shown stays, and can be shown again.
 * @returns null when the job was cancelled meanwhile, or is gone: then nothing is stored
 */
export async function finishExtraction(
  store: Store,
  jobId: string,
  articleId: string,
  storable: StorableArticle,
): Promise<ExtractionOutcome | null> {
  const { value } = await write(store, { kind: 'extract-again', undoable: false }, async (tx) => {
    const job = await tx.db.extractions.get(jobId)
    if (job?.status !== 'open') return null
    const outcome = await storeAgain(tx, store, articleId, storable)
    await settle(tx.db, job, articleId, outcome)
    return outcome
  })
  return value
}

/** Takes note of an article that could not be made again. @returns whether the job was still open */
export function skipExtraction(
  { db }: Pick<Store, 'db'>,
  jobId: string,
  articleId: string,
  outcome: Exclude<ExtractionOutcome, Made>,
): Promise<boolean> {
  return db.transaction('rw', db.extractions, db.extractionRemarks, async () => {
    const job = await db.extractions.get(jobId)
    if (job?.status !== 'open') return false
    await settle(db, job, articleId, outcome)
    return true
  })
}

async function storeAgain(
  tx: WriteTransaction,
  { newId, now }: Pick<Store, 'newId' | 'now'>,
  articleId: string,
  storable: StorableArticle,
): Promise<ExtractionOutcome> {
  const article = await tx.db.articles.get(articleId)
  if (article?.deletedAt !== 0)
    return { status: 'failed', error: { kind: 'not-found', message: `No article ${articleId}` } }
  const { versionId, status } = await saveVersion(tx, newId, storable, articleId, now())
  const { captured, extractor, sanitizer } = storable
  if (status === 'unchanged') {
    // The same text is theirs as well, and need not be made again; what they read of the page may be more.
    await tx.patch('versions', versionId, { extractor, sanitizer, captured })
    if (versionId === article.versionId) await tx.patch('articles', articleId, { captured })
  }
  const highlights = await countCarried(tx.db, articleId, versionId)
  return {
    status: status === 'unchanged' ? status : 'updated',
    versionId,
    highlights,
    isThinner: status === 'thinner',
  }
}

/** Moves the job on by an article. Part of the transaction that stores the article. */
async function settle(
  db: OffprintDatabase,
  job: ExtractionJob,
  articleId: string,
  outcome: ExtractionOutcome,
): Promise<void> {
  const remark = remarkOn(job.id, articleId, outcome)
  if (remark) await db.extractionRemarks.put(remark)
  await db.extractions.put({
    ...job,
    counts: countOutcome(job.counts, outcome.status),
    cursor: articleId,
    working: '',
    tries: 0,
  })
}

function remarkOn(jobId: string, articleId: string, outcome: ExtractionOutcome): ExtractionRemark | null {
  const common = { id: `${jobId}:${articleId}`, jobId, articleId }
  if (outcome.status === 'failed') return { ...common, kind: 'failed', versionId: '', error: outcome.error }
  if (outcome.status !== 'updated') return null
  const { unsure, orphaned } = outcome.highlights
  if (unsure + orphaned === 0 && !outcome.isThinner) return null
  return { ...common, kind: 'look', versionId: outcome.versionId, error: null }
}
