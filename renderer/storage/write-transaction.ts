import type { Table } from 'dexie'
import type { Stamp } from '../../shared/stamp.ts'
import type { OffprintDatabase } from './database.ts'
import type { DeviceClock } from './device-clock.ts'
import type { Change, Fields } from './local-rows.ts'
import { readRows } from './read-by-keys.ts'
import { type NewRow, type Patch, type ReplicatedTable, type Row, replicatedSchemas } from './replicated.ts'
import { sameValue } from './same-value.ts'

/** What an action did to one row. */
export interface Touch {
  readonly table: ReplicatedTable
  readonly id: string
  readonly hlc: string
  /** The row before the action; null when it was not there. */
  readonly before: (Stamp & Fields) | null
  /** The row as it is now; null when it was taken away for good. */
  after: (Stamp & Fields) | null
}

/** In `clocks`, the reading of every field that has none of its own. */
export const EVERY_FIELD = '*'

const STAMP_ONLY = new Set(['id', 'createdAt', 'updatedAt', 'clocks'])

/** What of a row stands in the log: its own fields, and whether it is deleted. */
export function loggedFields(row: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !STAMP_ONLY.has(name)))
}

/** The hands of an action inside the write door: they stamp what they write and remember what was there. */
export class WriteTransaction {
  readonly db: OffprintDatabase
  readonly actionId: string
  /** The action's time in milliseconds; no other action has the same. */
  readonly now: number
  private readonly clock: DeviceClock
  private readonly touches = new Map<string, Touch>()
  /** Rows as they are, once they were read or written: nobody else changes them within the transaction, and it does one thing at a time. */
  private readonly known = new Map<string, (Stamp & Fields) | undefined>()

  constructor(db: OffprintDatabase, clock: DeviceClock, actionId: string) {
    this.db = db
    this.clock = clock
    this.actionId = actionId
    this.now = clock.at
  }

  /**
   * Makes rows. One that is there already, deleted or not, takes the new values and lives. `createdAt` is given for what was made
   * before it came into this library; it says when, and never changes.
   */
  async put<T extends ReplicatedTable>(
    table: T,
    rows: readonly (NewRow<T> & { readonly createdAt?: number })[],
  ): Promise<void> {
    const given = rows.map((row) => ({ ...row, deletedAt: 0 }) as unknown as Fields & { id: string })
    await this.apply(
      table,
      given.map(({ id, ...fields }) => [id, fields] as const),
      true,
    )
  }

  /** Rows as they are by now, in the order of their ids; undefined for one that is not there. */
  async read<T extends ReplicatedTable>(table: T, ids: readonly string[]): Promise<(Row<T> | undefined)[]> {
    return (await this.rows(table, ids)) as unknown as (Row<T> | undefined)[]
  }

  /** Changes fields of one row; a row that is not there stays away. */
  async patch<T extends ReplicatedTable>(table: T, id: string, patch: Patch<T>): Promise<void> {
    await this.apply(table, [[id, patch as Fields]], false)
  }

  /** Changes fields of many rows. */
  async patchAll<T extends ReplicatedTable>(
    table: T,
    patches: Iterable<readonly [id: string, patch: Patch<T> & { readonly deletedAt?: number }]>,
  ): Promise<void> {
    await this.apply(table, [...patches] as (readonly [string, Fields])[], false)
  }

  /** Marks rows as deleted now; those that are already keep their time. */
  async softDelete(table: ReplicatedTable, ids: readonly string[]): Promise<void> {
    const living = (await this.rows(table, ids)).filter((row) => row?.deletedAt === 0)
    await this.setDeleted(
      table,
      living.map((row) => row?.id ?? ''),
      this.now,
    )
  }

  /** Brings deleted rows back. */
  async revive(table: ReplicatedTable, ids: readonly string[]): Promise<void> {
    await this.setDeleted(table, ids, 0)
  }

  /** Takes rows away for good and leaves tombstones. */
  async purge(table: ReplicatedTable, ids: readonly string[]): Promise<void> {
    const found = (await this.rows(table, ids)).filter((row) => row !== undefined)
    const stones = found.map((row) => {
      const touch = this.touch(table, row.id, row)
      touch.after = null
      return { id: `${table}:${row.id}`, hlc: touch.hlc }
    })
    await this.table(table).bulkDelete(found.map(({ id }) => id))
    for (const { id } of found) this.known.set(`${table}:${id}`, undefined)
    await this.db.tombstones.bulkPut(stones)
  }

