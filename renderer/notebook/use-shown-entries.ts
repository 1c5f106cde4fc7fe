import { useDeferredValue, useMemo } from 'react'
import { arrangeEntries } from '../../shared/notebook/arrange-entries.ts'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { filterEntries } from '../../shared/notebook/notebook-filter.ts'
import { useCollectedArticles, useNotebook } from '../queries/notebook.ts'
import { indexLines, type NotebookLines } from './notebook-lines.ts'
import type { NotebookChoices } from './notebook-memory.ts'

const NONE: readonly NotebookEntry[] = []

interface ShownEntries {
  /** How much is read, 0 to 1, until all is there; then null. */
  readonly filling: number | null
  readonly entries: readonly NotebookEntry[]
  /** Those that the filter lets through, newest first. */
  readonly found: readonly NotebookEntry[]
  readonly index: NotebookLines
  /** What is marked in the rows. */
  readonly words: readonly string[]
}

/**
 * The notebook as it was chosen to be seen.
 * @param hiddenId an entry that is shown elsewhere at the moment
 */
export function useShownEntries({ filter, group, sort }: NotebookChoices, hiddenId: string): ShownEntries {
  const state = useNotebook()
  const stored = state.kind === 'ready' ? state.entries : NONE
  const entries = useMemo(
    () => (hiddenId === '' ? stored : stored.filter(({ id }) => id !== hiddenId)),
    [stored, hiddenId],
  )
  const collected = useCollectedArticles(filter.collectionId)
  // Letters appear at once; the list follows when it can.
  const settled = useDeferredValue(filter)
  const found = useMemo(
    () => filterEntries(entries, settled, collected ?? null),
    [entries, settled, collected],
  )
  const index = useMemo(() => indexLines(arrangeEntries(found, group, sort)), [found, group, sort])
  const words = useMemo(() => settled.text.split(/\s+/).filter((word) => word !== ''), [settled.text])
  const isWaiting = state.kind === 'filling' || collected === undefined
  const filling = !isWaiting ? null : state.kind === 'filling' ? state.share : 1
  return { filling, entries, found, index, words }
}
