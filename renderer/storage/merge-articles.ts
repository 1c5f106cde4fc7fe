import { renameLinkedArticles } from '../../shared/annotation/note-links.ts'
import { linksIn } from '../../shared/annotation/read-note.ts'
import type { Article } from '../../shared/article/article.ts'
import { anchorId } from './annotation-repository.ts'
import { moveToTrash } from './article-trash.ts'
import { anchorMissing, livingVersions } from './highlight-anchors.ts'
import { taggingId } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/**
 * Makes one of two articles, within an action. What was marked and written on the other, its tags, its place in lists, whether it is a
 * favourite and how far it was read go to the one that is kept; its texts become versions of it, in each of which every highlight is
 * looked for. The other goes to the Trash with its own texts, so that it can be brought back whole.
 * @returns whether both are there, outside the Trash
 */
export async function mergeArticle(
  tx: WriteTransaction,
  newId: () => string,
  keptId: string,
  otherId: string,
): Promise<boolean> {
  const [kept, other] = await tx.db.articles.bulkGet([keptId, otherId])
  if (kept?.deletedAt !== 0 || other?.deletedAt !== 0 || keptId === otherId) return false
  const versionIds = await copyVersions(tx, newId, keptId, other)
  await moveAnnotations(tx, kept, other, versionIds)
  await moveLinks(tx, keptId, otherId)
  await copyTags(tx, kept, other)
  await copyListItems(tx, keptId, otherId)
  await mergeReadings(tx, kept, other, versionIds)
  await tx.patch('articles', keptId, {
    favorite: kept.favorite === 1 || other.favorite === 1 ? 1 : 0,
    // What a person wrote holds where nothing else was written.
    edited: { ...other.edited, ...kept.edited },
  })
  for (const { id } of await livingVersions(tx.db, keptId)) await anchorMissing(tx, keptId, id)
  await moveToTrash(tx, [otherId])
  return true
}

/**
 * Gives the kept article the texts of the other that it does not have. They are stored but once.
 * @returns the kept article's version for each of the other's
 */
async function copyVersions(
  tx: WriteTransaction,
  newId: () => string,
  keptId: string,
  other: Article,
): Promise<ReadonlyMap<string, string>> {
  const { db } = tx
  const own = new Map((await livingVersions(db, keptId)).map(({ id, bodyHash }) => [bodyHash, id]))
  const theirs = await livingVersions(db, other.id)
  const versions = theirs.filter(({ bodyHash }) => !own.has(bodyHash))
  const copies = versions.map((version) => ({
    ...version,
    id: newId(),
    articleId: keptId,
    // The one that is shown may not have what was captured with it: the article has.
    ...(version.id === other.versionId ? { captured: version.captured ?? other.captured } : {}),
  }))
  await tx.put(
    'versions',
    copies.map(
      ({ createdAt: _createdAt, updatedAt: _updatedAt, deletedAt: _deletedAt, clocks: _clocks, ...row }) =>
        row,
    ),
  )
  const copyOf = new Map(versions.map(({ id }, index) => [id, copies[index]?.id ?? '']))
  const assets = await db.versionAssets
    .where('versionId')
    .anyOf(versions.map(({ id }) => id))
    .toArray()
  await db.versionAssets.bulkPut(
    assets.map((asset) => ({ ...asset, versionId: copyOf.get(asset.versionId) ?? '' })),
  )
  for (const { id, bodyHash } of theirs) {
    const same = own.get(bodyHash)
    if (same !== undefined) copyOf.set(id, same)
  }
  return copyOf
}

/** Notes that lead to the other, or to what was marked in it, lead to the kept one. */
async function moveLinks(tx: WriteTransaction, keptId: string, otherId: string): Promise<void> {
  const marked = await tx.db.highlights.where('articleId').equals(keptId).primaryKeys()
  const keys = [`article:${otherId}`, ...marked.map((id) => `highlight:${id}`)]
  const notes = await tx.db.notes.where('links').anyOf(keys).distinct().toArray()
  await tx.patchAll(
    'notes',
    notes.flatMap(({ id, body }) => {
      const renamed = renameLinkedArticles(body, (articleId) => (articleId === otherId ? keptId : articleId))
      return renamed === body ? [] : [[id, { body: renamed, links: linksIn(renamed) }] as const]
    }),
  )
}

