import { Dexie } from 'dexie'
import type { OffprintDatabase } from './database.ts'
import type { Change, ChangePack, LogRow } from './local-rows.ts'
import type { ReplicatedTable } from './replicated.ts'

const { maxKey } = Dexie

/** Changes in a pack. A value of more than 64 KB the browser would keep in a file of its own. */
const PACK = 100

/**
 * The rows of the log for what an action did. Its changes of one table stand together: each row of the log is written four
 * times over, for its indexes and for taking the transaction back, and takes as long as the row that was changed.
 * @param changes of one action, in the order of its clock
 */
export function packChanges(changes: readonly Change[]): LogRow[] {
  const tables = new Set(changes.map(({ table }) => table))
  return [...tables].flatMap((table): LogRow[] => {
    const own = changes.filter((change) => change.table === table)
    if (own.length === 1) return own
    return Array.from({ length: Math.ceil(own.length / PACK) }, (_, n) => {
      const pack = own.slice(n * PACK, (n + 1) * PACK)
      const actionId = pack[0]?.actionId ?? ''
      const packed = pack.map(({ hlc, id, before, after }) => ({ hlc, id, before, after }))
      return { hlc: pack.at(-1)?.hlc ?? '', actionId, table, pack: packed }
    })
  })
}

const isPack = (row: LogRow): row is ChangePack => 'pack' in row

/**
 * What rows of the log say.
 * @param rows in the order of the log
 * @returns of each row of a table in the order in which it was changed
 */
export function changesIn(rows: readonly LogRow[]): Change[] {
  return rows.flatMap((row): Change[] => {
    if (!isPack(row)) return [row]
    const { actionId, table, pack } = row
    return pack.map((change) => ({ ...change, actionId, table }))
  })
}

/** How far the log goes; empty for one without a change. */
export async function readLogEnd(db: OffprintDatabase): Promise<string> {
  return (await db.changes.orderBy('hlc').last())?.hlc ?? ''
}

/** The rows of the log on a table after a reading of the clock. */
export const logOf = (db: OffprintDatabase, table: ReplicatedTable, after: string) =>
  db.changes.where('[table+hlc]').between([table, after], [table, maxKey], false)

/** Rows of the log that are read at a time, where there may be too many. */
const ROWS_AT_ONCE = 100

/**
 * What happened to a table after a reading of the clock.
 * @returns the changes, and the reading up to which they are; null for more changes than `most`, which are not all read
 */
export async function readChangesOf(
  db: OffprintDatabase,
  table: ReplicatedTable,
  after: string,
  most: number,
): Promise<{ readonly changes: readonly Change[]; readonly end: string } | null> {
  const changes: Change[] = []
  for (let end = after; ; ) {
    const rows = await logOf(db, table, end).limit(ROWS_AT_ONCE).toArray()
    for (const change of changesIn(rows)) changes.push(change)
    if (changes.length > most) return null
    end = rows.at(-1)?.hlc ?? end
    if (rows.length < ROWS_AT_ONCE) return { changes, end }
  }
}
