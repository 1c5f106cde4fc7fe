import type { WriteTransaction } from './write-transaction.ts'

/** Makes a version the one that its article shows, and what the page said of itself then what the article says. */
export async function showVersion(tx: WriteTransaction, articleId: string, versionId: string): Promise<void> {
  const [article, version] = await Promise.all([tx.db.articles.get(articleId), tx.db.versions.get(versionId)])
  if (!article || !version || article.versionId === versionId) return
  const shown = await tx.db.versions.get(article.versionId)
  // A version of before does not say: it would be lost with the way back.
  if (shown && !shown.captured) await tx.patch('versions', shown.id, { captured: article.captured })
  const { captured } = version
  await tx.patch('articles', articleId, { versionId, ...(captured ? { captured } : {}) })
}
