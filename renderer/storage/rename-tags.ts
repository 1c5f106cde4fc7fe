import type { Tag } from '../../shared/library/tag.ts'
import { isWithin, normalizeTagPath, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { readTags } from './tag-repository.ts'
import { readTaggingsOf, taggingId } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/**
 * Gives a tag and everything below it another path. Where a tag with the new path is there already, the two become one: what carried
 * the renamed tag carries the other.
 */
export async function renameTags(
  tx: WriteTransaction,
  from: TagPath,
  to: TagPath,
): Promise<Result<null, Failure<'not-found' | 'bad-input'>>> {
  const tags = await readTags(tx.db)
  const moving = tags.filter(({ path }) => isWithin(path, from))
  if (moving.length === 0) return fail('not-found', `No tag ${from}`)
  const byNewKey = new Map<string, { tag: Tag; path: TagPath }[]>()
  for (const tag of moving) {
    // Cut by parts and not by length: two spellings of one tag need not be equally long.
    const below = tag.path.split('/').slice(from.split('/').length)
    const path = normalizeTagPath([to, ...below].join('/'))
    if (!path.ok) return fail('bad-input', path.error.message)
    const key = tagKey(path.value)
    byNewKey.set(key, [...(byNewKey.get(key) ?? []), { tag, path: path.value }])
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
