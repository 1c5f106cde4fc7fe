import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { StepKind } from './action-kind.ts'
import { changesIn } from './change-log.ts'
import type { UndoStep } from './local-rows.ts'
import type { Store } from './store.ts'
import { leadsToGone, repeat, takeBack } from './turn-changes.ts'
import { type Turning, turnInParts } from './undo-parts.ts'
import { isTurning, readNextRedo, readNextUndo } from './undo-stack.ts'
import { type Written, write } from './write.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** `jobId`: it goes on part by part. */
export type Turned = Result<StepKind | null, Failure<'conflict' | 'not-found' | 'busy'>> & {
  readonly jobId?: string
}

/** One step and no other: what the menu named is what happens. A step that has nothing left is forgotten, and that is the answer. */
async function turn(
  tx: WriteTransaction,
  store: Store,
  step: UndoStep | undefined,
  direction: Turning,
): Promise<Turned> {
  if (!step) return ok(null)
  if (step.bulk) {
    const jobId = await turnInParts(tx, store.newId, { ...step, bulk: step.bulk }, direction)
    return { ...ok(step.kind as StepKind), ...(jobId === null ? {} : { jobId }) }
  }
  const changes = changesIn(await tx.db.changes.where('actionId').equals(step.actionId).sortBy('hlc'))
  const isLost = await leadsToGone(tx.db, changes, direction)
  if (!isLost) await (direction === 'undo' ? takeBack : repeat)(tx, changes)
  if (tx.changes().length === 0) {
    await tx.db.undoSteps.delete(step.actionId)
    return fail('not-found', `Nothing is left of ${step.kind}`)
  }
  await tx.db.undoSteps.update(step.actionId, { state: direction === 'undo' ? 'undone' : 'done' })
  return ok(step.kind as StepKind)
}

const busy = () => fail('busy', 'A step is being taken back, or done again')

/**
 * Takes back the newest step, as a new action of its own. Rows that the step made are deleted softly: an article whose saving is
 * undone is in the Trash. A step that was done part by part becomes a job; one that is still being done is stopped first.
 * @param actionId the step that is meant; empty for whichever is the newest
 * @returns the step's kind; null when there was no step; `conflict` when another step came after the one that is meant; `busy` while
 * a job takes a step back
 */
export function undo(store: Store, actionId: string): Promise<Written<Turned>> {
  return write<Turned>(store, { kind: 'undo', undoable: false }, async (tx) => {
    if (await isTurning(tx.db)) return busy()
    const step = await readNextUndo(tx.db)
    if (actionId !== '' && step?.actionId !== actionId)
      return fail('conflict', `${actionId} is not the newest step`)
    return turn(tx, store, step, 'undo')
  })
}

/** Does the step again that was undone last. Answers as `undo` does. */
export function redo(store: Store): Promise<Written<Turned>> {
  return write<Turned>(store, { kind: 'redo', undoable: false }, async (tx) =>
    (await isTurning(tx.db)) ? busy() : turn(tx, store, await readNextRedo(tx.db), 'redo'),
  )
}
