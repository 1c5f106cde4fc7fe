import { counterKey } from '../storage/counter-keys.ts'
import type { OffprintDatabase } from '../storage/database.ts'

const PREFIX = counterKey.highlights('')

/**
 * How many highlights some articles have together. All counters of highlights are read, in one request: only articles that have any
 * have one, and asking for each article's alone would cost a list of 100,000 far more.
 */
export async function readHighlightCount(db: OffprintDatabase, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const wanted = new Set(ids)
  const counters = await db.counters.where('key').startsWith(PREFIX).toArray()
  return counters.reduce((sum, { key, value }) => sum + (wanted.has(key.slice(PREFIX.length)) ? value : 0), 0)
}
