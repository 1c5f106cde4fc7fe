import type { VirtualItem } from '@tanstack/react-virtual'
import type { NotebookSettings } from '../../shared/settings.ts'
import type { ListSelection } from '../ui/list-selection.ts'

/** How the notebook is looked at. */
export type NotebookChoices = Omit<NotebookSettings, 'line'>

/** What the notebook is shown with again when one comes back to it in the same window. */
export interface NotebookMemory {
  choices: NotebookChoices
  selection: ListSelection
  /** Ids of entries that are shown whole. */
  unfolded: ReadonlySet<string>
  /** CSS pixels from the top. */
  scrollOffset: number
  /** The heights that rows were found to have, so that the same offset is the same place. */
  measured: VirtualItem[]
}
