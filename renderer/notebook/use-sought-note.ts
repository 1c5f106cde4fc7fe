import { useEffect, useRef } from 'react'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { entryAt, type NotebookLines } from './notebook-lines.ts'

interface SoughtNote {
  entries: readonly NotebookEntry[]
  index: NotebookLines
  /** Null where a note that the filter hides is to stay hidden. */
  clearFilter: (() => void) | null
  goTo: (ordinal: number) => void
  /** Whether one comes back: then the list is where it was left. */
  isSettled: boolean
}

/** Goes to the note that the way to the notebook names, past a filter that would hide it. Answers whether it is still looked for. */
export function useSoughtNote(
  noteId: string,
  { entries, index, clearFilter, goTo, isSettled }: SoughtNote,
): boolean {
  const found = useRef(isSettled ? noteId : '')
  const isSought = noteId !== '' && found.current !== noteId
  useEffect(() => {
    if (!isSought || found.current === noteId) return
    const ordinal = index.keys.findIndex((_, at) => entryAt(index, at)?.id === noteId)
    if (ordinal >= 0) {
      found.current = noteId
      goTo(ordinal)
    } else if (entries.some(({ id }) => id === noteId)) {
      if (clearFilter) clearFilter()
      else found.current = noteId
    }
  })
  return isSought
}
