import { useCallback } from 'react'
import { tagKey } from '../../shared/library/tag-path.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { readTagCounts, readTags } from '../storage/tag-repository.ts'
import { readArticlesWithTags } from '../storage/tagged-articles.ts'
import type { TagLabel } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/**
 * The tags that stand on each of very many articles. From counts and memory: no article is read.
 * @param ids of articles that are not in the Trash; null asks nothing
 */
export function useTagsOfAll(ids: readonly string[] | null): readonly TagLabel[] | undefined {
  const db = useDatabase()
  const query = useCallback(() => readTagsOfAll(db, ids ?? []), [db, ids])
  return useLive(ids ? query : null, 'tags of all')
}

async function readTagsOfAll(db: OffprintDatabase, ids: readonly string[]): Promise<TagLabel[]> {
  const shared: TagLabel[] = []
  const counts = await readTagCounts(db)
  for (const { id, path, color } of await readTags(db)) {
    if ((counts.get(tagKey(path)) ?? 0) < ids.length) continue
    const tagged = await readArticlesWithTags(db, [id])
    if (tagged.size >= ids.length && ids.every((one) => tagged.has(one))) shared.push({ id, path, color })
  }
  return shared
}
