import { Dexie } from 'dexie'
import type { Article } from '../../shared/article/article.ts'
import { FIRST_MEDIA, type Version, type VersionAsset } from '../../shared/article/version.ts'
import { normalizeTagPath } from '../../shared/library/tag-path.ts'
import type { OffprintDatabase } from './database.ts'
import { type SavedArticle, saveArticle } from './save-article.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import { write } from './write.ts'

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
  const { value } = await write(store, options, (tx) => saveArticle(tx, store, storable, validTagPaths(tags)))
  return value
}

/** Those of the tags that can be tags. */
export const validTagPaths = (tags: readonly string[]) =>
  tags.flatMap((tag) => {
    const path = normalizeTagPath(tag)
    return path.ok ? [path.value] : []
  })
