import type { TagTarget } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** Articles as what carries tags; those in the Trash are left out. */
export async function articleTargets(tx: WriteTransaction, ids: readonly string[]): Promise<TagTarget[]> {
  const articles = await tx.db.articles.bulkGet([...ids])
  return articles.flatMap((article) =>
    article?.deletedAt === 0
      ? [{ kind: 'article', id: article.id, articleId: article.id, savedAt: article.savedAt }]
      : [],
  )
}
