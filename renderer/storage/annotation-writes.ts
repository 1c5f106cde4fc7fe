import { describe as describePassage } from '../../shared/anchoring/describe.ts'
import type { HighlightColor, HighlightStyle } from '../../shared/annotation/highlight.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { anchorInto, anchorRow, readVersionText } from './highlight-anchors.ts'
import type { WriteTransaction } from './write-transaction.ts'

export interface MarkedPassage {
  readonly id: string
  readonly articleId: string
  readonly versionId: string
  /** UTF-16 units of the version's text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly color: HighlightColor
  readonly style: HighlightStyle
  readonly headingPath: readonly string[]
}

type MarkingFailure = Failure<'not-found' | 'bad-input'>

/** Marks a passage of a version, and finds it in the article's other versions as well. */
export async function insertHighlight(
  tx: WriteTransaction,
  { id, articleId, versionId, start, end, color, style, headingPath }: MarkedPassage,
): Promise<Result<{ id: string; articleId: string; savedAt: number }, MarkingFailure>> {
  const article = await tx.db.articles.get(articleId)
  const versions = await tx.db.versions.where('articleId').equals(articleId).toArray()
  const text = versions.some((version) => version.id === versionId)
    ? await readVersionText(tx.db, versionId)
    : null
  if (article?.deletedAt !== 0 || text === null)
    return fail('not-found', `No version ${versionId} of an article ${articleId}`)
  if (!(start >= 0 && start < end && end <= text.length))
    return fail('bad-input', 'The passage is not in the text')
  const selectors = describePassage(text, { start, end })
  await tx.put('highlights', [
    {
      id,
      articleId,
      versionId,
      selectors,
      quote: text.slice(start, end),
      color,
      style,
      headingPath: [...headingPath],
    },
  ])
  await tx.put('anchors', [anchorRow(versionId, id, { start, end, status: 'exact', confidence: 1 })])
  const highlight = await tx.db.highlights.get(id)
  for (const other of versions) {
    if (other.id === versionId || other.deletedAt !== 0 || !highlight) continue
    const otherText = await readVersionText(tx.db, other.id)
    if (otherText === null) continue
    await tx.put('anchors', await anchorInto(tx.db, { versionId: other.id, text: otherText }, [highlight]))
  }
  return ok({ id, articleId, savedAt: article.savedAt })
}

/** Deletes highlights, with the notes and the tags on them. */
export async function deleteHighlights(tx: WriteTransaction, ids: readonly string[]): Promise<void> {
  await tx.softDelete('highlights', ids)
  await tx.softDelete('notes', await tx.db.notes.where('targetId').anyOf(ids).primaryKeys())
  await tx.softDelete('taggings', await tx.db.taggings.where('targetId').anyOf(ids).primaryKeys())
}
