import { Dexie } from 'dexie'
import { tagKey } from '../../shared/library/tag-path.ts'
import type { OffprintDatabase } from './database.ts'
import { readTags } from './tag-repository.ts'

const { minKey, maxKey } = Dexie

/** So many things that carry a tag are looked at, the newest: enough to see what goes together, however large the library is. */
const LOOKED_AT = 60

/** Of many tags the last ones chosen say most. */
const MOST_TAGS = 6

/**
 * How often other tags stand beside these, by `tagKey`, on the articles and highlights that were saved last of each. From indexes, in
 * time that does not grow with the library.
 */
export async function readTagCompany(
  db: OffprintDatabase,
  paths: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const asked = new Set(paths.slice(-MOST_TAGS).map(tagKey))
  if (asked.size === 0) return new Map()
  const tags = await readTags(db)
  const keys = new Map(tags.map(({ id, path }) => [id, tagKey(path)]))
  const targetIds = new Set<string>()
  for (const { id } of tags) {
    if (!asked.has(keys.get(id) ?? '')) continue
    for (const kind of ['article', 'highlight']) {
      const taggingIds = await db.taggings
        .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
        .between([id, kind, 0, minKey, minKey], [id, kind, 0, maxKey, maxKey])
        .reverse()
        .limit(LOOKED_AT)
        .primaryKeys()
      for (const taggingId of taggingIds) targetIds.add(taggingId.slice(0, -(id.length + 1)))
    }
  }
  const taggings = await db.taggings
    .where('targetId')
    .anyOf([...targetIds])
    .toArray()
  const company = new Map<string, number>()
  for (const { tagId, deletedAt } of taggings) {
    const key = keys.get(tagId)
    if (deletedAt !== 0 || key === undefined || asked.has(key)) continue
    company.set(key, (company.get(key) ?? 0) + 1)
  }
  return company
}
