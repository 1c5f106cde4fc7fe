import { useCallback } from 'react'
import { shownMetadata } from '../../shared/article/article.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { type IncompleteArticle, readIncompleteArticles } from '../storage/missing-images.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

export interface LackingArticle extends IncompleteArticle {
  /** Empty when it has none. */
  readonly title: string
}

/** What the library lacks of its images. */
export interface OfflineAudit {
  /** Images that are missing in all. */
  readonly images: number
  readonly articles: readonly LackingArticle[]
}

/** Every article of the library that is read with images missing; undefined while they are looked for. */
export function useOfflineAudit(): OfflineAudit | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => audit(db), [db]))
}

async function audit(db: OffprintDatabase): Promise<OfflineAudit> {
  const incomplete = await readIncompleteArticles(db)
  const rows = await db.articles.bulkGet(incomplete.map(({ articleId }) => articleId))
  const articles = incomplete.map((article, index) => {
    const row = rows[index]
    return { ...article, title: row ? shownMetadata(row).title : '' }
  })
  return { images: articles.reduce((sum, { total, stored }) => sum + total - stored, 0), articles }
}
