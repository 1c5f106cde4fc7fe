import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useArticleRows } from './article-list.ts'
import { readArticleRows } from './article-rows.ts'
import { useRested } from './full-text.ts'
import type { ArticleRow } from './models.ts'
import { useDatabase } from './StorageContext.tsx'

/** Rows kept for scrolling back over; a few windows full. */
const KEPT_ROWS = 400

/** The same rows are in sight for so long before they are watched; in milliseconds. */
const WATCHED_AFTER_MS = 120

type Rows = ReadonlyMap<string, ArticleRow>

/**
 * The rows for the ids in sight. What is missing is read at once, and each read is let through: who scrolls on would else see nothing until
 * they rest. Rows that rest are kept up to date. Those that were read before stay, so that scrolling never blanks a row that was there.
 * @param near ids around them, read before they come in sight
 */
export function useRowsInSight(ids: readonly string[], near: readonly string[]): Rows {
  const db = useDatabase()
  const key = ids.join('\n')
  const [kept, setKept] = useState<Rows>(new Map())
  const sight = useRef({ key, kept })
  sight.current = { key, kept }
  const isReading = useRef(false)

  const keep = useCallback((fresh: Rows) => {
    const inSight = new Set(sight.current.key.split('\n'))
    setKept((before) => {
      const merged = new Map([...before, ...fresh])
      for (const id of merged.keys()) {
        if (merged.size <= KEPT_ROWS) break
        if (!fresh.has(id) && !inSight.has(id)) merged.delete(id)
      }
      return merged
    })
  }, [])

  const nearKey = near.join('\n')
  const missing = useMemo(() => {
    const isMissing = (id: string) => id !== '' && !kept.has(id)
    const inSight = key.split('\n').filter(isMissing)
    const around = nearKey.split('\n')
    const ahead = around.filter(isMissing)
    // Some at a time: each row that comes in sight would else be a read of its own.
    const isDue = inSight.length > 0 || ahead.length * 4 > around.length
    return isDue ? [...new Set([...inSight, ...ahead])] : []
  }, [key, nearKey, kept])
  const [reads, setReads] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when a read has ended
  useEffect(() => {
    if (isReading.current || missing.length === 0) return
    isReading.current = true
    readArticleRows(db, missing)
      .then(keep, () => undefined) // The watching of them says what is wrong.
      .finally(() => {
        isReading.current = false
        setReads((number) => number + 1)
      })
  }, [db, missing, keep, reads])

  const rested = useRested(key, WATCHED_AFTER_MS)
  const watched = useMemo(() => (rested === '' ? [] : rested.split('\n')), [rested])
  const fresh = useArticleRows(watched)
  useEffect(() => {
    if (fresh) keep(fresh)
  }, [fresh, keep])
  return kept
}
