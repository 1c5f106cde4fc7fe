import type { BulkJob } from '../../shared/library/bulk-change.ts'
import { changesIn } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'
import type { Change, StepPart, UndoStep } from './local-rows.ts'
import type { Store } from './store.ts'
import { repeat, takeBack } from './turn-changes.ts'
import { hasNewer } from './undo-stack.ts'
import { write } from './write.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** Which way a step is turned. */
export type Turning = Exclude<BulkJob['direction'], 'do'>

/** A step that was done part by part. */
type BulkStep = UndoStep & Required<Pick<UndoStep, 'bulk'>>

/**
 * Begins to turn a step that was done part by part; if it is still being done it is done no further. Part of an action that changes no
 * article.
 * @returns the job that goes on with it; null when there was nothing to turn
 */
export async function turnInParts(
  tx: WriteTransaction,
  newId: () => string,
  step: BulkStep,
  direction: Turning,
): Promise<string | null> {
  const { db } = tx
  await forgetJobs(db, step.actionId)
  if (step.bulk.parts.length === 0) {
    await db.undoSteps.delete(step.actionId)
    return null
  }
  const job: BulkJob = {
    id: newId(),
    change: step.bulk.change,
    direction,
    status: 'open',
    actionId: step.actionId,
    total: countArticles(step.bulk.parts),
    done: 0,
    partsDone: 0,
    isBroken: false,
    createdAt: tx.now,
    finishedAt: 0,
  }
  await db.undoSteps.update(step.actionId, { state: 'turning' })
  await db.bulkJobs.add(job)
  return job.id
}

/** The job that did the step, or turned it before: what it says is not so any more. */
async function forgetJobs(db: OffprintDatabase, actionId: string): Promise<void> {
  const ids = await db.bulkJobs.filter((job) => job.actionId === actionId).primaryKeys()
  await db.bulkJobs.bulkDelete(ids)
  await db.bulkLists.bulkDelete(ids)
}

const countArticles = (parts: readonly StepPart[]) => parts.reduce((sum, { articles }) => sum + articles, 0)

/** The parts of a step that a job has still to turn, in its order: what was done last is taken back first. */
function partsLeft({ direction, partsDone }: BulkJob, parts: readonly StepPart[]): readonly StepPart[] {
  return (direction === 'undo' ? parts.toReversed() : parts).slice(partsDone)
}

/**
 * Turns the next part of a step, in one transaction with the job's progress.
 * @returns the job as it is then, ended when that was the last part; null when it was not open any more
 */
export async function turnPart(store: Store, job: BulkJob): Promise<BulkJob | null> {
  const { value } = await write(
    store,
    { kind: job.direction === 'undo' ? 'undo' : 'redo', undoable: false },
    (tx) => turnNext(tx, job, store.now()),
  )
  return value
}

async function turnNext(tx: WriteTransaction, { id }: BulkJob, now: number): Promise<BulkJob | null> {
  const { db } = tx
  const job = await db.bulkJobs.get(id)
  if (job?.status !== 'open') return null
  const parts = (await db.undoSteps.get(job.actionId))?.bulk?.parts ?? []
  const [part, ...others] = partsLeft(job, parts)
  if (part) {
    const changes = await changesOf(db, job.actionId, parts, part)
    await (job.direction === 'undo' ? takeBack : repeat)(tx, changes)
  }
  // Of what is gone meanwhile nothing was turned.
  const turned = part && tx.changes().length > 0 ? part.articles : 0
  const moved = { ...job, done: job.done + turned, partsDone: job.partsDone + (part ? 1 : 0) }
  const next: BulkJob = others.length > 0 ? moved : { ...moved, status: 'done', finishedAt: now }
  await db.bulkJobs.put(next)
  if (next.status === 'done') await settleTurned(db, next)
  return next
}

/** What the log has of one part, in its order. */
function changesOf(
  db: OffprintDatabase,
  actionId: string,
  parts: readonly StepPart[],
  part: StepPart,
): PromiseLike<Change[]> {
  // The step's own name is a reading of the clock as well: from before its first change.
  const before = parts[parts.indexOf(part) - 1]?.end ?? actionId
  return db.changes
    .where('hlc')
    .between(before, part.end, false, true)
    .toArray()
    .then((log) => changesIn(log.filter((row) => row.actionId === actionId)))
}

/**
 * Puts a step back onto the stack when the job that turned it has ended. What came through stands on the other side; of what was stopped
 * the step keeps the parts that are done, and no more can be made of the others.
 */
export async function settleTurned(db: OffprintDatabase, job: BulkJob): Promise<void> {
  const step = await db.undoSteps.get(job.actionId)
  if (!step?.bulk) return
  const { parts } = step.bulk
  const isWhole = job.partsDone === parts.length
  const keep = (kept: readonly StepPart[]) =>
    db.undoSteps.put({ ...step, state: 'done', bulk: { change: job.change, parts: kept } })
  if (job.direction === 'undo' && !isWhole) await keep(parts.slice(0, parts.length - job.partsDone))
  else if (job.direction === 'redo' && job.partsDone > 0) await keep(parts.slice(0, job.partsDone))
  // As ever, what is undone can be done again only until something else is done.
  else if (await hasNewer(db, step)) await db.undoSteps.delete(step.actionId)
  else await db.undoSteps.put({ ...step, state: 'undone' })
}
