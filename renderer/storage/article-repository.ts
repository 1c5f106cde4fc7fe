import { Dexie } from 'dexie'
import type { Version, VersionAsset } from '../../shared/article/version.ts'
import { normalizeTagPath } from '../../shared/library/tag-path.ts'
import type { OffprintDatabase } from './database.ts'
import { markJobDone } from './job-repository.ts'
import { type SavedArticle, saveArticle } from './save-article.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'

const { minKey, maxKey } = Dexie

/** An article's versions, newest first. */
export async function readVersionsOf(db: OffprintDatabase, articleId: string): Promise<Version[]> {
  const versions = await db.versions.where('articleId').equals(articleId).toArray()
  return versions
    .filter((version) => version.deletedAt === 0)
    .sort((a, b) => b.capturedAt - a.capturedAt || (a.id < b.id ? 1 : -1))
}

/** A version's images, in the order of its body. */
export function readVersionAssets(db: OffprintDatabase, versionId: string): Promise<VersionAsset[]> {
  return db.versionAssets.where('[versionId+n]').between([versionId, minKey], [versionId, maxKey]).toArray()
}

export interface SaveOptions {
  /** Tag paths, as they were typed; one that cannot be a tag is left out. */
  readonly tags?: readonly string[]
  /** When the person asked for it, if that was a while ago. */
  readonly at?: number
}

/** Stores a captured page: article, version, text, images, tags, log and counters in one transaction. */
export async function saveCapturedArticle(
  store: Store,
  storable: StorableArticle,
  { tags = [], at }: SaveOptions = {},
): Promise<SavedArticle> {
  const options = { kind: 'save-article', undoable: true, ...(at === undefined ? {} : { at }) } as const
  const { value } = await write(store, options, (tx) => saveArticle(tx, store, storable, validPaths(tags)))
  return value
}

/**
 * Stores what a job captured and ends the job, in one transaction.
 * @returns null when the job was cancelled meanwhile, or is gone: then nothing is stored
 */
export async function finishJob(
  store: Store,
  jobId: string,
  storable: StorableArticle,
): Promise<SavedArticle | null> {
  const { db } = store
  const asked = (await db.jobs.get(jobId))?.createdAt ?? store.now()
  const options = { kind: 'save-article', undoable: true, at: asked } as const
  const { value } = await write(store, options, async (tx) => {
    const job = await db.jobs.get(jobId)
    if (job?.status !== 'running') return null
    const saved = await saveArticle(tx, store, storable, validPaths(job.tags))
    const stored = storable.versionAssets.filter(({ status }) => status === 'stored').length
    const missing = storable.versionAssets.length - stored
    const { articleId, status } = saved
    const label = storable.captured.title || job.label
    await markJobDone(db, job, { articleId, status, stored, missing }, label, store.now())
    return saved
  })
  return value
}

const validPaths = (tags: readonly string[]) =>
  tags.flatMap((tag) => {
    const path = normalizeTagPath(tag)
    return path.ok ? [path.value] : []
  })
