import { codePointsOf } from '../../shared/annotation/code-points.ts'
import { uuidIri } from '../../shared/annotation/web-annotation-terms.ts'
import {
  type AnnotatedText,
  annotationCollection,
  articleNoteAnnotation,
  freeNoteAnnotation,
  highlightAnnotation,
} from '../../shared/export/web-annotation.ts'
import { sha256 } from '../capture/hash.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import { readVersionText } from '../storage/highlight-anchors.ts'
import type { Store } from '../storage/store.ts'
import { pauses } from './pauses.ts'

export interface AnnotationExport {
  /** W3C JSON-LD, ending in a line break. */
  readonly text: string
  readonly annotations: number
  /** Articles that have any. */
  readonly articles: number
}

export interface AnnotationExportOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: { readonly done: number; readonly total: number }) => void) | undefined
}

export interface ExportTools {
  readonly store: Store
  readonly reads: LibraryReads
}

/**
 * All that is written on some articles as one W3C annotation collection.
 * @param articleIds null for the whole library outside of the Trash, with the notes that stand for themselves; an id that is not there
 * adds nothing
 * @returns null when it was stopped
 */
export async function exportAnnotations(
  { store, reads }: ExportTools,
  articleIds: readonly string[] | null,
  { signal, onProgress = () => undefined }: AnnotationExportOptions = {},
): Promise<AnnotationExport | null> {
  const pause = pauses(signal)
  const ids = articleIds ?? (await annotatedArticleIds(store))
  const items: Readonly<Record<string, unknown>>[] = []
  let articles = 0
  for (const [done, articleId] of ids.entries()) {
    onProgress({ done, total: ids.length })
    if (!(await pause())) return null
    const of = await annotationsOf({ store, reads }, articleId)
    if (of.length > 0) articles++
    items.push(...of)
  }
  if (articleIds === null) {
    const notes = await store.db.notes.where('targetId').equals('').toArray()
    const free = notes.filter(({ targetKind, deletedAt }) => targetKind === 'free' && deletedAt === 0)
    items.push(...free.sort((a, b) => a.createdAt - b.createdAt).map(freeNoteAnnotation))
  }
  const collection = annotationCollection(uuidIri(store.newId()), items)
  // Without indentation: it is a third of the size, and stays within what can be read in again.
  return { text: `${JSON.stringify(collection)}\n`, annotations: items.length, articles }
}

async function annotatedArticleIds({ db }: Store): Promise<string[]> {
  const ids = new Set([
    ...((await db.highlights.orderBy('articleId').uniqueKeys()) as string[]),
    ...((await db.notes.orderBy('articleId').uniqueKeys()) as string[]),
  ])
  const articles = await db.articles.bulkGet([...ids].filter((id) => id !== ''))
  return articles
    .filter((article) => article !== undefined)
    .filter(({ deletedAt }) => deletedAt === 0)
    .map(({ id }) => id)
}

async function annotationsOf({ store, reads }: ExportTools, articleId: string) {
  const open = await reads.open(articleId)
  if (open?.article.deletedAt !== 0) return []
  const { highlights, articleNotes } = await reads.annotations(articleId, open.version.id)
  const article = { id: articleId, urlKey: open.article.urlKey, url: open.metadata.url }
  const texts = new Map<string, AnnotatedText | null>()
  for (const { highlight } of highlights) {
    const { versionId } = highlight
    if (!texts.has(versionId)) texts.set(versionId, await annotatedText(store, versionId))
  }
  return [
    ...highlights.map(({ highlight, notes, tags }) =>
      highlightAnnotation(article, {
        highlight,
        notes,
        tags: tags.map(({ path }) => path),
        text: texts.get(highlight.versionId) ?? null,
      }),
    ),
    ...articleNotes.map((note) => articleNoteAnnotation(article, note)),
  ]
}

async function annotatedText({ db }: Store, versionId: string): Promise<AnnotatedText | null> {
  const text = await readVersionText(db, versionId)
  return text === null ? null : { hash: await sha256(text), codePoints: codePointsOf(text) }
}
