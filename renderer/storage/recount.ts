import type { Article } from '../../shared/article/article.ts'
import { contributionOf, highlightContributionOf } from './contribution.ts'
import { counterKey } from './counter-keys.ts'
import { countInNotebook } from './counters.ts'
import type { OffprintDatabase } from './database.ts'

/** Counts everything anew, from the rows. */
export async function countAll(db: OffprintDatabase): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const paths = new Map<string, string>()
  for (const tag of await db.tags.toArray()) if (tag.deletedAt === 0) paths.set(tag.id, tag.path)
  /** By the id of an article or a highlight. */
  const pathsByTarget = new Map<string, string[]>()
  await db.taggings.each(({ targetId, tagId, deletedAt }) => {
    const path = paths.get(tagId)
    if (deletedAt !== 0 || path === undefined) return
    pathsByTarget.set(targetId, [...(pathsByTarget.get(targetId) ?? []), path])
  })
  const deletedAt = new Map<string, number>()
  await db.articles.each((article: Article) => {
    deletedAt.set(article.id, article.deletedAt)
    for (const key of contributionOf(article, pathsByTarget.get(article.id) ?? [])) count(key)
  })
  await db.highlights.each((highlight) => {
    if (countInNotebook(highlight)) count(counterKey.notebook)
    for (const key of highlightContributionOf(highlight, pathsByTarget.get(highlight.id) ?? [])) count(key)
    if (highlight.deletedAt === deletedAt.get(highlight.articleId))
      count(counterKey.highlights(highlight.articleId))
  })
  await db.notes.each((note) => {
    if (countInNotebook(note)) count(counterKey.notebook)
    if (note.deletedAt === deletedAt.get(note.articleId)) count(counterKey.notes(note.articleId))
  })
  return counts
}

/** Writes the counters anew. The write door keeps them; this is for after a restore, and for when they are doubted. */
export async function recount(db: OffprintDatabase): Promise<void> {
  const { articles, highlights, notes, tags, taggings, counters } = db
  await db.transaction('rw', [articles, highlights, notes, tags, taggings, counters], async () => {
    const counts = await countAll(db)
    await counters.clear()
    await counters.bulkPut([...counts].map(([key, value]) => ({ key, value })))
  })
}

/** Where it is noted that the counters are not to be trusted until they are counted anew. */
const DOUBTED = 'counters-doubted'

/** To be called before many rows are written in several steps: after a crash in between, `settleCounters` puts things right. */
export async function recountLater(db: OffprintDatabase): Promise<void> {
  await db.cursors.put({ id: DOUBTED, hlc: '' })
}

/** Where it is noted what is counted; raised with the version, so that older libraries are counted anew once. */
const COUNTED = 'counters-version'
const COUNTED_VERSION = '3'

/** Counts anew if there is doubt, or if something is counted that was not before. Called at every start. */
export async function settleCounters(db: OffprintDatabase): Promise<void> {
  const [doubted, counted] = await db.cursors.bulkGet([DOUBTED, COUNTED])
  if (!doubted && counted?.hlc === COUNTED_VERSION) return
  await recount(db)
  await db.cursors.put({ id: COUNTED, hlc: COUNTED_VERSION })
  await db.cursors.delete(DOUBTED)
}
