import type { Anchor, Highlight } from '../../shared/annotation/highlight.ts'
import type { Note } from '../../shared/annotation/note.ts'
import type { Tag } from '../../shared/library/tag.ts'
import type { OffprintDatabase } from './database.ts'
import { readTagsOf } from './tag-repository.ts'

/** A highlight with where it stands in one version; no anchor for one whose passage is not there. */
export interface PlacedHighlight {
  readonly highlight: Highlight
  readonly anchor: Anchor | null
  readonly notes: readonly Note[]
  readonly tags: readonly Tag[]
}

export interface PlacedAnnotations {
  /** In the order of the text, orphans last. */
  readonly highlights: readonly PlacedHighlight[]
  readonly articleNotes: readonly Note[]
}

const byAge = (a: Note, b: Note) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

function inOrderOfText(a: PlacedHighlight, b: PlacedHighlight): number {
  if (a.anchor && b.anchor) return a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end
  if (a.anchor || b.anchor) return a.anchor ? -1 : 1
  return a.highlight.selectors.position.start - b.highlight.selectors.position.start
}

/** Everything written on an article. Of one in the Trash, what went there with it. */
export async function readAnnotations(
  db: OffprintDatabase,
  articleId: string,
  versionId: string,
): Promise<PlacedAnnotations> {
  const deletedAt = (await db.articles.get(articleId))?.deletedAt ?? 0
  const [allHighlights, allNotes] = await Promise.all([
    db.highlights.where('articleId').equals(articleId).toArray(),
    db.notes.where('articleId').equals(articleId).toArray(),
  ])
  const isShown = (row: { deletedAt: number }) => row.deletedAt === deletedAt
  const highlights = allHighlights.filter(isShown)
  const notes = allNotes.filter(isShown).sort(byAge)
  const ids = highlights.map(({ id }) => id)
  const [anchors, tags] = await Promise.all([
    db.anchors.bulkGet(ids.map((id) => anchorId(versionId, id))),
    readTagsOf(db, ids, isShown),
  ])
  const placed = highlights.map((highlight, index): PlacedHighlight => {
    const anchor = anchors[index]
    return {
      highlight,
      anchor: anchor && anchor.deletedAt === 0 && anchor.status !== 'orphan' ? anchor : null,
      notes: notes.filter(({ targetId }) => targetId === highlight.id),
      tags: tags.get(highlight.id) ?? [],
    }
  })
  return {
    highlights: placed.sort(inOrderOfText),
    articleNotes: notes.filter(({ targetKind }) => targetKind === 'article'),
  }
}

/** The id under which a highlight's place in a version is kept. */
export const anchorId = (versionId: string, highlightId: string) => `${versionId}:${highlightId}`
