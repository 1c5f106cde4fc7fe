import { Dexie } from 'dexie'
import type { Tag, Tagging } from '../../shared/library/tag.ts'
import { ancestorsOf, isWithin, type TagPath, tagKey } from '../../shared/library/tag-path.ts'
import { counterKey } from './counter-keys.ts'
import { type Moves, move } from './counter-moves.ts'
import type { OffprintDatabase } from './database.ts'
import { livingTaggings, targetOf } from './light-taggings.ts'
import { readTags } from './tag-repository.ts'
import type { Touched } from './touched.ts'
import type { Touch, WriteTransaction } from './write-transaction.ts'

const { minKey, maxKey } = Dexie

/*
 * Counters of tags that changed themselves, without a look at each article that carries them: there may be twenty thousand.
 */

/** The tags of which something changed that is counted; not those of which the name is written in other letters. */
export function touchedTags(touched: Touched): Touch[] {
  return touched.of('tags', 'path', 'deletedAt').filter(({ before, after }) => {
    const isSame = before?.deletedAt === 0 && after?.deletedAt === 0
    return !(isSame && tagKey(String(before.path)) === tagKey(String(after.path)))
  })
}

/** What became of the name of a tag and of all below it. */
interface Renaming {
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

/** How tags were renamed: all below one name are now below another that nobody has besides them; null where it was anything else. */
function renamingOfAll(renamed: readonly Touch[], living: readonly Tag[]): Renaming | null {
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
  return living.some(isInTheWay) ? null : first
}

/** What was counted under the old names is counted under the new ones; what is above is the same. */
async function moveRenamed(db: OffprintDatabase, { from, to }: Renaming, moves: Moves): Promise<void> {
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

/** The names under which a tag is counted at one of the two times. */
function keysAt(row: Touch['after'] | Tag): string[] {
  if (row?.deletedAt !== 0) return []
  const path = row.path as TagPath
  return [...ancestorsOf(path), path].map(tagKey)
}

/** More articles than these are looked up among all that live, and not one by one. */
const MANY = 2_000

/** Of targets those that are counted: what is in the Trash may carry a tag that came with a backup. */
async function livingOf(
  tx: WriteTransaction,
  kind: Tagging['targetKind'],
  targets: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  if (kind === 'article' && targets.size > MANY) {
    const living = tx.db.articles.where('[deletedAt+savedAt+id]').between([0, minKey], [0, maxKey])
    return new Set(await living.primaryKeys())
  }
  const rows = await tx.read(kind === 'article' ? 'articles' : 'highlights', [...targets])
  return new Set(rows.flatMap((row) => (row?.deletedAt === 0 ? [row.id] : [])))
}

/** Counts anew under all names that the tags had or have, from the index of taggings. */
async function recount(
  tx: WriteTransaction,
  changed: readonly Touch[],
  living: readonly Tag[],
  moves: Moves,
): Promise<void> {
  const keys = [...new Set(changed.flatMap(({ before, after }) => [...keysAt(before), ...keysAt(after)]))]
  const isAsked = new Set(keys)
  const tags = living
    .map((tag) => ({ id: tag.id, under: keysAt(tag).filter((key) => isAsked.has(key)) }))
    .filter(({ under }) => under.length > 0)
  for (const [kind, keyOf] of [
    ['article', counterKey.tag],
    ['highlight', counterKey.highlightTag],
  ] as const) {
    const found = await Promise.all(tags.map(({ id }) => livingTaggings(tx.db, id, kind).primaryKeys()))
    const carriers = tags.map(({ id }, index) => (found[index] ?? []).map((tagging) => targetOf(tagging, id)))
    const alive = await livingOf(tx, kind, new Set(carriers.flat()))
    const counted = new Map<string, Set<string>>(keys.map((key) => [key, new Set()]))
    for (const [index, { under }] of tags.entries())
      for (const key of under)
        for (const target of carriers[index] ?? []) if (alive.has(target)) counted.get(key)?.add(target)
    const kept = await tx.db.counters.bulkGet(keys.map(keyOf))
    keys.forEach((key, index) => {
      move(moves, keyOf(key), (counted.get(key)?.size ?? 0) - (kept[index]?.value ?? 0))
    })
  }
}

/**
 * Moves counters by what an action did to tags, if it did nothing else that they depend on.
 * @returns whether it was so
 */
export async function moveChangedTags(
  tx: WriteTransaction,
  touched: Touched,
  moves: Moves,
): Promise<boolean> {
  const changed = touchedTags(touched)
  const others = (['taggings', 'articles', 'highlights'] as const).some(
    (table) => touched.of(table, 'deletedAt').length > 0,
  )
  if (changed.length === 0 || others) return false
  const living = await readTags(tx.db)
  const renaming = renamingOfAll(changed, living)
  if (renaming) await moveRenamed(tx.db, renaming, moves)
  else await recount(tx, changed, living, moves)
  return true
}
