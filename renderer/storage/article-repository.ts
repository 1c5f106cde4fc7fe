import { Dexie } from 'dexie'
import type { Version, VersionAsset } from '../../shared/article/version.ts'
import type { OffprintDatabase } from './database.ts'

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
