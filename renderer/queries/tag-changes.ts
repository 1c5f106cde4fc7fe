import { useCallback } from 'react'
import type { TagMove, TagMoveError } from '../../shared/library/move-tags.ts'
import { normalizeTagPath, tagKey } from '../../shared/library/tag-path.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import type { Result } from '../../shared/result.ts'
import { readAnsweringIds } from '../storage/found-articles.ts'
import { type MovePreview, readMovePreview } from '../storage/preview-moves.ts'
import { readTags } from '../storage/tag-repository.ts'
import { readIdsTaggedWith } from '../storage/tagged-articles.ts'
import { useFindText } from './full-text.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

export type { MovePreview } from '../storage/preview-moves.ts'

/**
 * What moving tags would change, kept up to date; undefined while that is being read.
 * @param moves as they are typed; those that are no tags, or lead nowhere else, are passed over
 */
export function useMovePreview(
  moves: readonly (readonly [from: string, to: string])[],
): Result<MovePreview, TagMoveError> | null | undefined {
  const db = useDatabase()
  const key = JSON.stringify(moves)
  const query = useCallback(() => {
    const read = (JSON.parse(key) as [string, string][]).flatMap(([typed, target]): TagMove[] => {
      const from = normalizeTagPath(typed)
      const to = normalizeTagPath(target)
      return from.ok && to.ok && from.value !== to.value ? [{ from: from.value, to: to.value }] : []
    })
    const preview = read.length === 0 ? Promise.resolve(null) : readMovePreview(db, read)
    return preview.then((result) => ({ key, result }))
  }, [db, key])
  const answer = useLive(query, 'moves')
  // What other moves would change is not said of these.
  return answer?.key === key ? answer.result : undefined
}

/** The articles of a tag that are to get another. */
export interface TagSplit {
  /** The query that it answers, as it was typed. */
  readonly typed: string
  /** Newest save first. */
  readonly ids: readonly string[]
  /** How many articles carry the tag itself. */
  readonly total: number
}

/** The articles that carry a tag themselves and answer a query; none for a query that is empty or cannot be read. */
export function useTagSplit(path: string, typed: string): TagSplit | undefined {
  const db = useDatabase()
  const findText = useFindText(true)
  const query = useCallback(async () => {
    const key = tagKey(path)
    const tagIds = (await readTags(db)).flatMap((tag) => (tagKey(tag.path) === key ? [tag.id] : []))
    const all = await readIdsTaggedWith(db, tagIds, 'article')
    const parsed = parseQuery(typed)
    const isAsked = typed.trim() !== '' && parsed.problems.length === 0
    return {
      typed,
      ids: isAsked ? await readAnsweringIds(db, parsed.query, findText, all) : [],
      total: all.length,
    }
  }, [db, path, typed, findText])
  return useLive(query, `split ${path}`)
}
