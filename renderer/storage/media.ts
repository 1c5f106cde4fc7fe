import { Dexie } from 'dexie'
import type { CaptureJob, MediaInput } from '../../shared/article/capture-job.ts'
import { FIRST_MEDIA } from '../../shared/article/version.ts'
import { dropUnusedAssets } from './content.ts'
import type { OffprintDatabase } from './database.ts'
import { markJobDone } from './job-repository.ts'
import type { Asset } from './local-rows.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'
import type { WriteTransaction } from './write-transaction.ts'

const { maxKey } = Dexie

/** A film or a recording of an article that is on this computer. */
export interface StoredMedia {
  readonly address: string
  /** Key into `assets`. */
  readonly hash: string
}

/** Films and recordings among the rows of these versions. */
const rowsOf = async (db: OffprintDatabase, versionIds: readonly string[]) =>
  (
    await Promise.all(
      versionIds.map((id) =>
        db.versionAssets.where('[versionId+n]').between([id, FIRST_MEDIA], [id, maxKey]).toArray(),
      ),
    )
  ).flat()

/**
 * The films and recordings of an article that were downloaded, whichever of its versions they were downloaded for: one whose address
 * still stands in a newer text is there as well. Those that were removed are left out.
 */
export async function readStoredMedia(db: OffprintDatabase, articleId: string): Promise<StoredMedia[]> {
  const article = await db.articles.get(articleId)
  if (!article) return []
  const removed = new Set(article.removedMedia)
  const versionIds = await db.versions.where('articleId').equals(articleId).primaryKeys()
  const rows = (await rowsOf(db, versionIds)).filter(({ url }) => !removed.has(url))
  return [...new Map(rows.map(({ url, hash }) => [url, hash]))].map(([address, hash]) => ({ address, hash }))
}

/**
 * Stores a film or a recording that was downloaded, and ends the job, in one transaction. One that was there before under this address,
 * also one that was removed, gives way to it.
 * @returns false when the job was cancelled meanwhile, or the article is gone: then nothing is stored
 */
export async function finishMedia(
  store: Store,
  { id }: Pick<CaptureJob, 'id'>,
  { articleId, versionId, n, address }: MediaInput,
  asset: Asset,
): Promise<boolean> {
  const { db, now } = store
  const { value } = await write(store, { kind: 'download-media', undoable: false }, async (tx) => {
    const job = await db.jobs.get(id)
    const article = await db.articles.get(articleId)
    const versionIds = await db.versions.where('articleId').equals(articleId).primaryKeys()
    if (job?.status !== 'running' || article?.deletedAt !== 0 || !versionIds.includes(versionId)) return false
    if ((await db.assets.where('hash').equals(asset.hash).count()) === 0) await db.assets.put(asset)
    const earlier = (await rowsOf(db, versionIds)).filter(({ url }) => url === address)
    await db.versionAssets.bulkPut([
      ...earlier.map((row) => ({ ...row, hash: asset.hash })),
      { versionId, n, url: address, hash: asset.hash, status: 'downloaded', reason: '' },
    ])
    await dropUnusedAssets(
      db,
      earlier.map(({ hash }) => hash),
    )
    await keepRemoved(tx, articleId, (removed) => removed.filter((one) => one !== address))
    await markJobDone(db, job, { articleId, status: 'downloaded', stored: 1, missing: 0 }, job.label, now())
    return true
  })
  return value
}

/** Removes a download, in a way that can be undone: its bytes stay until it cannot any more. Nothing happens when there is none. */
export async function removeMedia(tx: WriteTransaction, articleId: string, address: string): Promise<void> {
  const stored = await readStoredMedia(tx.db, articleId)
  if (stored.some((one) => one.address === address))
    await keepRemoved(tx, articleId, (removed) => [...removed, address])
}

async function keepRemoved(
  tx: WriteTransaction,
  articleId: string,
  change: (removed: readonly string[]) => string[],
): Promise<void> {
  const was = (await tx.db.articles.get(articleId))?.removedMedia ?? []
  const removedMedia = change(was)
  if (removedMedia.length !== was.length) await tx.patch('articles', articleId, { removedMedia })
}

/** In a clock reading, the milliseconds (base 36). */
const MS_OF_READING = 9

/**
 * Takes away the bytes of downloads that were removed before a time, and cannot come back by undo.
 * @param before Unix milliseconds
 * @returns how many downloads
 */
export async function dropRemovedMedia(store: Store, before: number): Promise<number> {
  const { db } = store
  const rows = await db.versionAssets
    .where('[status+versionId]')
    .between(['downloaded', Dexie.minKey], ['downloaded', maxKey])
    .toArray()
  const versions = await db.versions.bulkGet([...new Set(rows.map(({ versionId }) => versionId))])
  const articles = await db.articles.bulkGet([
    ...new Set(versions.map((version) => version?.articleId ?? '')),
  ])
  let dropped = 0
  for (const article of articles) {
    if (!article || (article.removedMedia ?? []).length === 0) continue
    const at = Number.parseInt((article.clocks.removedMedia ?? '').slice(0, MS_OF_READING), 36)
    if (at >= before) continue
    dropped += await dropFor(store, article.id)
  }
  return dropped
}

async function dropFor(store: Store, articleId: string): Promise<number> {
  const { value } = await write(store, { kind: 'drop-media', undoable: false }, async (tx) => {
    const removed = new Set((await tx.db.articles.get(articleId))?.removedMedia)
    const versionIds = await tx.db.versions.where('articleId').equals(articleId).primaryKeys()
    const gone = (await rowsOf(tx.db, versionIds)).filter(({ url }) => removed.has(url))
    await tx.db.versionAssets.bulkDelete(gone.map(({ versionId, n }): [string, number] => [versionId, n]))
    await dropUnusedAssets(
      tx.db,
      gone.map(({ hash }) => hash),
    )
    await keepRemoved(tx, articleId, () => [])
    return removed.size
  })
  return value
}
