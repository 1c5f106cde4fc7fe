import { Dexie, type Table } from 'dexie'
import { changesIn, logOf, readLogEnd } from './change-log.ts'
import type { OffprintDatabase } from './database.ts'
import type { ReplicatedTable, Row } from './replicated.ts'

/** Rows fetched at a time while filling: small enough that the window stays responsive. */
const CHUNK = 2_000

/** Light rows that are kept from another time. */
export interface KeptRows<L> {
  /** @returns the reading of the change log up to which they are; null when there are none that will do */
  read(take: (id: string, row: L) => void): Promise<string | null>
  /** They turned out not to be all. */
  forget(): Promise<void>
}

/** A table's light rows as of one moment. Not to be kept across an await. */
export interface LightRows<L> {
  readonly byId: ReadonlyMap<string, L>
  /** Another number whenever a row is another one. */
  readonly revision: number
}

/** A row that is another one now; null where there was or is none. */
export interface LightChange<L> {
  readonly before: L | null
  readonly after: L | null
}

/**
 * The rows of a table in memory, each reduced to what is looked for in it; filled when they are first needed, and kept up to date from
 * the change log. Reading it in a live query makes the query follow the table.
 */
export class LightTable<T extends ReplicatedTable, L> {
  private readonly byId = new Map<string, L>()
  private revision = 0
  private cursor = ''
  private filling: Promise<void> | null = null
  private filled = false
  private readonly db: OffprintDatabase
  private readonly name: T
  private readonly lighten: (row: Row<T>) => L
  private readonly kept: KeptRows<L> | null
  private readonly onChanges: (changes: readonly LightChange<L>[]) => void

  /**
   * @param kept read instead of the table where that is quicker
   * @param onChanges told of what changed since the rows were there
   */
  constructor(
    db: OffprintDatabase,
    name: T,
    lighten: (row: Row<T>) => L,
    kept: KeptRows<L> | null = null,
    onChanges: (changes: readonly LightChange<L>[]) => void = () => undefined,
  ) {
    this.db = db
    this.name = name
    this.lighten = lighten
    this.kept = kept
    this.onChanges = onChanges
  }

  async read(): Promise<LightRows<L>> {
    this.filling ??= this.fillApart().catch((error: unknown) => {
      this.filling = null
      throw error
    })
    // By Dexie's own promise: after a wait on another, a live query would no longer see what is read for it.
    await Dexie.Promise.resolve(this.filling)
    await this.follow()
    return { byId: this.byId, revision: this.revision }
  }

  /** Whether the rows are in memory. */
  get isFilled(): boolean {
    return this.filled
  }

  /** A row as it was read last, without waiting; undefined where none was read yet. */
  peek(id: string): L | undefined {
    return this.byId.get(id)
  }

  private get table(): Table<Row<T>, string> {
    return this.db[this.name] as unknown as Table<Row<T>, string>
  }

  /** Outside of the live query that asks first: it may end before the rows are read, and others wait for them too. */
  private fillApart(): Promise<void> {
    return new Promise((resolve, reject) => setTimeout(() => this.fill().then(resolve, reject)))
  }

  private async fill(): Promise<void> {
    if (!(await this.fillFromKept())) await this.fillFromTable()
    this.filled = true
  }

  private async fillFromTable(): Promise<void> {
    // The cursor first: what changes while rows are read is then read again.
    this.cursor = await readLogEnd(this.db)
    let after = ''
    for (;;) {
      const rows = await this.table.where('id').above(after).limit(CHUNK).toArray()
      for (const row of rows) this.byId.set(row.id, this.lighten(row))
      const last = rows.at(-1)
      if (!last || rows.length < CHUNK) return
      after = last.id
    }
  }

  /** @returns false when nothing was kept, or it is not all of the table */
  private async fillFromKept(): Promise<boolean> {
    const cursor = (await this.kept?.read((id, row) => this.byId.set(id, row))) ?? null
    if (cursor !== null) {
      this.cursor = cursor
      await this.follow()
      if (this.byId.size === (await this.table.count())) return true
      await this.kept?.forget()
    }
    this.byId.clear()
    return false
  }

  private async follow(): Promise<void> {
    const log = await logOf(this.db, this.name, this.cursor).toArray()
    const last = log.at(-1)
    if (!last) return
    const ids = [...new Set(changesIn(log).map(({ id }) => id))]
    const rows = await this.table.bulkGet(ids)
    // Another call overtook this one and stored these rows as they are by now: older ones must not replace them.
    if (last.hlc < this.cursor) return
    this.revision++
    const changed = ids.map((id, index) => {
      const row = rows[index]
      const before = this.byId.get(id) ?? null
      const after = row ? this.lighten(row) : null
      if (after) this.byId.set(id, after)
      else this.byId.delete(id)
      return { before, after }
    })
    this.cursor = last.hlc
    if (this.filled) this.onChanges(changed)
  }
}
