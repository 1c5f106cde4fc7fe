import { formatNumber } from '../format.ts'
import { count } from './count.ts'

/** Many files that were given at once. */
export const batchMessages = {
  name: (files: number) => count(files, 'file', 'files'),
  progress: (ended: number, total: number) => `${formatNumber(ended)} of ${formatNumber(total)}`,
  progressLabel: (name: string) => `Progress of ${name}`,
  cancel: 'Cancel',
  cancelLabel: (name: string) => `Cancel: ${name}`,
  retry: (number: number) => `Try ${formatNumber(number)} again`,
  copy: 'Copy report',
  copied: 'The report is on the clipboard',
  dismiss: 'Dismiss',
  dismissLabel: (name: string) => `Dismiss: ${name}`,
  saved: (number: number) => `${formatNumber(number)} saved`,
  updated: (number: number) => `${formatNumber(number)} saved as new versions`,
  unchanged: (number: number) => `${formatNumber(number)} already there`,
  failed: (number: number) => `${formatNumber(number)} could not be saved`,
  cancelled: (number: number) => `${formatNumber(number)} cancelled`,
  never: (number: number) => `${formatNumber(number)} never read; give them again`,
  nothing: 'Nothing was saved',
  more: (number: number) => `Show ${formatNumber(number)} more`,
}
