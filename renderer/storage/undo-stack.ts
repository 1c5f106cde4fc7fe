import { Dexie } from 'dexie'
import { changesIn } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'
import type { StepPart, UndoStep } from './local-rows.ts'
import type { Touch } from './write-transaction.ts'

const { minKey, maxKey } = Dexie

/** More than anybody goes back; old steps would keep their changes in the log. */
export const MAX_UNDO_STEPS = 500

/** Typing goes on in one step of undo for so long; then the next begins. */
export const JOIN_WITHIN_MS = 60_000

const steps = (db: OffprintDatabase, state: UndoStep['state']) =>
  db.undoSteps.where('[state+at]').between([state, minKey], [state, maxKey])

/** The step that undo would take back: the newest that is done. */
export function readNextUndo(db: OffprintDatabase): Promise<UndoStep | undefined> {
  return steps(db, 'done').last()
}

/** The step that redo would do again: the oldest that is undone. */
export function readNextRedo(db: OffprintDatabase): Promise<UndoStep | undefined> {
  return steps(db, 'undone').first()
}

/** Whether a job takes a step back, or does one again, just now. Steps go one after the other: the next has to wait for it. */
export async function isTurning(db: OffprintDatabase): Promise<boolean> {
  return (await steps(db, 'turning').count()) > 0
}

/** The kinds of the next steps, as the message catalogue names them. */
export async function readUndoState(
  db: OffprintDatabase,
): Promise<{ undo: string | null; redo: string | null }> {
  const [undo, redo] = await Promise.all([readNextUndo(db), readNextRedo(db)])
  return { undo: undo?.kind ?? null, redo: redo?.kind ?? null }
}

/** The step that an action with this key would go on with: the last one, if it is recent and nothing was undone since. */
export async function joinableStep(
  db: OffprintDatabase,
  joinKey: string,
  at: number,
): Promise<UndoStep | undefined> {
  const last = await readNextUndo(db)
  if (last?.joinKey !== joinKey || at - last.at > JOIN_WITHIN_MS) return undefined
  return (await readNextRedo(db)) ? undefined : last
}

/**
 * Puts a step onto the stack. What could be done again no longer can, except when the step is `late`: work that was asked for
 * earlier and ended only now. It then goes below everything that was done or undone since.
 */
export async function pushStep(
  db: OffprintDatabase,
  step: Omit<UndoStep, 'state'> & { readonly late: boolean },
): Promise<void> {
  const { late, ...rest } = step
  const redo = await readNextRedo(db)
  if (redo && !late) await steps(db, 'undone').delete()
  const at = redo && late ? Math.min(step.at, redo.at - 1) : step.at
  await db.undoSteps.put({ ...rest, at, state: 'done' })
  const surplus = (await db.undoSteps.count()) - MAX_UNDO_STEPS
  if (surplus > 0) await db.undoSteps.orderBy('at').limit(surplus).delete()
}

/**
 * Adds a part to a step that is on the stack. It goes to the top when the part builds on what newer steps changed: it can only be taken
 * back before them.
 */
export async function addPart(
  db: OffprintDatabase,
  actionId: string,
  part: StepPart,
  { at, touched }: { readonly at: number; readonly touched: readonly Touch[] },
): Promise<void> {
  const step = await db.undoSteps.get(actionId)
  // One that was pushed off the stack meanwhile cannot be undone any more.
  if (!step?.bulk) return
  const maker = await newestMaker(db, touched, step.at)
  const isOnNewer = lastChangeOf(touched) > step.at || (maker !== undefined && maker.actionId !== actionId)
  await db.undoSteps.put({
    ...step,
    at: isOnNewer && (await hasNewer(db, step)) ? at : step.at,
    bulk: { ...step.bulk, parts: [...step.bulk.parts, part] },
  })
}

/** When what an action changed was changed before it; 0 for what it made. */
export function lastChangeOf(touched: readonly Touch[]): number {
  return touched.reduce((last, { before }) => Math.max(last, before?.updatedAt ?? 0), 0)
}

/**
 * The newest step after that time that made a tag which an action gives. Taken back before the action, it would find the tag in use and
 * leave it; and taking back the action does not know that nothing is left to carry it.
 */
export async function newestMaker(
  db: OffprintDatabase,
  touched: readonly Touch[],
  since: number,
): Promise<UndoStep | undefined> {
  const own = new Set(touched.filter(({ before }) => before === null).map(({ id }) => id))
  const given = touched.flatMap(({ table, after }) =>
    table === 'taggings' && typeof after?.tagId === 'string' && !own.has(after.tagId) ? after.tagId : [],
  )
  const tags = await db.tags.bulkGet([...new Set(given)])
  const made = new Set(tags.flatMap((tag) => (tag && tag.createdAt > since ? tag.id : [])))
  if (made.size === 0) return undefined
  const after = db.undoSteps.where('[state+at]').between(['done', since], ['done', maxKey], false, true)
  for (const step of await after.reverse().toArray()) {
    const changes = changesIn(await db.changes.where('actionId').equals(step.actionId).toArray())
    const isMaker = changes.some(
      ({ table, id, before }) => table === 'tags' && before === null && made.has(id),
    )
    if (isMaker) return step
  }
  return undefined
}

/** Whether another step was done since. */
export async function hasNewer(db: OffprintDatabase, { at }: UndoStep): Promise<boolean> {
  return ((await readNextUndo(db))?.at ?? 0) > at
}