/** Highlights stay what they are, so that links to them hold; they and their places go over to the copies of their texts. */
async function moveAnnotations(
  tx: WriteTransaction,
  kept: Article,
  other: Article,
  copyOf: ReadonlyMap<string, string>,
): Promise<void> {
  const { db } = tx
  const isLiving = ({ deletedAt }: { readonly deletedAt: number }) => deletedAt === 0
  const highlights = (await db.highlights.where('articleId').equals(other.id).toArray()).filter(isLiving)
  const notes = (await db.notes.where('articleId').equals(other.id).toArray()).filter(isLiving)
  const marked = highlights.map(({ id }) => id)
  const taggings = (await db.taggings.where('targetId').anyOf(marked).toArray()).filter(isLiving)
  const anchors = (await db.anchors.where('highlightId').anyOf(marked).toArray()).filter(isLiving)
  await tx.patchAll(
    'highlights',
    highlights.map(({ id, versionId }) => [
      id,
      { articleId: kept.id, versionId: copyOf.get(versionId) ?? versionId },
    ]),
  )
  await tx.put(
    'anchors',
    anchors.flatMap(({ versionId, highlightId, start, end, status, confidence, confirmedAt }) => {
      const copy = copyOf.get(versionId)
      if (copy === undefined) return []
      const id = anchorId(copy, highlightId)
      return [{ id, versionId: copy, highlightId, start, end, status, confidence, confirmedAt }]
    }),
  )
  await tx.patchAll(
    'notes',
    notes.map(({ id, targetKind }) => [
      id,
      { articleId: kept.id, ...(targetKind === 'article' ? { targetId: kept.id } : {}) },
    ]),
  )
  await tx.patchAll(
    'taggings',
    taggings.map(({ id }) => [id, { articleId: kept.id, savedAt: kept.savedAt }]),
  )
}

async function copyTags(tx: WriteTransaction, kept: Article, other: Article): Promise<void> {
  const taggings = await tx.db.taggings.where('targetId').equals(other.id).toArray()
  await tx.put(
    'taggings',
    taggings
      .filter(({ deletedAt }) => deletedAt === 0)
      .map(({ tagId }) => ({
        id: taggingId(kept.id, tagId),
        targetKind: 'article' as const,
        targetId: kept.id,
        articleId: kept.id,
        tagId,
        savedAt: kept.savedAt,
      })),
  )
}

/** In a list that has both, the kept one stays where it is. */
async function copyListItems(tx: WriteTransaction, keptId: string, otherId: string): Promise<void> {
  const items = await tx.db.collectionItems.where('articleId').anyOf([keptId, otherId]).toArray()
  const living = items.filter(({ deletedAt }) => deletedAt === 0)
  const has = new Set(
    living.filter(({ articleId }) => articleId === keptId).map(({ collectionId }) => collectionId),
  )
  const others = living.filter(({ articleId }) => articleId === otherId)
  await tx.put(
    'collectionItems',
    others
      .filter(({ collectionId }) => !has.has(collectionId))
      .map(({ collectionId, orderKey }) => ({
        id: `${collectionId}:${keptId}`,
        collectionId,
        articleId: keptId,
        orderKey,
      })),
  )
  await tx.softDelete(
    'collectionItems',
    others.map(({ id }) => id),
  )
}

/** As far as either was read, and read to the end if either was. The place is the kept article's own, where it has one. */
async function mergeReadings(
  tx: WriteTransaction,
  kept: Article,
  other: Article,
  copyOf: ReadonlyMap<string, string>,
): Promise<void> {
  const [own, their] = (await tx.db.readings.bulkGet([kept.id, other.id])).map((row) =>
    row?.deletedAt === 0 ? row : undefined,
  )
  if (!their) return
  const place = own ?? { ...their, versionId: copyOf.get(their.versionId) ?? kept.versionId }
  await tx.put('readings', [
    {
      id: kept.id,
      articleId: kept.id,
      versionId: place.versionId,
      offset: place.offset,
      progress: Math.max(own?.progress ?? 0, their.progress),
      finishedAt: Math.max(own?.finishedAt ?? 0, their.finishedAt),
    },
  ])
}
