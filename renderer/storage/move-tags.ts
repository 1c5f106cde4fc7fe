import { planMoves, renamingBy, type TagMove, type TagMoveError } from '../../shared/library/move-tags.ts'
import type { Tagging } from '../../shared/library/tag.ts'
import { ok, type Result } from '../../shared/result.ts'
import { renameInCollections, renameInJobs, renameInRules } from './rename-in-queries.ts'
import { readTags } from './tag-repository.ts'
import { readEveryTaggingOf, taggingId } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/**
 * Gives tags, with everything below them, other paths. Where a tag with the new path is there already, the two become one: what carried
 * the moved tag carries the other, also what is in the Trash and may come back. Collections and rules ask for it under its new name.
 */
export async function moveTags(
  tx: WriteTransaction,
  moves: readonly TagMove[],
): Promise<Result<null, TagMoveError>> {
  const plan = planMoves(await readTags(tx.db), moves)
  if (!plan.ok) return plan
  const into = new Map<string, string>()
  for (const { tag, path, into: other } of plan.value) {
    if (other) into.set(tag.id, other.id)
    else await tx.patch('tags', tag.id, { path })
  }
  await mergeTags(tx, into)
  const rename = renamingBy(moves)
  await renameInCollections(tx, rename)
  await renameInRules(tx, rename)
  await renameInJobs(tx, rename)
  return ok(null)
}

/** @param into the id of the tag that each becomes one with, by its own */
async function mergeTags(tx: WriteTransaction, into: ReadonlyMap<string, string>): Promise<void> {
  const read = [...into.keys()].map((tagId) => readEveryTaggingOf(tx, tagId))
  const taggings = (await Promise.all(read)).flat()
  const living = taggings.filter(({ deletedAt }) => deletedAt === 0)
  const trashed = await inTrashWithArticle(
    tx,
    taggings.filter(({ deletedAt }) => deletedAt !== 0),
  )
  const moved = ({ targetKind, targetId, articleId, savedAt, tagId }: Tagging) => {
    const other = into.get(tagId) ?? tagId
    return { id: taggingId(targetId, other), targetKind, targetId, articleId, savedAt, tagId: other }
  }
  await tx.put('taggings', trashed.map(moved))
  // They come back with their article, whose time in the Trash they bear.
  await tx.patchAll(
    'taggings',
    trashed.map((tagging) => [moved(tagging).id, { deletedAt: tagging.deletedAt }] as const),
  )
  await tx.put('taggings', living.map(moved))
  // Their own taggings stay: one with a deleted tag is none.
  await tx.softDelete('tags', [...into.keys()])
}

/** Of deleted taggings those that went into the Trash with their article. */
async function inTrashWithArticle(tx: WriteTransaction, taggings: readonly Tagging[]): Promise<Tagging[]> {
  const articles = await tx.db.articles.bulkGet(taggings.map(({ articleId }) => articleId))
  return taggings.filter(({ deletedAt }, index) => articles[index]?.deletedAt === deletedAt)
}
