import { useCallback, useMemo } from 'react'
import { tagKey } from '../../shared/library/tag-path.ts'
import { readTagCompany } from '../storage/tag-company.ts'
import { readHighlightTagCounts, readTagCounts, readTags } from '../storage/tag-repository.ts'
import type { TagLabel } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useSettings } from './settings.ts'
import { useLive } from './use-live.ts'

/** A tag, with how many articles and highlights carry it or one below it. */
export interface KnownTag extends TagLabel {
  readonly uses: number
}

/** What a field for tags offers its completions by. */
export interface TagHints {
  /** Every tag, ordered by path. */
  readonly known: readonly KnownTag[]
  /** Paths of the tags that were used last, the latest first; some may be gone. */
  readonly recent: readonly string[]
  /** How often tags stand beside those that are set, by `tagKey`. */
  readonly company: ReadonlyMap<string, number>
}

const NO_COMPANY: ReadonlyMap<string, number> = new Map()
const NO_HINTS: TagHints = { known: [], recent: [], company: NO_COMPANY }

/**
 * What to offer in a field for tags; nothing while that is loading.
 * @param set the tags that are chosen
 */
export function useTagHints(set: readonly string[]): TagHints {
  const db = useDatabase()
  const known = useLive(
    useCallback(async () => {
      const [tags, counts, highlights] = await Promise.all([
        readTags(db),
        readTagCounts(db),
        readHighlightTagCounts(db),
      ])
      const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
      const usesOf = (key: string) => (counts.get(key) ?? 0) + (highlights.get(key) ?? 0)
      return tags
        .map(({ id, path, color }): KnownTag => ({ id, path, color, uses: usesOf(tagKey(path)) }))
        .sort((a, b) => compare(a.path, b.path))
    }, [db]),
  )
  const recent = useSettings('tagging')?.recent
  const key = set.join('\n')
  const company = useLive(
    useCallback(() => readTagCompany(db, key === '' ? [] : key.split('\n')), [db, key]),
    'company',
  )
  return useMemo(
    () => (known && recent ? { known, recent, company: company ?? NO_COMPANY } : NO_HINTS),
    [known, recent, company],
  )
}
