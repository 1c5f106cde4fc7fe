import { Dexie } from 'dexie'
import { isWithin } from '../../shared/library/tag-path.ts'
import { readPlaceIds } from './article-places.ts'
import type { OffprintDatabase } from './database.ts'
import { readTags } from './tag-repository.ts'

const { minKey, maxKey } = Dexie

/** A key of the index over taggings. */
export type TaggingKey = readonly [
  tagId: string,
  targetKind: string,
  deletedAt: number,
  savedAt: number,
  articleId: string,
]

const livingTaggings = (db: OffprintDatabase, tagId: string, targetKind: 'article' | 'highlight') =>
  db.taggings
    .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
    .between([tagId, targetKind, 0, minKey, minKey], [tagId, targetKind, 0, maxKey, maxKey])

/**
 * The articles, not in the Trash, that have the tag or one below it; newest save first. From indexes alone.
 * @param tagId a tag that is not there has no articles
 */
export async function readTaggedIds(db: OffprintDatabase, tagId: string): Promise<string[]> {
  const tags = await readTags(db)
  const tag = tags.find(({ id }) => id === tagId)
  if (!tag) return []
  const within = tags.filter(({ path }) => isWithin(path, tag.path)).map(({ id }) => id)
  return readIdsTaggedWith(db, within, 'article')
}

/**
 * The newest articles, not in the Trash, that have a tag, in the order of `readTaggedIds`. From the index alone.
 * @returns null when there are tags below it, whose articles would have to be sorted in
 */
export async function readNewestTaggedIds(
  db: OffprintDatabase,
  tagId: string,
  count: number,
): Promise<string[] | null> {
  const tags = await readTags(db)
  const tag = tags.find(({ id }) => id === tagId)
  if (!tag || tags.some(({ id, path }) => id !== tagId && isWithin(path, tag.path))) return null
  const taggingIds = await livingTaggings(db, tagId, 'article').reverse().limit(count).primaryKeys()
  return taggingIds.map((id) => id.slice(0, -(tagId.length + 1)))
}

/** Articles that carry one of these tags themselves, or whose highlights do; newest save first, each once. */
export async function readIdsTaggedWith(
  db: OffprintDatabase,
  tagIds: readonly string[],
  targetKind: 'article' | 'highlight',
): Promise<string[]> {
  const [only] = tagIds
  if (targetKind === 'article' && tagIds.length === 1 && only !== undefined) {
    return (await readArticlesWithTag(db, only)).reverse()
  }
  const ids =
    targetKind === 'article'
      ? await readArticlesWithTags(db, tagIds)
      : await readArticlesWithTaggedHighlights(db, tagIds)
  return ids.size === 0 ? [] : (await readPlaceIds(db, 'all')).filter((id) => ids.has(id))
}

/** Articles that carry one of these tags themselves, in no order. */
export async function readArticlesWithTags(
  db: OffprintDatabase,
  tagIds: readonly string[],
): Promise<ReadonlySet<string>> {
  return new Set((await Promise.all(tagIds.map((id) => readArticlesWithTag(db, id)))).flat())
}

/**
 * Oldest save first. From the taggings' own keys, `articleId:tagId`: all of them come in one request, whereas the keys of an index are
 * walked one by one.
 */
async function readArticlesWithTag(db: OffprintDatabase, tagId: string): Promise<string[]> {
  const taggingIds = await livingTaggings(db, tagId, 'article').primaryKeys()
  return taggingIds.map((id) => id.slice(0, -(tagId.length + 1)))
}

/** Highlights that carry one of these tags themselves, in no order. From keys alone. */
export async function readTaggedHighlights(
  db: OffprintDatabase,
  tagIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = await Promise.all(
    tagIds.map(async (tagId) => {
      const taggingIds = await livingTaggings(db, tagId, 'highlight').primaryKeys()
      return taggingIds.map((id) => id.slice(0, -(tagId.length + 1)))
    }),
  )
  return new Set(ids.flat())
}

async function readArticlesWithTaggedHighlights(
  db: OffprintDatabase,
  tagIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const keys = await Promise.all(
    tagIds.map((id) => livingTaggings(db, id, 'highlight').keys() as unknown as Promise<TaggingKey[]>),
  )
  return new Set(keys.flat().map(([, , , , articleId]) => articleId))
}
