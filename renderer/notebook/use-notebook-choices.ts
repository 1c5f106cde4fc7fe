import { useEffect, useRef, useState } from 'react'
import { NO_FILTER, type NotebookFilter } from '../../shared/notebook/notebook-filter.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import type { NotebookChoices } from './notebook-memory.ts'

/** Choices are stored so long after the last of them: words are typed faster than a disk is written. In milliseconds. */
const KEEP_AFTER = 400

/** The filter, the grouping and the order, kept for the next time together with the line one is at. */
export function useNotebookChoices(start: NotebookChoices, line: string) {
  const actions = useActions()
  const { warn } = useAnnouncer()
  const [choices, setChoices] = useState(start)
  const latest = useRef({ ...start, line })
  const stored = useRef(latest.current)
  latest.current = { ...choices, line }

  // biome-ignore lint/correctness/useExhaustiveDependencies: kept anew whenever one of them changed
  useEffect(() => {
    const keep = async () => {
      if (JSON.stringify(latest.current) === JSON.stringify(stored.current)) return
      stored.current = latest.current
      const kept = await actions.changeSettings('notebook', latest.current)
      if (!kept.ok) warn(messages.errors.action[kept.error.kind])
    }
    const timer = setTimeout(() => void keep(), KEEP_AFTER)
    return () => clearTimeout(timer)
  }, [actions, warn, choices, line])
  useEffect(
    () => () => {
      void actions.changeSettings('notebook', latest.current)
    },
    [actions],
  )

  return {
    choices,
    setChoices: (patch: Partial<NotebookChoices>) => setChoices((now) => ({ ...now, ...patch })),
    setFilter: (patch: Partial<NotebookFilter>) =>
      setChoices((now) => ({ ...now, filter: { ...now.filter, ...patch } })),
    // The same choices where there is nothing to clear: who asks again until the list has followed would keep it from following.
    clearFilter: () => setChoices((now) => (now.filter === NO_FILTER ? now : { ...now, filter: NO_FILTER })),
  }
}