  /** Writes a row that was stamped elsewhere, clocks and all. For a restore, which has checked it. */
  async adopt<T extends ReplicatedTable>(table: T, rows: readonly Row<T>[]): Promise<void> {
    const stamped = rows as readonly (Stamp & Fields)[]
    const current = await this.rows(
      table,
      stamped.map(({ id }) => id),
    )
    stamped.forEach((row, index) => {
      for (const reading of Object.values(row.clocks)) this.clock.heed(reading)
      this.touch(table, row.id, current[index] ?? null).after = row
    })
    await this.putRows(table, stamped)
  }

  /** What the action did, row by row. */
  touched(): readonly Touch[] {
    return [...this.touches.values()]
  }

  /** What the log has to say: rows that ended as they began are left out. */
  changes(): Change[] {
    return this.touched().flatMap((touch) => changeOf(touch, this.actionId) ?? [])
  }

  private async setDeleted(table: ReplicatedTable, ids: readonly string[], deletedAt: number): Promise<void> {
    await this.apply(
      table,
      ids.map((id) => [id, { deletedAt }] as const),
      false,
    )
  }

  private async apply(
    table: ReplicatedTable,
    patches: readonly (readonly [id: string, fields: Fields])[],
    create: boolean,
  ): Promise<void> {
    const current = await this.rows(
      table,
      patches.map(([id]) => id),
    )
    const stamped = new Map<string, Stamp & Fields>()
    patches.forEach(([id, fields], index) => {
      const row = stamped.get(id) ?? current[index]
      if (row) {
        const changed = Object.entries(fields).filter(
          ([name, value]) => name !== 'createdAt' && !sameValue(row[name], value),
        )
        if (changed.length === 0) return
        stamped.set(id, this.stampChange(table, row, Object.fromEntries(changed)))
      } else if (create) stamped.set(id, this.stampNew(table, id, fields))
    })
    await this.putRows(table, [...stamped.values()])
  }

  private stampNew(table: ReplicatedTable, id: string, fields: Fields): Stamp & Fields {
    const touch = this.touch(table, id, null)
    const stamp = { id, createdAt: this.now, updatedAt: this.now, clocks: { [EVERY_FIELD]: touch.hlc } }
    touch.after = checked(table, { ...stamp, ...fields, id })
    return touch.after
  }

  private stampChange(table: ReplicatedTable, row: Stamp & Fields, fields: Fields): Stamp & Fields {
    const touch = this.touch(table, row.id, row)
    const clocks = { ...row.clocks }
    for (const name of Object.keys(fields)) clocks[name] = touch.hlc
    touch.after = checked(table, { ...row, ...fields, updatedAt: this.now, clocks })
    return touch.after
  }

  private touch(table: ReplicatedTable, id: string, row: (Stamp & Fields) | null): Touch {
    const key = `${table}:${id}`
    const known = this.touches.get(key)
    if (known) return known
    const touch: Touch = { table, id, hlc: this.clock.tick(), before: row, after: row }
    this.touches.set(key, touch)
    return touch
  }

  private table(name: ReplicatedTable): Table<Stamp & Fields, string> {
    return this.db.table(name)
  }

  private async putRows(name: ReplicatedTable, rows: readonly (Stamp & Fields)[]): Promise<void> {
    await this.table(name).bulkPut(rows)
    for (const row of rows) this.known.set(`${name}:${row.id}`, row)
  }

  private async rows(
    name: ReplicatedTable,
    ids: readonly string[],
  ): Promise<((Stamp & Fields) | undefined)[]> {
    const unknown = ids.filter((id) => !this.known.has(`${name}:${id}`))
    const read = unknown.length > 0 ? await readRows(this.table(name), unknown) : []
    unknown.forEach((id, index) => {
      this.known.set(`${name}:${id}`, read[index])
    })
    return ids.map((id) => this.known.get(`${name}:${id}`))
  }
}

function checked(table: ReplicatedTable, row: unknown): Stamp & Fields {
  return replicatedSchemas[table].parse(row) as Stamp & Fields
}

function changeOf({ table, id, hlc, before, after }: Touch, actionId: string): Change | null {
  if (!before && !after) return null
  if (!after) return { hlc, actionId, table, id, before: {}, after: null }
  if (!before) return { hlc, actionId, table, id, before: null, after: loggedFields(after) }
  const now = loggedFields(after)
  const was = loggedFields(before)
  const names = [...new Set([...Object.keys(now), ...Object.keys(was)])].filter(
    (name) => !sameValue(now[name], was[name]),
  )
  if (names.length === 0) return null
  const pick = (fields: Fields) => Object.fromEntries(names.map((name) => [name, fields[name]]))
  return { hlc, actionId, table, id, before: pick(was), after: pick(now) }
}
