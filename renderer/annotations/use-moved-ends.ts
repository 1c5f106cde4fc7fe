import { useEffect, useRef, useState } from 'react'
import type { Desk, MovedEnds } from './desk.ts'
import { paintMoved } from './paint-marks.ts'
import type { Placed } from './placed.ts'
import type { ReadingPage } from './reading-page.ts'

/** Ends of a highlight while they are moved: painted at once, and kept until the store has come to say the same. */
export function useMovedEnds(
  { passages }: ReadingPage,
  placed: readonly Placed[],
): Pick<Desk, 'moved' | 'moveEnds' | 'letGoOfEnd'> {
  const [moved, moveEnds] = useState<MovedEnds | null>(null)
  const letGoOfEnd = useRef<(() => void) | null>(null)
  const own = placed.find(({ highlight }) => highlight.id === moved?.id)

  useEffect(() => {
    if (moved?.phase !== 'stored') return
    const isSame = own?.anchor.start === moved.start && own.anchor.end === moved.end
    // What was written since is the truth, also where it is something else by now; what comes from before is on its way here late.
    if (!own || isSame || own.highlight.updatedAt > moved.since) moveEnds(null)
  }, [moved, own])

  useEffect(() => {
    if (passages) paintMoved(passages, moved && own ? { ...own.highlight, ...moved } : null)
  }, [passages, moved, own])

  return { moved, moveEnds, letGoOfEnd }
}
