import { linksIn } from '../../shared/annotation/note-links.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { Stamp } from '../../shared/stamp.ts'
import type { StepKind } from './action-kind.ts'
import { moveToTrash, takeFromTrash } from './article-trash.ts'
import type { OffprintDatabase } from './database.ts'
import type { Change, Fields, UndoStep } from './local-rows.ts'
import { mendAnchors } from './mend-anchors.ts'
import { REPLICATED_TABLES, type ReplicatedTable } from './replicated.ts'
import { sameValue } from './same-value.ts'
import type { Store } from './store.ts'
import { readNextRedo, readNextUndo } from './undo-stack.ts'
import { type Written, write } from './write.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** What a step did to one row, all its changes taken together. */
interface NetChange {
  readonly id: string
  readonly before: Fields | null
  readonly after: Fields
}

async function netChanges(
  db: OffprintDatabase,
  actionId: string,
): Promise<Map<ReplicatedTable, NetChange[]>> {
  const changes = await db.changes.where('actionId').equals(actionId).sortBy('hlc')
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

async function rowsOf(tx: WriteTransaction, table: ReplicatedTable, net: readonly NetChange[]) {
  const rows: ((Stamp & Fields) | undefined)[] = await tx.db.table(table).bulkGet(net.map(({ id }) => id))
  return rows
}

async function takeBackEdits(tx: WriteTransaction, table: ReplicatedTable, net: readonly NetChange[]) {
  const rows = await rowsOf(tx, table, net)
  const patches = net.flatMap(({ id, before, after }, index) => {
    const row = rows[index]
    return row && before ? [[id, patchBetween(row, after, before)] as const] : []
  })
  await tx.patchAll(table, patches)
}

async function repeatEdits(tx: WriteTransaction, table: ReplicatedTable, net: readonly NetChange[]) {
  const rows = await rowsOf(tx, table, net)
  const patches = net.flatMap(({ id, before, after }, index) => {
    const row = rows[index]
    return row && before ? [[id, patchBetween(row, before, after)] as const] : []
  })
  await tx.patchAll(table, patches)
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

async function takeBack(tx: WriteTransaction, actionId: string): Promise<void> {
  const byTable = await netChanges(tx.db, actionId)
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

async function repeat(tx: WriteTransaction, actionId: string): Promise<void> {
  const byTable = await netChanges(tx.db, actionId)
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

type Turned = Result<StepKind | null, Failure<'conflict' | 'not-found'>>

/** One step and no other: what the menu named is what happens. A step that has nothing left is forgotten, and that is the answer. */
async function turn(
  tx: WriteTransaction,
  step: UndoStep | undefined,
  apply: (tx: WriteTransaction, actionId: string) => Promise<void>,
  state: UndoStep['state'],
): Promise<Turned> {
  if (!step) return ok(null)
  await apply(tx, step.actionId)
  if (tx.changes().length === 0) {
    await tx.db.undoSteps.delete(step.actionId)
    return fail('not-found', `Nothing is left of ${step.kind}`)
  }
  await tx.db.undoSteps.update(step.actionId, { state })
  return ok(step.kind as StepKind)
}

/**
 * Takes back the newest step, as a new action of its own. Rows that the step made are deleted softly: an article whose saving is
 * undone is in the Trash.
 * @param actionId the step that is meant; empty for whichever is the newest
 * @returns the step's kind; null when there was no step; `conflict` when another step came after the one that is meant
 */
export function undo(store: Store, actionId: string): Promise<Written<Turned>> {
  return write(store, { kind: 'undo', undoable: false }, async (tx) => {
    const step = await readNextUndo(tx.db)
    if (actionId !== '' && step?.actionId !== actionId)
      return fail('conflict', `${actionId} is not the newest step`)
    return turn(tx, step, takeBack, 'undone')
  })
}

/** Does the step again that was undone last. Answers as `undo` does. */
export function redo(store: Store): Promise<Written<Turned>> {
  return write(store, { kind: 'redo', undoable: false }, async (tx) =>
    turn(tx, await readNextRedo(tx.db), repeat, 'done'),
  )
}
