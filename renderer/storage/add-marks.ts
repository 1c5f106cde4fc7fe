import { insertHighlight } from './annotation-writes.ts'
import { putNote } from './note-writes.ts'
import type { SavedArticle } from './save-article.ts'
import type { StorableArticle } from './storable-article.ts'
import type { Store } from './store.ts'
import type { WriteTransaction } from './write-transaction.ts'

/**
 * Gives an article what was marked in its file elsewhere. What was given to it before, by the same file, is not given again, even when
 * it was deleted since.
 */
export async function addMarks(
  tx: WriteTransaction,
  { newId }: Pick<Store, 'newId'>,
  { articleId, versionId }: SavedArticle,
  { marks, text }: StorableArticle,
): Promise<void> {
  if (!marks || marks.highlights.length + marks.notes.length === 0) return
  // The text of a version that was here already may be another one's.
  const version = await tx.db.versions.get(versionId)
  const body = version && (await tx.db.bodies.get(version.bodyHash))
  if (body?.text !== text) return
  const known = await tx.db.highlights.where('articleId').equals(articleId).toArray()
  const given = new Set(known.map(({ selectors, quote }) => `${selectors.position.start} ${quote}`))
  const notes = await tx.db.notes.where('articleId').equals(articleId).toArray()
  const written = new Set(notes.filter(({ targetKind }) => targetKind === 'article').map(({ body }) => body))
  for (const { start, end, color, headingPath, notes: bodies } of marks.highlights) {
    if (given.has(`${start} ${text.slice(start, end)}`)) continue
    const id = newId()
    const passage = { id, articleId, versionId, start, end, color, style: 'highlight' as const, headingPath }
    const inserted = await insertHighlight(tx, passage)
    if (!inserted.ok) continue
    for (const note of bodies)
      await putNote(tx, { id: newId(), targetKind: 'highlight', targetId: id, articleId, body: note })
  }
  for (const note of marks.notes) {
    if (written.has(note)) continue
    await putNote(tx, { id: newId(), targetKind: 'article', targetId: articleId, articleId, body: note })
  }
}
