import { Dexie } from 'dexie'
import type { CaptureJob } from '../../shared/article/capture-job.ts'
import { FIRST_MEDIA, type MissingReason, type VersionAsset } from '../../shared/article/version.ts'
import type { OffprintDatabase } from './database.ts'
import { markJobDone } from './job-repository.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'

const { minKey, maxKey } = Dexie

/** An article that is read with images missing. */
export interface IncompleteArticle {
  readonly articleId: string
  /** Images of the version that is shown, and those of them that are stored. */
  readonly total: number
  readonly stored: number
  /** How many are missing for which reason. */
  readonly reasons: ReadonlyMap<MissingReason, number>
  /** Whether any of those has an address from which it can be downloaded. */
  readonly isRepairable: boolean
}

/**
 * The articles outside of the Trash whose shown version lacks images, by an index of what is missing alone: the time it takes grows with
 * that, not with the library. In the order of their versions, which is that of saving.
 */
export async function readIncompleteArticles(db: OffprintDatabase): Promise<IncompleteArticle[]> {
  const byVersion = new Map<string, VersionAsset[]>()
  const missing = await db.versionAssets
    .where('[status+versionId]')
    .between(['missing', minKey], ['missing', maxKey])
    .toArray()
  for (const row of missing) byVersion.set(row.versionId, [...(byVersion.get(row.versionId) ?? []), row])
  const versions = await db.versions.bulkGet([...byVersion.keys()])
  const articles = await db.articles.bulkGet(versions.map((version) => version?.articleId ?? ''))
  const incomplete: IncompleteArticle[] = []
  for (const [index, [versionId, images]] of [...byVersion].entries()) {
    const article = articles[index]
    if (article?.deletedAt !== 0 || article.versionId !== versionId) continue
    const reasons = new Map<MissingReason, number>()
    for (const { reason } of images) if (reason !== '') reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    const total = await db.versionAssets
      .where('[versionId+n]')
      .between([versionId, minKey], [versionId, FIRST_MEDIA])
      .count()
    incomplete.push({
      articleId: article.id,
      total,
      stored: total - images.length,
      reasons,
      isRepairable: images.some(isRepairable),
    })
  }
  return incomplete
}

/** Whether there is an address to download it from: what did not come along with a file has none. */
const isRepairable = ({ url, reason }: Pick<VersionAsset, 'url' | 'reason'>) =>
  url !== '' && reason !== 'not-beside'

/** The images that an article's versions lack, each address once, from the version that is shown first on. */
export async function readMissingImages(db: OffprintDatabase, articleId: string): Promise<string[]> {
  const article = await db.articles.get(articleId)
  if (article?.deletedAt !== 0) return []
  const versions = await db.versions.where('articleId').equals(articleId).toArray()
  const living = versions.filter(({ deletedAt }) => deletedAt === 0).map(({ id }) => id)
  const inOrder = [article.versionId, ...living.filter((id) => id !== article.versionId)]
  const addresses = new Set<string>()
  for (const id of inOrder)
    for (const { url, status, reason } of await db.versionAssets.where('versionId').equals(id).toArray())
      if (status === 'missing' && isRepairable({ url, reason })) addresses.add(url)
  return [...addresses]
}

/** What came of one address. */
export type Downloaded = Pick<VersionAsset, 'url' | 'hash' | 'status' | 'reason'>

/**
 * Fills in the images that were downloaded, wherever a version of the article lacks them, and ends the job, in one transaction. The text
 * and all that counts in it stay as they are.
 * @returns false when the job was cancelled meanwhile, or the article is gone: then nothing is stored
 */
export async function finishRepair(
  store: Store,
  { id }: Pick<CaptureJob, 'id'>,
  articleId: string,
  assets: StorableArticle['assets'],
  downloaded: readonly Downloaded[],
): Promise<boolean> {
  const { db, now } = store
  const { value } = await write(store, { kind: 'repair-images', undoable: false }, async (tx) => {
    const job = await db.jobs.get(id)
    const article = await db.articles.get(articleId)
    if (job?.status !== 'running' || article?.deletedAt !== 0) return false
    const byAddress = new Map(downloaded.map((image) => [image.url, image]))
    const known = new Set(
      await db.assets
        .where('hash')
        .anyOf(assets.map(({ hash }) => hash))
        .primaryKeys(),
    )
    await db.assets.bulkPut(assets.filter(({ hash }) => !known.has(hash)))
    for (const version of await db.versions.where('articleId').equals(articleId).toArray()) {
      const rows = await db.versionAssets.where('versionId').equals(version.id).toArray()
      await db.versionAssets.bulkPut(
        rows.flatMap((row) => {
          const image = row.status === 'missing' ? byAddress.get(row.url) : undefined
          return image ? [{ ...row, hash: image.hash, status: image.status, reason: image.reason }] : []
        }),
      )
    }
    // The cover of a list is one of them.
    const lead = byAddress.get(article.captured.leadImage)
    if (lead?.hash && article.captured.leadAsset === '')
      await tx.patch('articles', articleId, { captured: { ...article.captured, leadAsset: lead.hash } })
    const stored = downloaded.filter(({ status }) => status === 'stored').length
    const result = { articleId, status: 'repaired', stored, missing: downloaded.length - stored } as const
    await markJobDone(db, job, result, job.label, now())
    return true
  })
  return value
}
