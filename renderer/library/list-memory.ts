import type { ListSelection } from './list-selection.ts'

/** What a list is shown with again when one comes back to it from the reader. */
export interface ListMemory {
  readonly viewKey: string
  readonly filter: string
  readonly selection: ListSelection
  /** CSS pixels from the top. */
  readonly scrollOffset: number
}
