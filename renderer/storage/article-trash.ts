import type { OffprintDatabase } from './database.ts'
import type { ReplicatedTable } from './replicated.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** What goes into the Trash with an article, and comes back with it. */
const BELONGINGS = ['highlights', 'notes', 'taggings'] as const satisfies readonly ReplicatedTable[]

async function belongingsOf(
  db: OffprintDatabase,
  table: (typeof BELONGINGS)[number],
  articleIds: readonly string[],
  deletedAt: (articleId: string) => number,
): Promise<string[]> {
  const rows: { id: string; articleId: string; deletedAt: number }[] = await db
    .table(table)
    .where('articleId')
    .anyOf(articleIds)
    .toArray()
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
  for (const table of BELONGINGS) {
    await tx.revive(table, await belongingsOf(tx.db, table, ids, (id) => deletedAt.get(id) ?? 0))
  }
  await tx.revive('articles', ids)
}
