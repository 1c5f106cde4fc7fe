import type { Reading } from '../../shared/article/reading.ts'
import type { WriteTransaction } from './write-transaction.ts'

export interface Place {
  readonly articleId: string
  readonly versionId: string
  /** First visible paragraph's start, in UTF-16 units of the version's text. */
  readonly offset: number
  /** 0 to 1. */
  readonly progress: number
}

/** Keeps where somebody is; progress only grows. An article that is not there has no place. */
export async function keepPlace(tx: WriteTransaction, place: Place): Promise<void> {
  const { articleId, versionId, offset } = place
  if (!(await tx.db.articles.get(articleId))) return
  const known = await tx.db.readings.get(articleId)
  const alive = known?.deletedAt === 0 ? known : undefined
  const progress = Math.max(alive?.progress ?? 0, place.progress)
  await tx.put('readings', [
    { id: articleId, articleId, versionId, offset, progress, finishedAt: alive?.finishedAt ?? 0 },
  ])
}

/** Marks articles as read to the end, or as not. */
export async function setFinished(
  tx: WriteTransaction,
  articleIds: readonly string[],
  finished: boolean,
): Promise<void> {
  const articles = await tx.db.articles.bulkGet([...articleIds])
  const readings = await tx.db.readings.bulkGet([...articleIds])
  await tx.put(
    'readings',
    articles.flatMap((article, index) => {
      if (!article) return []
      const known: Omit<Reading, 'createdAt' | 'updatedAt' | 'deletedAt' | 'clocks'> = readings[index] ?? {
        id: article.id,
        articleId: article.id,
        versionId: article.versionId,
        offset: 0,
        progress: 0,
        finishedAt: 0,
      }
      const { id, articleId, versionId, offset, progress, finishedAt } = known
      const at = finished ? finishedAt || tx.now : 0
      return [{ id, articleId, versionId, offset, progress, finishedAt: at }]
    }),
  )
}
