import { linksIn } from '../../shared/annotation/read-note.ts'
import { moveToTrash, takeFromTrash } from './article-trash.ts'
import type { OffprintDatabase } from './database.ts'
import type { Change, Fields } from './local-rows.ts'
import { mendAnchors } from './mend-anchors.ts'
import { REPLICATED_TABLES, type ReplicatedTable } from './replicated.ts'
import { sameValue } from './same-value.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** What some changes did to one row, all of them taken together. */
interface NetChange {
  readonly id: string
  readonly before: Fields | null
  readonly after: Fields
}

/** @param changes in the order of the log */
function netChanges(changes: readonly Change[]): Map<ReplicatedTable, NetChange[]> {
  const byRow = new Map<string, Change>()
  for (const change of changes) {
    const key = `${change.table}:${change.id}`
    const first = byRow.get(key)
    if (!first) byRow.set(key, change)
    else {
      const before = first.before && { ...change.before, ...first.before }
      byRow.set(key, { ...first, before, after: { ...first.after, ...change.after } })
    }
  }
  const byTable = new Map<ReplicatedTable, NetChange[]>()
  for (const { table, id, before, after } of byRow.values()) {
    if (!after) continue
    const net = byTable.get(table)
    if (net) net.push({ id, before, after })
    else byTable.set(table, [{ id, before, after }])
  }
  return byTable
}

/** The fields to write, so that the row goes from one side of a change to the other. What was changed since is left alone. */
function patchBetween(row: Fields, from: Fields, to: Fields): Fields {
  const patch = Object.fromEntries(Object.entries(to).filter(([name]) => sameValue(row[name], from[name])))
  // What a note links to goes with what it says; changes from before there were links do not name them.
  return typeof patch.body === 'string' ? { ...patch, links: linksIn(patch.body) } : patch
}

/** The rows that were changed, not made, as they are now, each with what was done to it. */
async function readChanged(tx: WriteTransaction, table: ReplicatedTable, net: readonly NetChange[]) {
  const changed = net.flatMap(({ before, ...rest }) => (before ? [{ ...rest, before }] : []))
  const rows = await tx.read(
    table,
    changed.map(({ id }) => id),
  )
  return changed.flatMap((change, index) => {
    const row = rows[index] as Fields | undefined
    return row ? [{ ...change, row }] : []
  })
}

async function takeBackEdits(tx: WriteTransaction, table: ReplicatedTable, net: readonly NetChange[]) {
  const changed = await readChanged(tx, table, net)
  await tx.patchAll(
    table,
    changed.map(({ id, row, before, after }) => [id, patchBetween(row, after, before)] as const),
  )
}

async function repeatEdits(tx: WriteTransaction, table: ReplicatedTable, net: readonly NetChange[]) {
  const changed = await readChanged(tx, table, net)
  await tx.patchAll(
    table,
    changed.map(({ id, row, before, after }) => [id, patchBetween(row, before, after)] as const),
  )
}

const idsMade = (net: readonly NetChange[] | undefined) =>
  (net ?? []).filter(({ before }) => before === null).map(({ id }) => id)

/** Rows that were made for an article in the Trash. */
const madeDeleted = (net: readonly NetChange[]) =>
  net.filter(({ before, after }) => before === null && Number(after.deletedAt) > 0)

/** A tag that the step made goes only when nothing else has come to use it. */
async function unusedTags(db: OffprintDatabase, tagIds: readonly string[]): Promise<string[]> {
  const uses = await Promise.all(
    tagIds.map((id) =>
      Promise.all(
        (['article', 'highlight'] as const).map((kind) =>
          db.taggings
            .where('[tagId+targetKind+deletedAt+savedAt+articleId]')
            .between([id, kind, 0], [id, kind, 1])
            .count(),
        ),
      ),
    ),
  )
  return tagIds.filter((_, index) => (uses[index] ?? []).every((count) => count === 0))
}

/**
 * Whether turning changes would put what belongs to an article back onto one that is gone for good: what two articles had in one would be
 * lost with it.
 */
export async function leadsToGone(
  db: OffprintDatabase,
  changes: readonly Change[],
  direction: 'undo' | 'redo',
): Promise<boolean> {
  const targets = new Set<string>()
  for (const { before, after } of changes) {
    const [from, to] = direction === 'undo' ? [after, before] : [before, after]
    if (typeof to?.articleId === 'string' && to.articleId !== '' && from && to.articleId !== from.articleId)
      targets.add(to.articleId)
  }
  const articles = await db.articles.bulkGet([...targets])
  return articles.includes(undefined)
}

/** Takes back what an action, or a part of it, did. @param changes in the order of the log */
export async function takeBack(tx: WriteTransaction, changes: readonly Change[]): Promise<void> {
  const byTable = netChanges(changes)
  await moveToTrash(tx, idsMade(byTable.get('articles')))
  for (const table of REPLICATED_TABLES) {
    const net = byTable.get(table)
    if (!net) continue
    await takeBackEdits(tx, table, net)
    if (table !== 'articles' && table !== 'tags') {
      await tx.softDelete(table, idsMade(net))
      // What was made as a part of an article in the Trash is not to come back with it.
      await tx.patchAll(
        table,
        madeDeleted(net).map(({ id }) => [id, { deletedAt: tx.now }] as const),
      )
    }
  }
  await tx.softDelete('tags', await unusedTags(tx.db, idsMade(byTable.get('tags'))))
  await mendAnchors(tx)
}

/** Does again what was taken back. @param changes in the order of the log */
export async function repeat(tx: WriteTransaction, changes: readonly Change[]): Promise<void> {
  const byTable = netChanges(changes)
  for (const table of REPLICATED_TABLES) {
    const net = byTable.get(table)
    if (!net) continue
    await repeatEdits(tx, table, net)
    if (table === 'articles') await takeFromTrash(tx, idsMade(net))
    else {
      const deleted = madeDeleted(net)
      const gone = new Set(deleted.map(({ id }) => id))
      await tx.revive(
        table,
        idsMade(net).filter((id) => !gone.has(id)),
      )
      await tx.patchAll(
        table,
        deleted.map(({ id, after }) => [id, { deletedAt: Number(after.deletedAt) }] as const),
      )
    }
  }
  await mendAnchors(tx)
}
