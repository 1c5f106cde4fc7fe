import type { Tag } from '../../shared/library/tag.ts'
import { isWithin, tagKey } from '../../shared/library/tag-path.ts'
import { counterKey } from './counter-keys.ts'
import { type Moves, move } from './counter-moves.ts'
import type { OffprintDatabase } from './database.ts'
import { readTags } from './tag-repository.ts'
import type { Touched } from './touched.ts'
import type { Touch } from './write-transaction.ts'

/*
 * The commonest change of a tag, another name, moves counters without a look at what carries it: a tag may have twenty thousand articles.
 */

/** The tags of which something changed that is counted; not those of which the name is written in other letters. */
export function touchedTags(touched: Touched): Touch[] {
  return touched.of('tags', 'path', 'deletedAt').filter(({ before, after }) => {
    const isSame = before?.deletedAt === 0 && after?.deletedAt === 0
    return !(isSame && tagKey(String(before.path)) === tagKey(String(after.path)))
  })
}

/** What became of the name of a tag and of all below it. */
export interface Renaming {
  /** `tagKey`s. */
  readonly from: string
  readonly to: string
}

/** How the one part differs in which two paths differ; null where they differ in more, or in how many parts they have. */
function renamingOf(before: string, after: string): Renaming | null {
  const from = tagKey(before).split('/')
  const to = tagKey(after).split('/')
  const at = from.findIndex((part, index) => part !== to[index])
  const isRenamed = from.length === to.length && from.slice(at + 1).join('/') === to.slice(at + 1).join('/')
  if (!isRenamed || at < 0) return null
  return { from: from.slice(0, at + 1).join('/'), to: to.slice(0, at + 1).join('/') }
}

/** How tags were renamed, if that is all that happened: all below one name are now below another that nobody has besides them. */
export async function readRenaming(db: OffprintDatabase, touched: Touched): Promise<Renaming | null> {
  const renamed = touchedTags(touched)
  const others = [...touched.of('taggings'), ...touched.of('articles'), ...touched.of('highlights')]
  if (renamed.length === 0 || others.length > 0) return null
  const renamings = renamed.map(({ before, after }) =>
    before?.deletedAt === 0 && after?.deletedAt === 0
      ? renamingOf(String(before.path), String(after.path))
      : null,
  )
  const [first = null] = renamings
  if (!first || renamings.some((each) => each?.from !== first.from || each.to !== first.to)) return null
  const ids = new Set(renamed.map(({ id }) => id))
  const isInTheWay = ({ id, path }: Tag) =>
    !ids.has(id) && (isWithin(path, first.from) || isWithin(path, first.to))
  return (await readTags(db)).some(isInTheWay) ? null : first
}

/** What was counted under the old names is counted under the new ones; what is above is the same. */
export async function moveRenamed(db: OffprintDatabase, { from, to }: Renaming, moves: Moves): Promise<void> {
  for (const keyOf of [counterKey.tag, counterKey.highlightTag]) {
    const below = await db.counters
      .where('key')
      .startsWith(`${keyOf(from)}/`)
      .toArray()
    const own = await db.counters.get(keyOf(from))
    for (const { key, value } of own ? [own, ...below] : below) {
      move(moves, key, -value)
      move(moves, keyOf(to) + key.slice(keyOf(from).length), value)
    }
  }
}
