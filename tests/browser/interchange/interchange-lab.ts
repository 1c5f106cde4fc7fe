import type { ImportReport } from '../../../renderer/actions/annotation-report.ts'
import { exportAnnotations } from '../../../renderer/actions/export-annotations.ts'
import { importAnnotations } from '../../../renderer/actions/import-annotations.ts'
import { bindLibraryReads } from '../../../renderer/queries/library-reads.ts'
import type { Highlight } from '../../../shared/annotation/highlight.ts'
import type { Note } from '../../../shared/annotation/note.ts'
import type { StorageLab } from '../storage/storage-lab.ts'

/** Sends annotations out of a library and into one. */
const lab = {
  async out(from: StorageLab, articleIds: readonly string[] | null = null): Promise<string> {
    const made = await exportAnnotations(
      { store: from.store, reads: bindLibraryReads(from.db, async () => null) },
      articleIds,
    )
    return made?.text ?? ''
  },
  async in(into: StorageLab, json: unknown, signal?: AbortSignal): Promise<ImportReport> {
    const text = typeof json === 'string' ? json : JSON.stringify(json)
    const files = [{ name: 'notes.jsonld', bytes: new TextEncoder().encode(text) }]
    const imported = await importAnnotations(into.store, files, { signal })
    if (!imported.ok) throw new Error(imported.error.message)
    return imported.value
  },
  /** All that is written in a library, without what only this library knows of it. */
  async written(of: StorageLab) {
    const { db } = of
    const living = <R extends { deletedAt: number }>(rows: readonly R[]) =>
      rows.filter((row) => row.deletedAt === 0)
    const own = ({ id, selectors, quote, color, style, headingPath, element, createdAt }: Highlight) => ({
      id,
      selectors,
      quote,
      color,
      style,
      headingPath,
      element,
      createdAt,
    })
    const said = ({ id, targetKind, targetId, body, createdAt, links }: Note) => ({
      id,
      targetKind,
      // The article has an id of its own in each library.
      targetId: targetKind === 'article' ? 'the article' : targetId,
      body,
      links,
      createdAt,
    })
    const tags = new Map((await db.tags.toArray()).map(({ id, path }) => [id, path]))
    return {
      highlights: living(await db.highlights.toArray()).map(own),
      notes: living(await db.notes.toArray()).map(said),
      tags: living(await db.taggings.toArray())
        .filter(({ targetKind }) => targetKind === 'highlight')
        .map(({ targetId, tagId }) => `${targetId} ${tags.get(tagId)}`)
        .sort(),
      anchors: living(await db.anchors.toArray())
        .map(({ highlightId, start, end, status }) => `${highlightId} ${start}-${end} ${status}`)
        .sort(),
    }
  },
}

declare global {
  interface Window {
    interchange: typeof lab
  }
}

window.interchange = lab
