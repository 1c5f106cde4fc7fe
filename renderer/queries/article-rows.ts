import { shownMetadata } from '../../shared/article/article.ts'
import { counterKey } from '../storage/counter-keys.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { joinTags, readTaggingsOf } from '../storage/tag-repository.ts'
import type { ArticleRow } from './models.ts'

/** List rows by id; an id without an article has none. */
export async function readArticleRows(
  db: OffprintDatabase,
  ids: readonly string[],
): Promise<Map<string, ArticleRow>> {
  const [articles, readings, highlights, notes, taggings] = await Promise.all([
    db.articles.bulkGet([...ids]),
    db.readings.bulkGet([...ids]),
    db.counters.bulkGet(ids.map(counterKey.highlights)),
    db.counters.bulkGet(ids.map(counterKey.notes)),
    readTaggingsOf(db, ids),
  ])
  const trashedAt = new Map(articles.map((article) => [article?.id, article?.deletedAt]))
  // What went into the Trash together with its article is still shown on it.
  const shown = taggings.filter(({ deletedAt, targetId }) => deletedAt === trashedAt.get(targetId))
  const tags = await joinTags(db, shown)
  const rows = new Map<string, ArticleRow>()
  articles.forEach((article, index) => {
    if (!article) return
    const reading = readings[index]?.deletedAt === 0 ? readings[index] : undefined
    rows.set(article.id, {
      id: article.id,
      metadata: shownMetadata(article),
      savedAt: article.savedAt,
      location: article.location,
      favorite: article.favorite === 1,
      inTrash: article.deletedAt !== 0,
      progress: reading?.progress ?? 0,
      finished: (reading?.finishedAt ?? 0) > 0,
      tags: (tags.get(article.id) ?? []).map(({ id, path, color }) => ({ id, path, color })),
      highlights: highlights[index]?.value ?? 0,
      notes: notes[index]?.value ?? 0,
    })
  })
  return rows
}
