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

  // What came from the store after the ends were stored is the truth, also where it is something else by now.
  const seen = useRef(placed)
  useEffect(() => {
    const isNews = seen.current !== placed
    seen.current = placed
    if (!moved || moved.phase === 'held') return
    const isSame = own?.anchor.start === moved.start && own.anchor.end === moved.end
    if (isSame || !own || (isNews && moved.phase === 'stored')) moveEnds(null)
  }, [placed, moved, own])

  useEffect(() => {
    if (passages) paintMoved(passages, moved && own ? { ...own.highlight, ...moved } : null)
  }, [passages, moved, own])

  return { moved, moveEnds, letGoOfEnd }
}
