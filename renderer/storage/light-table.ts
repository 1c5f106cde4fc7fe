import { Dexie, type Table } from 'dexie'
import type { OffprintDatabase } from './database.ts'
import type { ReplicatedTable, Row } from './replicated.ts'

const { maxKey } = Dexie

/** Rows fetched at a time while filling: small enough that the window stays responsive. */
const CHUNK = 2_000

/** A table's light rows as of one moment. Not to be kept across an await. */
export interface LightRows<L> {
  readonly byId: ReadonlyMap<string, L>
  /** Another number whenever a row is another one. */
  readonly revision: number
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
  private readonly db: OffprintDatabase
  private readonly name: T
  private readonly lighten: (row: Row<T>) => L

  constructor(db: OffprintDatabase, name: T, lighten: (row: Row<T>) => L) {
    this.db = db
    this.name = name
    this.lighten = lighten
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

  private get table(): Table<Row<T>, string> {
    return this.db[this.name] as unknown as Table<Row<T>, string>
  }

  /** Outside of the live query that asks first: it may end before the rows are read, and others wait for them too. */
  private fillApart(): Promise<void> {
    return new Promise((resolve, reject) => setTimeout(() => this.fill().then(resolve, reject)))
  }

  private async fill(): Promise<void> {
    // The cursor first: what changes while rows are read is then read again.
    this.cursor = (await this.db.changes.orderBy('hlc').last())?.hlc ?? ''
    let after = ''
    for (;;) {
      const rows = await this.table.where('id').above(after).limit(CHUNK).toArray()
      for (const row of rows) this.byId.set(row.id, this.lighten(row))
      const last = rows.at(-1)
      if (!last || rows.length < CHUNK) return
      after = last.id
    }
  }

  private async follow(): Promise<void> {
    const changes = await this.db.changes
      .where('[table+hlc]')
      .between([this.name, this.cursor], [this.name, maxKey], false)
      .toArray()
    const last = changes.at(-1)
    if (!last) return
    const ids = [...new Set(changes.map(({ id }) => id))]
    const rows = await this.table.bulkGet(ids)
    // Another call overtook this one and stored these rows as they are by now: older ones must not replace them.
    if (last.hlc < this.cursor) return
    this.revision++
    ids.forEach((id, index) => {
      const row = rows[index]
      if (row) this.byId.set(id, this.lighten(row))
      else this.byId.delete(id)
    })
    this.cursor = last.hlc
  }
}
