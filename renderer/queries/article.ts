import { useCallback } from 'react'
import { shownMetadata } from '../../shared/article/article.ts'
import type { Reading } from '../../shared/article/reading.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { readTagsOf } from '../storage/tag-repository.ts'
import { readVersionAssets, readVersionsOf } from '../storage/version-repository.ts'
import type { OpenArticle } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** An article with the text of one version; null when it is not there. */
export async function readOpenArticle(
  db: OffprintDatabase,
  articleId: string,
  versionId = '',
): Promise<OpenArticle | null> {
  const article = await db.articles.get(articleId)
  if (!article) return null
  const versions = await readVersionsOf(db, article)
  const shown = versionId === '' ? article.versionId : versionId
  const version = versions.find(({ id }) => id === shown)
  const body = version && (await db.bodies.get(version.bodyHash))
  if (!version || !body) return null
  const [assets, tags] = await Promise.all([
    readVersionAssets(db, version.id),
    readTagsOf(db, [articleId], (tagging) => tagging.deletedAt === article.deletedAt),
  ])
  return {
    article,
    metadata: shownMetadata(article),
    version,
    versions,
    html: body.html,
    text: body.text,
    assets,
    tags: (tags.get(articleId) ?? []).map(({ id, path, color }) => ({ id, path, color })),
  }
}

async function readReading(db: OffprintDatabase, articleId: string): Promise<Reading | null> {
  const reading = await db.readings.get(articleId)
  return reading?.deletedAt === 0 ? reading : null
}

/** @param versionId a version to show instead of the article's own */
export function useOpenArticle(articleId: string, versionId?: string): OpenArticle | null | undefined {
  const db = useDatabase()
  const query = useCallback(() => readOpenArticle(db, articleId, versionId), [db, articleId, versionId])
  return useLive(articleId === '' ? null : query, `${articleId} ${versionId ?? ''}`)
}

/** How far somebody has read; null for not begun. Apart from the article: keeping a place must not read its text again. */
export function useReading(articleId: string): Reading | null | undefined {
  const db = useDatabase()
  return useLive(
    useCallback(() => readReading(db, articleId), [db, articleId]),
    articleId,
  )
}
