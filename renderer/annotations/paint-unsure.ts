import { useEffect } from 'react'
import { isToConfirm, type Placed } from './placed.ts'
import type { Passages } from './reading-page.ts'
import './unsure-paint.css'

const NAME = 'op-unsure'

/** As that of the lines of highlights, which are registered earlier and so lie below; the active one lies above. */
const PRIORITY = 2

/** Paints a dashed line under the passages that a person has yet to confirm. */
export function usePaintUnsure(passages: Passages | null, placed: readonly Placed[]): void {
  useEffect(() => {
    if (!passages) return
    const painted = new Highlight()
    painted.priority = PRIORITY
    for (const shown of placed) {
      const ends = isToConfirm(shown) && passages.boundariesOf(shown.anchor.start, shown.anchor.end)
      if (ends) painted.add(new StaticRange(ends))
    }
    if (painted.size > 0) CSS.highlights.set(NAME, painted)
    return () => void CSS.highlights.delete(NAME)
  }, [passages, placed])
}
