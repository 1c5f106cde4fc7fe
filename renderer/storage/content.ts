import type { VersionAsset } from '../../shared/article/version.ts'
import type { OffprintDatabase } from './database.ts'
import type { StorableArticle } from './storable-article.ts'

/*
 * Bodies, original bytes and images never change and are named after their content: they are put beside the rows that refer to them, in
 * the same transaction, and do not appear in the log.
 */

type Content = Pick<StorableArticle, 'html' | 'text' | 'bodyHash' | 'source' | 'assets' | 'versionAssets'>

/** Stores what a version is made of. An image that was missing from it and is there now is filled in. */
export async function putContent(db: OffprintDatabase, versionId: string, content: Content): Promise<void> {
  const { html, text, bodyHash, source, assets, versionAssets } = content
  if (!(await has(db.bodies, bodyHash))) await db.bodies.put({ hash: bodyHash, html, text })
  if (source && !(await has(db.sources, source.hash))) await db.sources.put(source)
  const stored = new Set(
    await db.assets
      .where('hash')
      .anyOf(assets.map(({ hash }) => hash))
      .primaryKeys(),
  )
  await db.assets.bulkPut(assets.filter(({ hash }) => !stored.has(hash)))
  const known = await db.versionAssets.bulkGet(versionAssets.map(({ n }): [string, number] => [versionId, n]))
  const rows = versionAssets.map((asset): VersionAsset => ({ ...asset, versionId }))
  await db.versionAssets.bulkPut(rows.filter((_, index) => known[index]?.status !== 'stored'))
}

async function has(
  table: { where(index: string): { equals(key: string): { count(): PromiseLike<number> } } },
  hash: string,
): Promise<boolean> {
  return (await table.where('hash').equals(hash).count()) > 0
}

/**
 * Takes away the versions' images, films, recordings, bodies and original bytes that no other version refers to. To be called after the versions
 * themselves are gone.
 */
export async function dropContent(
  db: OffprintDatabase,
  versions: readonly { id: string; bodyHash: string; sourceHash: string }[],
): Promise<void> {
  const images = (
    await Promise.all(versions.map(({ id }) => db.versionAssets.where('versionId').equals(id).toArray()))
  ).flat()
  await db.versionAssets.bulkDelete(images.map(({ versionId, n }): [string, number] => [versionId, n]))
  await dropUnusedAssets(
    db,
    images.map(({ hash }) => hash),
  )
  await dropUnused(
    versions.map(({ bodyHash }) => bodyHash),
    db.bodies,
    (hash) => db.versions.where('bodyHash').equals(hash).count(),
  )
  await dropUnused(
    versions.map(({ sourceHash }) => sourceHash),
    db.sources,
    (hash) => db.versions.where('sourceHash').equals(hash).count(),
  )
}

/** Takes away images, films and recordings that no version refers to. To be called after their rows are gone. */
export function dropUnusedAssets(db: OffprintDatabase, hashes: readonly string[]): Promise<void> {
  return dropUnused(hashes, db.assets, (hash) => db.versionAssets.where('hash').equals(hash).count())
}

async function dropUnused(
  hashes: readonly string[],
  table: { bulkDelete(keys: string[]): PromiseLike<void> },
  uses: (hash: string) => PromiseLike<number>,
): Promise<void> {
  const unused: string[] = []
  for (const hash of new Set(hashes)) if (hash !== '' && (await uses(hash)) === 0) unused.push(hash)
  await table.bulkDelete(unused)
}
