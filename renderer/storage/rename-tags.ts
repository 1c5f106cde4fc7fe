import type { Tag } from '../../shared/library/tag.ts'
import { isWithin, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { renameInCollections, renaming } from './rename-in-queries.ts'
import { readTags } from './tag-repository.ts'
import { readTaggingsOf, taggingId } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/**
 * Gives a tag and everything below it another path. Where a tag with the new path is there already, the two become one: what carried
 * the renamed tag carries the other. Collections ask for it under its new name.
 */
export async function renameTags(
  tx: WriteTransaction,
  from: TagPath,
  to: TagPath,
): Promise<Result<null, Failure<'not-found' | 'bad-input'>>> {
  const tags = await readTags(tx.db)
  const moving = tags.filter(({ path }) => isWithin(path, from))
  if (moving.length === 0) return fail('not-found', `No tag ${from}`)
  const rename = renaming(from, to)
  const byNewKey = new Map<string, { tag: Tag; path: TagPath }[]>()
  for (const tag of moving) {
    const path = rename(tag.path as TagPath)
    if (path === null) return fail('bad-input', `${tag.path} would be too long below ${to}`)
    const key = tagKey(path)
    byNewKey.set(key, [...(byNewKey.get(key) ?? []), { tag, path }])
  }
  const staying = new Map(
    tags.filter((tag) => !moving.includes(tag)).map((tag) => [tagKey(tag.path), tag] as const),
  )
  for (const [key, arriving] of byNewKey) {
    const [first, ...others] = arriving
    const occupant = staying.get(key)
    if (!first) continue
    const merging = occupant ? arriving : others
    if (!occupant) await tx.patch('tags', first.tag.id, { path: first.path })
    for (const { tag } of merging) await mergeTag(tx, tag, occupant ?? first.tag)
  }
  await renameInCollections(tx, rename)
  return ok(null)
}

async function mergeTag(tx: WriteTransaction, tag: Tag, into: Tag): Promise<void> {
  const taggings = await readTaggingsOf(tx, tag.id)
  await tx.put(
    'taggings',
    taggings.map(({ targetKind, targetId, articleId, savedAt }) => ({
      id: taggingId(targetId, into.id),
      targetKind,
      targetId,
      articleId,
      savedAt,
      tagId: into.id,
    })),
  )
  await tx.softDelete(
    'taggings',
    taggings.map(({ id }) => id),
  )
  await tx.softDelete('tags', [tag.id])
}
