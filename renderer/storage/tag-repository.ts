import type { Tag, Tagging } from '../../shared/library/tag.ts'
import { HIGHLIGHT_TAG_COUNTER_PREFIX, TAG_COUNTER_PREFIX } from './counter-keys.ts'
import type { OffprintDatabase } from './database.ts'

/** Every tag that is not deleted, in no order. A library has few thousand at most. */
export async function readTags(db: OffprintDatabase): Promise<Tag[]> {
  const tags = await db.tags.toArray()
  return tags.filter((tag) => tag.deletedAt === 0)
}

/** Articles by `tagKey`: distinct, not in the Trash, with this tag or one below it. */
export async function readTagCounts(db: OffprintDatabase): Promise<Map<string, number>> {
  return readCounts(db, TAG_COUNTER_PREFIX)
}

/** Highlights by `tagKey`: distinct, not deleted, with this tag or one below it. */
export async function readHighlightTagCounts(db: OffprintDatabase): Promise<Map<string, number>> {
  return readCounts(db, HIGHLIGHT_TAG_COUNTER_PREFIX)
}

async function readCounts(db: OffprintDatabase, prefix: string): Promise<Map<string, number>> {
  const rows = await db.counters.where('key').startsWith(prefix).toArray()
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value]))
}

/** The living tags of articles or highlights, by the target's id, ordered by path. */
export async function readTagsOf(
  db: OffprintDatabase,
  targetIds: readonly string[],
  isShown: (tagging: Tagging) => boolean = (tagging) => tagging.deletedAt === 0,
): Promise<Map<string, Tag[]>> {
  return joinTags(db, (await readTaggingsOf(db, targetIds)).filter(isShown))
}

/** So many are asked for at once. */
const FEW = 200

/** Every tagging of the targets, deleted ones too. */
export async function readTaggingsOf(db: OffprintDatabase, targetIds: readonly string[]): Promise<Tagging[]> {
  const taggings = db.taggings.where('targetId')
  // One question of many keys is answered step by step, each after the other.
  if (targetIds.length > FEW) return taggings.anyOf(targetIds).toArray()
  const found = await Promise.all([...new Set(targetIds)].map((id) => taggings.equals(id).toArray()))
  return found.flat()
}

/** The tags of taggings by their target, each list in the order of paths. */
export async function joinTags(
  db: OffprintDatabase,
  taggings: readonly Tagging[],
): Promise<Map<string, Tag[]>> {
  const tagIds = [...new Set(taggings.map(({ tagId }) => tagId))]
  const tags = new Map((await db.tags.bulkGet(tagIds)).map((tag) => [tag?.id, tag]))
  const byTarget = new Map<string, Tag[]>()
  for (const { targetId, tagId, deletedAt } of taggings) {
    const tag = tags.get(tagId)
    // A tag that went into the Trash with its target is still shown on it.
    if (!tag || (tag.deletedAt !== 0 && tag.deletedAt !== deletedAt)) continue
    const list = byTarget.get(targetId) ?? []
    list.push(tag)
    byTarget.set(targetId, list)
  }
  for (const list of byTarget.values()) list.sort((a, b) => (a.path < b.path ? -1 : 1))
  return byTarget
}
