import type { ActionKind } from './action-kind.ts'
import { packChanges } from './change-log.ts'
import { moveCounters } from './counters.ts'
import type { OffprintDatabase } from './database.ts'
import { DeviceClock } from './device-clock.ts'
import type { Change } from './local-rows.ts'
import { REPLICATED_TABLES } from './replicated.ts'
import type { Store } from './store.ts'
import { addPart, joinableStep, lastChangeOf, newestMaker, pushStep } from './undo-stack.ts'
import { admitCurrentTransaction } from './write-guard.ts'
import { WriteTransaction } from './write-transaction.ts'

export interface WriteOptions {
  readonly kind: ActionKind
  readonly undoable: boolean
  /** When the person asked, if it took a while; then it is undone in that order, and what could be done again still can. */
  readonly at?: number
  /** Steps that follow each other closely with the same key become one. */
  readonly joinKey?: string
  /** Makes it a part, of so many articles, of a step that is done part by part and is on the stack already. */
  readonly partOf?: { readonly actionId: string; readonly articles: number }
}

export interface Written<T> {
  readonly value: T
  /** Empty when nothing changed. */
  readonly actionId: string
}

/** Everything an action may touch. Rows of the log and the counters are only ever written from here. */
const SCOPE = [
  ...REPLICATED_TABLES,
  ...(['bodies', 'sources', 'assets', 'versionAssets', 'tombstones'] as const),
  ...(['changes', 'counters', 'undoSteps', 'device', 'jobs', 'jobInputs', 'consents'] as const),
  ...(['extractions', 'extractionRemarks', 'bulkJobs', 'bulkLists'] as const),
]

/**
 * The one door to the library's rows. All that one user action changes happens in one transaction, together with the log, the
 * counters and the undo stack; it answers when that is on disk, or throws and nothing has changed.
 *
 * Within `body` only the database may be awaited.
 */
export function write<T>(
  { db, now }: Pick<Store, 'db' | 'now'>,
  options: WriteOptions,
  body: (tx: WriteTransaction) => Promise<T>,
): Promise<Written<T>> {
  return db.transaction('rw', SCOPE, async () => {
    admitCurrentTransaction()
    const clock = await DeviceClock.start(db, now())
    const joined = options.joinKey ? await joinableStep(db, options.joinKey, clock.at) : undefined
    const { partOf } = options
    const actionId = partOf?.actionId ?? joined?.actionId ?? clock.tick()
    const tx = new WriteTransaction(db, clock, actionId)
    const value = await body(tx)
    const changes = tx.changes()
    if (changes.length === 0) return { value, actionId: '' }
    await record(db, tx, changes)
    await clock.keep(db)
    if (partOf) {
      const { articles } = partOf
      const part = { end: changes.at(-1)?.hlc ?? '', articles }
      await addPart(db, actionId, part, { at: clock.at, touched: tx.touched() })
    } else if (options.undoable && !joined) {
      const asked = options.at ?? clock.at
      // What builds on a change made since it was asked for can only be taken back before that change.
      const isOvertaken = lastChangeOf(tx.touched()) > asked
      const maker = asked < clock.at ? await newestMaker(db, tx.touched(), asked) : undefined
      await pushStep(db, {
        actionId,
        kind: options.kind,
        // Of steps with the same time the later one is on top.
        at: isOvertaken ? clock.at : (maker?.at ?? asked),
        late: options.at !== undefined && !isOvertaken,
        joinKey: options.joinKey ?? '',
      })
    }
    return { value, actionId }
  })
}

async function record(db: OffprintDatabase, tx: WriteTransaction, changes: readonly Change[]): Promise<void> {
  await db.changes.bulkAdd(packChanges(changes))
  await moveCounters(tx)
}
