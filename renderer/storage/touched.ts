import type { Touch } from './write-transaction.ts'

export type Time = 'before' | 'after'

const changed = ({ before, after }: Touch, ...fields: string[]) =>
  !before || !after || fields.some((field) => before[field] !== after[field])

/** What an action did, table by table, and how things stood before and after it. */
export class Touched {
  private readonly byKey: ReadonlyMap<string, Touch>
  private readonly touches: readonly Touch[]

  constructor(touches: readonly Touch[]) {
    this.touches = touches
    this.byKey = new Map(touches.map((touch) => [`${touch.table}:${touch.id}`, touch]))
  }

  of(table: Touch['table'], ...fields: string[]): Touch[] {
    return this.touches.filter((touch) => touch.table === table && changed(touch, ...fields))
  }

  /** A row at one of the two times; `now` is what the database holds. */
  at<R extends { id: string }>(time: Time, table: Touch['table'], now: R): R | null {
    const touch = this.byKey.get(`${table}:${now.id}`)
    return touch ? (touch[time] as unknown as R | null) : now
  }

  /** Rows that the action took away for good, and that the database no longer holds. */
  removed<R>(table: Touch['table']): R[] {
    return this.of(table).flatMap(({ before, after }) => (before && !after ? [before as unknown as R] : []))
  }
}
