import type { ListSelection } from '../ui/list-selection.ts'

/** What a list is shown with again when one comes back to it from the reader. */
export interface ListMemory {
  readonly viewKey: string
  readonly filter: string
  /** The list as it stood, to go on to the next article. */
  readonly ids: readonly string[]
  readonly selection: ListSelection
  /** CSS pixels from the top. */
  readonly scrollOffset: number
}

/** The article after this one in the list it was opened from; empty when there is none. */
export function nextArticle(memory: ListMemory | null, articleId: string): string {
  const at = memory?.ids.indexOf(articleId) ?? -1
  return at < 0 ? '' : (memory?.ids[at + 1] ?? '')
}
