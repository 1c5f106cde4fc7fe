import { useMemo, useRef } from 'react'
import { useArticleRows } from '../queries/article-list.ts'
import type { ArticleRow } from '../queries/models.ts'

/** Rows kept for scrolling back over; a few windows full. */
const KEPT_ROWS = 400

/**
 * The rows for the ids in sight. While the rows of a new stretch are read, those that were read before stay, so that scrolling never
 * blanks a row that was already there.
 */
export function useVisibleRows(ids: readonly string[]): ReadonlyMap<string, ArticleRow> {
  const kept = useRef<ReadonlyMap<string, ArticleRow>>(new Map())
  const key = ids.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids are the same while their key is
  const wanted = useMemo(() => ids, [key])
  const fresh = useArticleRows(wanted)
  return useMemo(() => {
    if (!fresh) return kept.current
    const merged = new Map([...kept.current, ...fresh])
    for (const id of merged.keys()) {
      if (merged.size <= KEPT_ROWS) break
      if (!fresh.has(id)) merged.delete(id)
    }
    kept.current = merged
    return merged
  }, [fresh])
}
