import { dropConsents } from './consents.ts'
import { dropContent } from './content.ts'
import type { ReplicatedTable } from './replicated.ts'
import type { WriteTransaction } from './write-transaction.ts'

const OF_ARTICLE = [
  'highlights',
  'notes',
  'taggings',
  'collectionItems',
  'versions',
] as const satisfies readonly ReplicatedTable[]

/**
 * Takes articles that are in the Trash away for good, with everything on them and the texts and images that nothing else needs.
 * Tombstones stay. Ids of articles that are not in the Trash are passed over.
 */
export async function purgeArticles(tx: WriteTransaction, articleIds: readonly string[]): Promise<void> {
  const { db } = tx
  const articles = await db.articles.bulkGet([...articleIds])
  const ids = articles.flatMap((article) => (article && article.deletedAt !== 0 ? [article.id] : []))
  const versions = await db.versions.where('articleId').anyOf(ids).toArray()
  const anchors = await db.anchors
    .where('versionId')
    .anyOf(versions.map(({ id }) => id))
    .primaryKeys()
  await tx.purge('anchors', anchors)
  for (const table of OF_ARTICLE) {
    await tx.purge(table, await db.table<unknown, string>(table).where('articleId').anyOf(ids).primaryKeys())
  }
  await tx.purge('readings', ids)
  await tx.purge('articles', ids)
  await dropConsents(db, ids)
  await dropContent(db, versions)
}
