import type { Anchor, Highlight } from '../../shared/annotation/highlight.ts'
import type { Note } from '../../shared/annotation/note.ts'
import type { Tag } from '../../shared/library/tag.ts'
import type { OffprintDatabase } from './database.ts'
import { readTagsOf } from './tag-repository.ts'

/** A highlight with where it stands in one version; no anchor for one whose passage is not there. */
export interface PlacedHighlight {
  readonly highlight: Highlight
  readonly anchor: Anchor | null
  /** A person said that it is not in this version: there is nothing to look for any more. */
  readonly isLeftOut: boolean
  readonly notes: readonly Note[]
  readonly tags: readonly Tag[]
}

export interface PlacedAnnotations {
  /** In the order of the text, orphans last. */
  readonly highlights: readonly PlacedHighlight[]
  readonly articleNotes: readonly Note[]
}

const byAge = (a: Note, b: Note) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)

function inOrderOfText(a: PlacedMark, b: PlacedMark): number {
  if (a.anchor && b.anchor) return a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end
  if (a.anchor || b.anchor) return a.anchor ? -1 : 1
  return a.highlight.selectors.position.start - b.highlight.selectors.position.start
}

/** An article's highlights without what was noted on them. */
export type PlacedMark = Omit<PlacedHighlight, 'notes'>

/** The highlights on an article, in the order of the text, orphans last. Of one in the Trash, those that went there with it. */
export async function readMarks(
  db: OffprintDatabase,
  articleId: string,
  versionId: string,
): Promise<PlacedMark[]> {
  const deletedAt = (await db.articles.get(articleId))?.deletedAt ?? 0
  const isShown = (row: { deletedAt: number }) => row.deletedAt === deletedAt
  const highlights = (await db.highlights.where('articleId').equals(articleId).toArray()).filter(isShown)
  const ids = highlights.map(({ id }) => id)
  const [anchors, tags] = await Promise.all([
    db.anchors.bulkGet(ids.map((id) => anchorId(versionId, id))),
    readTagsOf(db, ids, isShown),
  ])
  return highlights
    .map((highlight, index): PlacedMark => {
      const anchor = anchors[index]
      return {
        highlight,
        anchor: anchor && anchor.deletedAt === 0 && anchor.status !== 'orphan' ? anchor : null,
        isLeftOut: anchor?.deletedAt === 0 && anchor.status === 'orphan' && anchor.confirmedAt > 0,
        tags: tags.get(highlight.id) ?? [],
      }
    })
    .sort(inOrderOfText)
}

/** The notes on an article and on its highlights, oldest first. Of one in the Trash, those that went there with it. */
export async function readNotesOn(db: OffprintDatabase, articleId: string): Promise<Note[]> {
  const deletedAt = (await db.articles.get(articleId))?.deletedAt ?? 0
  const notes = await db.notes.where('articleId').equals(articleId).toArray()
  return notes.filter((note) => note.deletedAt === deletedAt).sort(byAge)
}

/** Puts the notes to what they are written on. */
export function joinNotes(marks: readonly PlacedMark[], notes: readonly Note[]): PlacedAnnotations {
  const byTarget = new Map<string, Note[]>()
  for (const note of notes) {
    const others = byTarget.get(note.targetId)
    if (others) others.push(note)
    else byTarget.set(note.targetId, [note])
  }
  return {
    highlights: marks.map((mark) => ({ ...mark, notes: byTarget.get(mark.highlight.id) ?? [] })),
    articleNotes: notes.filter(({ targetKind }) => targetKind === 'article'),
  }
}

/** Everything written on an article. Of one in the Trash, what went there with it. */
export async function readAnnotations(
  db: OffprintDatabase,
  articleId: string,
  versionId: string,
): Promise<PlacedAnnotations> {
  const [marks, notes] = await Promise.all([readMarks(db, articleId, versionId), readNotesOn(db, articleId)])
  return joinNotes(marks, notes)
}

/** The id under which a highlight's place in a version is kept. */
export const anchorId = (versionId: string, highlightId: string) => `${versionId}:${highlightId}`
