import { type RenderedSelection, renderSelection } from '../../shared/export/render-selection.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import type { Annotations } from '../queries/models.ts'
import { renderNotes } from './rendered-notes.ts'

/** What was chosen in the notebook. */
export interface ChosenEntries {
  /** By article, in the order in which they are to be written: ids of highlights and of notes on the article. */
  readonly articles: ReadonlyMap<string, ReadonlySet<string>>
  /** Markdown of notes that stand for themselves. */
  readonly ownNotes: readonly string[]
}

interface RenderOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void
}

/** The chosen highlights and notes as one Markdown file; null when it was stopped. What is gone meanwhile is left out. */
export async function selectionMarkdown(
  { articles, ownNotes }: ChosenEntries,
  reads: LibraryReads,
  { signal, onProgress }: RenderOptions,
): Promise<string | null> {
  const rendered: RenderedSelection[] = []
  let done = 0
  for (const [articleId, ids] of articles) {
    if (signal.aborted) return null
    onProgress({ done, total: articles.size })
    done++
    const open = await reads.open(articleId)
    if (!open) continue
    const chosen = chooseFrom(await reads.annotations(articleId, open.version.id), ids)
    rendered.push({ metadata: open.metadata, rendered: renderNotes(open, chosen) })
  }
  return renderSelection(rendered, ownNotes)
}

function chooseFrom({ highlights, articleNotes }: Annotations, ids: ReadonlySet<string>): Annotations {
  return {
    highlights: highlights.filter(({ highlight }) => ids.has(highlight.id)),
    articleNotes: articleNotes.filter(({ id }) => ids.has(id)),
  }
}
