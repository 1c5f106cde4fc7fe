import { tagKey } from '../../shared/library/tag-path.ts'
import type { OffprintDatabase } from './database.ts'
import { readByKeys } from './read-by-keys.ts'
import type { ReplicatedTable } from './replicated.ts'
import { taggingId, tagsByKey } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** What goes into the Trash with an article, and comes back with it. */
const BELONGINGS = [
  'versions',
  'highlights',
  'notes',
  'taggings',
] as const satisfies readonly ReplicatedTable[]

async function belongingsOf(
  db: OffprintDatabase,
  table: (typeof BELONGINGS)[number],
  articleIds: readonly string[],
  deletedAt: (articleId: string) => number,
): Promise<string[]> {
  const rows: { id: string; articleId: string; deletedAt: number }[] = await readByKeys(
    db.table(table),
    'articleId',
    [...new Set(articleIds)],
  )
  return rows.filter((row) => row.deletedAt === deletedAt(row.articleId)).map(({ id }) => id)
}

/** Puts living articles into the Trash, with their highlights, notes and tags. */
export async function moveToTrash(tx: WriteTransaction, articleIds: readonly string[]): Promise<void> {
  const articles = await tx.db.articles.bulkGet([...articleIds])
  const living = articles.flatMap((article) => (article?.deletedAt === 0 ? [article.id] : []))
  await tx.softDelete('articles', living)
  for (const table of BELONGINGS) {
    await tx.softDelete(table, await belongingsOf(tx.db, table, living, () => 0))
  }
}

/**
 * Takes articles out of the Trash, with what went there in the same action: no two actions share a time, so the time tells. What was
 * deleted earlier stays deleted.
 */
export async function takeFromTrash(tx: WriteTransaction, articleIds: readonly string[]): Promise<void> {
  const articles = await tx.db.articles.bulkGet([...articleIds])
  const deletedAt = new Map<string, number>()
  for (const article of articles)
    if (article && article.deletedAt !== 0) deletedAt.set(article.id, article.deletedAt)
  const ids = [...deletedAt.keys()]
  const trashed = (articleId: string) => deletedAt.get(articleId) ?? 0
  for (const table of ['versions', 'highlights', 'notes'] as const) {
    await tx.revive(table, await belongingsOf(tx.db, table, ids, trashed))
  }
  await reviveTaggings(tx, await belongingsOf(tx.db, 'taggings', ids, trashed))
  await tx.revive('articles', ids)
}

/**
 * Brings tags back onto what carried them. A tag that went in the same action comes back as well, or its namesake takes its place; one
 * that was deleted on its own stays deleted, and is on it again should it come back.
 */
async function reviveTaggings(tx: WriteTransaction, taggingIds: readonly string[]): Promise<void> {
  const taggings = (await tx.db.taggings.bulkGet([...taggingIds])).filter((row) => row !== undefined)
  const tags = await tx.db.tags.bulkGet(taggings.map(({ tagId }) => tagId))
  const living = await tagsByKey(tx)
  const coming: string[] = []
  for (const [index, tagging] of taggings.entries()) {
    const tag = tags[index]
    const namesake = tag && living.get(tagKey(tag.path))
    if (!tag) continue
    if (tag.deletedAt !== 0 && tag.deletedAt !== tagging.deletedAt) coming.push(tagging.id)
    else if (namesake && namesake.id !== tag.id) {
      const { targetKind, targetId, articleId, savedAt } = tagging
      const id = taggingId(targetId, namesake.id)
      await tx.put('taggings', [{ id, targetKind, targetId, articleId, savedAt, tagId: namesake.id }])
    } else {
      coming.push(tagging.id)
      await tx.revive('tags', [tag.id])
    }
  }
  await tx.revive('taggings', coming)
}
