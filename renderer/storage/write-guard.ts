import { type DBCore, type DBCoreMutateRequest, type DBCoreTable, type DBCoreTransaction, Dexie } from 'dexie'
import { stampSchema } from '../../shared/stamp.ts'
import { isReplicated } from './replicated.ts'

/** A write to a replicated table that did not come through the write door: a bug, never an expected failure. */
export class UnstampedWriteError extends Error {
  constructor(table: string) {
    super(`Rows of ${table} are written by storage/write.ts and nothing else`)
    this.name = 'UnstampedWriteError'
  }
}

const doors = new WeakSet<DBCoreTransaction>()

/** Lets the transaction that runs now write replicated rows. Only the write door calls it. */
export function admitCurrentTransaction(): void {
  const { currentTransaction } = Dexie
  doors.add(currentTransaction.idbtrans as unknown as DBCoreTransaction)
}

function check(table: string, request: DBCoreMutateRequest): void {
  if (!doors.has(request.trans)) throw new UnstampedWriteError(table)
  if (request.type !== 'add' && request.type !== 'put') return
  for (const value of request.values) {
    if (!stampSchema.safeParse(value).success) throw new UnstampedWriteError(table)
  }
}

function guard(table: DBCoreTable): DBCoreTable {
  return {
    ...table,
    mutate(request) {
      check(table.name, request)
      return table.mutate(request)
    },
  }
}

/** Adds the middleware that refuses unstamped writes. */
export function guardReplicatedTables(db: Dexie): void {
  db.use({
    stack: 'dbcore',
    name: 'write-guard',
    create: (core: DBCore): DBCore => ({
      ...core,
      table(name) {
        const table = core.table(name)
        return isReplicated(name) ? guard(table) : table
      },
    }),
  })
}
