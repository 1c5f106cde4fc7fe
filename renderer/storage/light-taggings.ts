import { Dexie } from 'dexie'
import { readChangesOf, readLogEnd } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'

const { minKey, maxKey } = Dexie

/** Taggings held in memory at most: those of the tags that were asked for last. */
const MOST_HELD = 250_000
/** After so many changes it is quicker to read a tag anew than to follow them. */
const MOST_FOLLOWED = 1_000

/** Living taggings of a kind with one tag, in the order of saving. */
export const livingTaggings = (db: OffprintDatabase, tagId: string, targetKind: 'article' | 'highlight') =>
  db.taggings
    .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
    .between([tagId, targetKind, 0, minKey, minKey], [tagId, targetKind, 0, maxKey, maxKey])

/** The target of a tagging, from its key: see `taggingId`. */
export const targetOf = (taggingId: string, tagId: string) => taggingId.slice(0, -(tagId.length + 1))

function partsOf(taggingId: string) {
  const at = taggingId.lastIndexOf(':')
  return { targetId: taggingId.slice(0, at), tagId: taggingId.slice(at + 1) }
}

type Members = Map<string, Set<string>>

/** Which articles carry a tag, in memory from when it was first asked for, and kept up to date from the change log. */
class LightTaggings {
  private readonly db: OffprintDatabase
  /** By tag; the one that was asked for last stands last. */
  private readonly members: Members = new Map()
  /** The reading of the change log up to which they surely are; null before the first. */
  private cursor: string | null = null

  constructor(db: OffprintDatabase) {
    this.db = db
  }

  async read(tagIds: readonly string[]): Promise<Members> {
    await this.follow()
    for (let missing = this.missing(tagIds); missing.length > 0; missing = this.missing(tagIds)) {
      const { cursor } = this
      // The keys of all of a tag come in one request, whereas those of an index are walked one by one.
      const found = await Promise.all(
        missing.map((id) => livingTaggings(this.db, id, 'article').primaryKeys()),
      )
      // What another call followed meanwhile may have come after these were read.
      if (this.cursor !== cursor) continue
      missing.forEach((tagId, index) => {
        this.members.set(tagId, new Set(found[index]?.map((id) => targetOf(id, tagId))))
      })
    }
    const asked: Members = new Map()
    for (const id of tagIds) {
      const own = this.members.get(id) ?? new Set()
      asked.set(id, own)
      this.members.delete(id)
      this.members.set(id, own)
    }
    this.forgetOldest(asked)
    return asked
  }

  private missing(tagIds: readonly string[]): string[] {
    return tagIds.filter((id) => !this.members.has(id))
  }

  private forgetOldest(asked: Members): void {
    let held = 0
    for (const own of this.members.values()) held += own.size
    for (const [id, own] of this.members) {
      if (held <= MOST_HELD) return
      if (asked.has(id)) continue
      held -= own.size
      this.members.delete(id)
    }
  }

  private async follow(): Promise<void> {
    if (this.cursor === null) {
      const end = await readLogEnd(this.db)
      this.cursor ??= end
    }
    const log = await readChangesOf(this.db, 'taggings', this.cursor, MOST_FOLLOWED)
    if (log === null) {
      const end = await readLogEnd(this.db)
      this.members.clear()
      this.cursor = end
      return
    }
    const { changes, end } = log
    if (changes.length === 0) return
    const known = new Set(this.members.keys())
    const held = changes.filter(({ id }) => known.has(partsOf(id).tagId))
    // What comes back does not say of what kind it is.
    const revived = held.filter(({ after }) => after?.deletedAt === 0 && after.targetKind === undefined)
    const rows = await this.db.taggings.bulkGet(revived.map(({ id }) => id))
    const marked = new Set(rows.flatMap((row) => (row?.targetKind === 'highlight' ? [row.id] : [])))
    // Another call overtook this one, and had more to follow.
    if (this.cursor !== null && end < this.cursor) return
    // A tag that was read meanwhile may have been read before these changes: it is read once more.
    for (const tagId of this.members.keys()) if (!known.has(tagId)) this.members.delete(tagId)
    for (const { id, after } of held) {
      const { targetId, tagId } = partsOf(id)
      if (after?.targetKind === 'highlight' || marked.has(id)) continue
      if (after?.deletedAt === 0) this.members.get(tagId)?.add(targetId)
      else if (after === null || after.deletedAt !== undefined) this.members.get(tagId)?.delete(targetId)
    }
    this.cursor = end
  }
}

const libraries = new WeakMap<OffprintDatabase, LightTaggings>()

/**
 * The articles, not in the Trash, that carry each of these tags itself, in no order, as of now. Not to be kept across an await, and not to
 * be changed.
 */
export function readTagged(
  db: OffprintDatabase,
  tagIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const taggings = libraries.get(db) ?? new LightTaggings(db)
  libraries.set(db, taggings)
  return taggings.read(tagIds)
}
