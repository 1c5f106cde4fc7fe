import { isWithin } from '../../shared/library/tag-path.ts'
import { readPlaceIds } from './article-places.ts'
import type { OffprintDatabase } from './database.ts'
import { areArticlesInMemory, areArticlesLight, newestFirst, readLightArticles } from './light-articles.ts'
import { livingTaggings, readTagged, targetOf } from './light-taggings.ts'
import { readTags } from './tag-repository.ts'

/** A key of the index over taggings. */
export type TaggingKey = readonly [
  tagId: string,
  targetKind: string,
  deletedAt: number,
  savedAt: number,
  articleId: string,
]

/**
 * The articles, not in the Trash, that have the tag or one below it; newest save first. From memory where the articles are
 * there; else from indexes.
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
 * The newest articles, not in the Trash, that have a tag, in the order of `readTaggedIds`. From memory, or from the index alone.
 * @returns null when there are tags below it, whose articles would have to be sorted in
 */
export async function readNewestTaggedIds(
  db: OffprintDatabase,
  tagId: string,
  count: number,
): Promise<string[] | null> {
  // An index is walked backwards one by one.
  if (areArticlesInMemory(db)) return (await readTaggedIds(db, tagId)).slice(0, count)
  const tags = await readTags(db)
  const tag = tags.find(({ id }) => id === tagId)
  if (!tag || tags.some(({ id, path }) => id !== tagId && isWithin(path, tag.path))) return null
  const taggingIds = await livingTaggings(db, tagId, 'article').reverse().limit(count).primaryKeys()
  return taggingIds.map((id) => targetOf(id, tagId))
}

/** Articles that carry one of these tags themselves, or whose highlights do; newest save first, each once. */
export async function readIdsTaggedWith(
  db: OffprintDatabase,
  tagIds: readonly string[],
  targetKind: 'article' | 'highlight',
): Promise<string[]> {
  if (targetKind === 'highlight') {
    const ids = await readArticlesWithTaggedHighlights(db, tagIds)
    return ids.size === 0 ? [] : inListOrder(db, ids)
  }
  if (await areArticlesLight(db)) return inListOrder(db, await readArticlesWithTags(db, tagIds))
  const [only] = tagIds
  if (tagIds.length !== 1 || only === undefined)
    return inListOrder(db, await readArticlesWithTags(db, tagIds))
  // The index has the taggings of one tag in this order.
  const taggingIds = await livingTaggings(db, only, 'article').primaryKeys()
  return taggingIds.map((id) => targetOf(id, only)).reverse()
}

async function inListOrder(db: OffprintDatabase, ids: ReadonlySet<string>): Promise<string[]> {
  if (ids.size === 0) return []
  if (!(await areArticlesLight(db))) return (await readPlaceIds(db, 'all')).filter((id) => ids.has(id))
  const { byId } = await readLightArticles(db)
  return [...ids]
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ deletedAt }) => deletedAt === 0)
    .sort(newestFirst)
    .map(({ id }) => id)
}

/** Articles that carry one of these tags themselves, in no order. Not to be kept across an await. */
export async function readArticlesWithTags(
  db: OffprintDatabase,
  tagIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const tagged = await readTagged(db, tagIds)
  const [only] = tagIds
  const own = tagIds.length === 1 && only !== undefined ? tagged.get(only) : undefined
  return own ?? new Set([...tagged.values()].flatMap((ids) => [...ids]))
}

/** Highlights that carry one of these tags themselves, in no order. From keys alone. */
export async function readTaggedHighlights(
  db: OffprintDatabase,
  tagIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = await Promise.all(
    tagIds.map(async (tagId) => {
      const taggingIds = await livingTaggings(db, tagId, 'highlight').primaryKeys()
      return taggingIds.map((id) => targetOf(id, tagId))
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
