import { Dexie } from 'dexie'
import { isWithin } from '../../shared/library/tag-path.ts'
import type { OffprintDatabase } from './database.ts'
import { readTags } from './tag-repository.ts'

const { minKey, maxKey } = Dexie

type TaggingKey = readonly [
  tagId: string,
  targetKind: string,
  deletedAt: number,
  savedAt: number,
  articleId: string,
]

/**
 * The articles, not in the Trash, that have the tag or one below it; newest save first. From the index alone.
 * @param tagId a tag that is not there has no articles
 */
export async function readTaggedIds(db: OffprintDatabase, tagId: string): Promise<string[]> {
  const tags = await readTags(db)
  const tag = tags.find(({ id }) => id === tagId)
  if (!tag) return []
  return readIdsTaggedWith(
    db,
    tags.filter(({ path }) => isWithin(path, tag.path)).map(({ id }) => id),
    'article',
  )
}

/** Articles that carry one of these tags themselves, or whose highlights do; newest save first, each once. */
export async function readIdsTaggedWith(
  db: OffprintDatabase,
  tagIds: readonly string[],
  targetKind: 'article' | 'highlight',
): Promise<string[]> {
  const index = db.taggings.where('[tagId+targetKind+deletedAt+savedAt+articleId]')
  const perTag = await Promise.all(
    tagIds.map(
      (id) =>
        index
          .between([id, targetKind, 0, minKey, minKey], [id, targetKind, 0, maxKey, maxKey])
          .keys() as unknown as Promise<TaggingKey[]>,
    ),
  )
  const savedAtById = new Map<string, number>()
  for (const keys of perTag)
    for (const [, , , savedAt, articleId] of keys) savedAtById.set(articleId, savedAt)
  return [...savedAtById].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? 1 : -1)).map(([id]) => id)
}
