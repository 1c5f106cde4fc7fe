import { isSettled } from '../../shared/annotation/highlight.ts'
import type { OffprintDatabase } from './database.ts'
import { readVersionsOf } from './version-repository.ts'

/** How many of an article's highlights stand where in one version; `leftOut` are those orphaned of which a person said so. */
export interface CountedPlaces {
  readonly found: number
  readonly unsure: number
  readonly orphaned: number
  readonly leftOut: number
}

/**
 * Counts for each version of an article how its highlights stand there; of an article in the Trash, those that went there with it. A
 * highlight that was never looked for in a version counts as orphaned, as it is shown.
 */
export async function countPlaces(
  db: OffprintDatabase,
  articleId: string,
): Promise<ReadonlyMap<string, CountedPlaces>> {
  const article = await db.articles.get(articleId)
  if (!article) return new Map()
  const versions = await readVersionsOf(db, article)
  const highlights = await db.highlights.where('articleId').equals(articleId).toArray()
  const shown = highlights.filter(({ deletedAt }) => deletedAt === article.deletedAt)
  const anchors = await db.anchors
    .where('highlightId')
    .anyOf(shown.map(({ id }) => id))
    .toArray()
  const counts = new Map(versions.map(({ id }) => [id, { found: 0, unsure: 0, orphaned: 0, leftOut: 0 }]))
  for (const anchor of anchors) {
    const count = counts.get(anchor.versionId)
    if (!count || anchor.deletedAt !== 0) continue
    if (anchor.status === 'orphan') count.leftOut += isSettled(anchor) ? 1 : 0
    else if (isSettled(anchor)) count.found++
    else count.unsure++
  }
  for (const count of counts.values()) count.orphaned = shown.length - count.found - count.unsure
  return counts
}
