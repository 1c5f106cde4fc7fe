import { Dexie } from 'dexie'
import type { Tag, Tagging } from '../../shared/library/tag.ts'
import { isWithin, normalizeTagPath, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { readTags } from './tag-repository.ts'
import type { WriteTransaction } from './write-transaction.ts'

const { minKey, maxKey } = Dexie

/** What carries a tag. */
export interface TagTarget {
  readonly kind: 'article' | 'highlight'
  readonly id: string
  readonly articleId: string
  /** The article's, for the order of tag views. */
  readonly savedAt: number
}

export const taggingId = (targetId: string, tagId: string) => `${targetId}:${tagId}`

/** Reads tags as they were typed; the first that cannot be one fails all. */
export function readTagPaths(inputs: readonly string[]): Result<TagPath[], Failure<'bad-input'>> {
  const paths: TagPath[] = []
  for (const input of inputs) {
    const path = normalizeTagPath(input)
    if (!path.ok) return fail('bad-input', path.error.message)
    paths.push(path.value)
  }
  return ok(paths)
}

/** Living tags by `tagKey`; of two with the same key (two devices may each have made one) the lower id. */
export async function tagsByKey(tx: WriteTransaction): Promise<Map<string, Tag>> {
  const tags = (await readTags(tx.db)).sort((a, b) => (a.id < b.id ? 1 : -1))
  return new Map(tags.map((tag) => [tagKey(tag.path), tag]))
}

/** Puts tags on targets; tags that are not there yet are made. */
export async function addTags(
  tx: WriteTransaction,
  newId: () => string,
  targets: readonly TagTarget[],
  paths: readonly TagPath[],
): Promise<void> {
  await addTagsEach(
    tx,
    newId,
    targets.map((target) => ({ target, paths })),
  )
}

/** Puts on each target the tags that are for it, all in one go. */
export async function addTagsEach(
  tx: WriteTransaction,
  newId: () => string,
  wanted: readonly { readonly target: TagTarget; readonly paths: readonly TagPath[] }[],
): Promise<void> {
  const paths = wanted.flatMap((each) => each.paths)
  if (paths.length === 0) return
  const known = await tagsByKey(tx)
  const tagIds = new Map([...known].map(([key, { id }]) => [key, id]))
  const missing = new Map(
    paths.filter((path) => !tagIds.has(tagKey(path))).map((path) => [tagKey(path), path]),
  )
  const made = [...missing].map(([key, path]) => {
    const id = newId()
    tagIds.set(key, id)
    return { id, path, color: '' }
  })
  await tx.put('tags', made)
  await tx.put(
    'taggings',
    wanted.flatMap(({ target, paths: own }) =>
      [...new Set(own.map((path) => tagIds.get(tagKey(path)) ?? ''))].map((tagId) => ({
        id: taggingId(target.id, tagId),
        targetKind: target.kind,
        targetId: target.id,
        articleId: target.articleId,
        savedAt: target.savedAt,
        tagId,
      })),
    ),
  )
}

/** Takes tags off targets: these, not those below them. */
export async function removeTags(
  tx: WriteTransaction,
  targets: readonly TagTarget[],
  paths: readonly TagPath[],
): Promise<void> {
  const keys = new Set(paths.map(tagKey))
  const tagIds = (await readTags(tx.db)).filter(({ path }) => keys.has(tagKey(path))).map(({ id }) => id)
  await tx.softDelete(
    'taggings',
    targets.flatMap(({ id }) => tagIds.map((tagId) => taggingId(id, tagId))),
  )
}

/** The taggings that use a tag, also those that are deleted. */
export function readEveryTaggingOf(tx: WriteTransaction, tagId: string): Promise<Tagging[]> {
  return tx.db.taggings
    .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
    .between([tagId, minKey], [tagId, maxKey])
    .toArray()
}

/**
 * Gives articles another tag in place of the one they carry. Those that do not carry it themselves are left alone; tags below it,
 * and highlights, keep theirs.
 * @returns how many articles it was
 */
export async function splitTag(
  tx: WriteTransaction,
  newId: () => string,
  path: TagPath,
  articleIds: readonly string[],
  newPath: TagPath,
): Promise<number> {
  const key = tagKey(path)
  const tagIds = (await readTags(tx.db)).flatMap((tag) => (tagKey(tag.path) === key ? [tag.id] : []))
  const ids = articleIds.flatMap((id) => tagIds.map((tagId) => taggingId(id, tagId)))
  const taggings = (await tx.db.taggings.bulkGet(ids)).filter((row) => row?.deletedAt === 0) as Tagging[]
  const targets = taggings.map(({ targetId, articleId, savedAt }) => ({
    kind: 'article' as const,
    id: targetId,
    articleId,
    savedAt,
  }))
  await removeTags(tx, targets, [path])
  await addTags(tx, newId, targets, [newPath])
  return targets.length
}

/** What is still tagged part by part with a tag that is deleted would make it anew. */
async function stopTagging({ db, now }: WriteTransaction, path: string): Promise<void> {
  const jobs = await db.bulkJobs.filter(({ status }) => status === 'open').toArray()
  for (const job of jobs) {
    const { change } = job
    const given = change.kind === 'tag' ? [change.path] : change.kind === 'fit' ? change.tags : []
    if (job.direction === 'do' && given.some((tag) => isWithin(tag, path)))
      await db.bulkJobs.put({ ...job, status: 'stopped', finishedAt: now })
  }
}

/**
 * Deletes a tag and those below it. What carried them is left as it is, so that it takes as long for a tag of twenty thousand articles:
 * a tagging with a tag that is deleted is none.
 * @returns how many tags there were
 */
export async function deleteTags(tx: WriteTransaction, path: string): Promise<number> {
  const tags = (await readTags(tx.db)).filter((tag) => isWithin(tag.path, path))
  await tx.softDelete(
    'tags',
    tags.map(({ id }) => id),
  )
  await stopTagging(tx, path)
  return tags.length
}
