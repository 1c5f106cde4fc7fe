import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { OffprintDatabase } from '../storage/database.ts'
import { type LightArticle, peekLightArticle } from '../storage/light-articles.ts'
import { useArticleRows } from './article-list.ts'
import { readArticleRows } from './article-rows.ts'
import { useRested } from './full-text.ts'
import type { ArticleRow } from './models.ts'
import { useDatabase } from './StorageContext.tsx'

/** Rows kept for scrolling back over; a few windows full. */
const KEPT_ROWS = 400

/** The same rows are in sight for so long before they are watched; in milliseconds. */
const WATCHED_AFTER_MS = 120

/** Who scrolls past so many rows in a second reads none of them. */
const FAST_ROWS = 40
/** The pace is that of so long, in milliseconds. */
const PACE_MS = 100

type Rows = ReadonlyMap<string, ArticleRow>

/** Whether rows go by faster than anybody reads. @param first index of the first row in sight */
function useIsFast(first: number): boolean {
  const seen = useRef({ first, at: performance.now(), isFast: false })
  const { first: before, at, isFast } = seen.current
  const now = performance.now()
  if (now - at < PACE_MS) return isFast
  const pace = (Math.abs(first - before) * 1_000) / (now - at)
  seen.current = { first, at: now, isFast: pace > FAST_ROWS }
  return seen.current.isFast
}

/**
 * The rows for the ids in sight. What is missing is read at once, and each read is let through: who scrolls on would else see nothing until
 * they rest. While rows go by fast, those that are in memory are read when they rest. Rows that rest are kept up to date. Those that
 * were read before stay, so that scrolling never blanks a row that was there.
 * @param first index of the first of them
 * @param near ids around them, read before they come in sight
 * @param known rows that were read before
 * @returns `whole` are rows as they are; `shown` also those of which so far only what is in memory is known
 */
export function useRowsInSight(
  ids: readonly string[],
  first: number,
  near: readonly string[],
  known: Rows,
): { readonly shown: Rows; readonly whole: Rows } {
  const db = useDatabase()
  const key = ids.join('\n')
  const [kept, setKept] = useState<Rows>(known)
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

  const rested = useRested(key, WATCHED_AFTER_MS)
  const isFast = useIsFast(first) && rested !== key
  const nearKey = near.join('\n')
  const missing = useMemo(() => {
    const isMissing = (id: string) => id !== '' && !kept.has(id)
    const inSight = key.split('\n').filter(isMissing)
    if (isFast && inSight.every((id) => peekLightArticle(db, id))) return []
    const around = nearKey.split('\n')
    const ahead = around.filter(isMissing)
    // Some at a time: each row that comes in sight would else be a read of its own.
    const isDue = inSight.length > 0 || ahead.length * 4 > around.length
    return isDue ? [...new Set([...inSight, ...ahead])] : []
  }, [db, key, nearKey, kept, isFast])
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

  const watched = useMemo(() => (rested === '' ? [] : rested.split('\n')), [rested])
  const fresh = useArticleRows(watched)
  useEffect(() => {
    if (fresh) keep(fresh)
  }, [fresh, keep])
  const shown = useMemo(() => withLightRows(db, kept, key === '' ? [] : key.split('\n')), [db, kept, key])
  return { shown, whole: kept }
}

/** What is not read yet is shown as far as it is in memory: whoever drags the scroll bar sees titles go by. */
function withLightRows(db: OffprintDatabase, kept: Rows, ids: readonly string[]): Rows {
  return new Map(
    ids.flatMap((id) => {
      const article = kept.has(id) ? undefined : peekLightArticle(db, id)
      const row = kept.get(id) ?? (article && lightRowOf(article))
      return row ? [[id, row] as const] : []
    }),
  )
}

/** The same row for the same article, so that it is drawn once. */
const lightRows = new WeakMap<LightArticle, ArticleRow>()

function lightRowOf(article: LightArticle): ArticleRow {
  const row = lightRows.get(article) ?? makeLightRow(article)
  lightRows.set(article, row)
  return row
}

function makeLightRow(article: LightArticle): ArticleRow {
  const { title, siteName, url, excerpt, publishedAt, lang, wordCount } = article
  const known = { title, authors: [...article.authors], siteName, url, excerpt, publishedAt, lang, wordCount }
  return {
    id: article.id,
    metadata: { ...known, modifiedAt: '', dir: '', leadImage: '', leadAsset: '', canonicalUrl: '' },
    savedAt: article.savedAt,
    location: article.location,
    favorite: article.favorite === 1,
    inTrash: article.deletedAt !== 0,
    progress: 0,
    finished: false,
    tags: [],
    highlights: 0,
    notes: 0,
  }
}
