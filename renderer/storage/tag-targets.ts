import type { TagTarget } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** Articles as what carries tags; those in the Trash are left out. */
export async function articleTargets(tx: WriteTransaction, ids: readonly string[]): Promise<TagTarget[]> {
  const articles = await tx.read('articles', ids)
  return articles.flatMap((article) =>
    article?.deletedAt === 0
      ? [{ kind: 'article', id: article.id, articleId: article.id, savedAt: article.savedAt }]
      : [],
  )
}

/** The highlights of these that are not deleted, as what carries a tag. */
export async function highlightTargets(tx: WriteTransaction, ids: readonly string[]): Promise<TagTarget[]> {
  const highlights = (await tx.db.highlights.bulkGet([...ids])).flatMap((highlight) =>
    highlight?.deletedAt === 0 ? [highlight] : [],
  )
  const articles = await tx.db.articles.bulkGet(highlights.map(({ articleId }) => articleId))
  return highlights.map(({ id, articleId }, index) => ({
    kind: 'highlight',
    id,
    articleId,
    savedAt: articles[index]?.savedAt ?? 0,
  }))
}
