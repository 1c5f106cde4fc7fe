import { Dexie } from 'dexie'
import type { Article } from '../../shared/article/article.ts'
import { FIRST_MEDIA, type Version, type VersionAsset } from '../../shared/article/version.ts'
import type { OffprintDatabase } from './database.ts'

const { minKey } = Dexie

/** An article's versions, newest first; of one in the Trash, those that went there with it. */
export async function readVersionsOf(
  db: OffprintDatabase,
  article: Pick<Article, 'id' | 'deletedAt'>,
): Promise<Version[]> {
  const versions = await db.versions.where('articleId').equals(article.id).toArray()
  return versions
    .filter((version) => version.deletedAt === article.deletedAt)
    .sort((a, b) => b.capturedAt - a.capturedAt || (a.id < b.id ? 1 : -1))
}

/** A version's images, in the order of its body; its films and recordings are not among them. */
export function readVersionAssets(db: OffprintDatabase, versionId: string): Promise<VersionAsset[]> {
  return db.versionAssets
    .where('[versionId+n]')
    .between([versionId, minKey], [versionId, FIRST_MEDIA])
    .toArray()
}
