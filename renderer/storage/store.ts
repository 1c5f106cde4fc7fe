import type { IdMaker } from '../../shared/ids.ts'
import type { OffprintDatabase } from './database.ts'

/** What it takes to change the library; composed by the roots. */
export interface Store {
  readonly db: OffprintDatabase
  /** Unix time in milliseconds. */
  readonly now: () => number
  readonly newId: IdMaker
}
