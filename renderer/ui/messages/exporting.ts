import type { RestoreFailure } from '../../actions/backup-files.ts'
import type { ExportFailure } from '../../actions/export-notes.ts'
import type { ExportReport } from '../../actions/file-actions.ts'
import { formatPercent } from '../format.ts'
import { bridgeFailure } from './bridge.ts'
import { count } from './count.ts'

function exportFailure({ kind }: ExportFailure): string {
  return kind === 'gone' ? 'That article is not in the library any more.' : bridgeFailure(kind)
}

function restoreFailure({ kind }: RestoreFailure): string {
  switch (kind) {
    case 'not-a-backup':
      return 'That file is not a backup of Offprint. Choose another one.'
    case 'newer-version':
      return 'That backup was made by a newer Offprint. Update Offprint, then try again.'
    case 'damaged':
      return 'That backup is damaged, so nothing was restored. Try an older one.'
    default:
      return bridgeFailure(kind)
  }
}

/** What became of an export, the good and the bad. */
function summary({ folder, written, unchanged, conflicts, failures, isPartial }: ExportReport): string {
  const parts = [`${count(written, 'file', 'files')} written to “${folder}”`]
  if (unchanged > 0) parts.push(`${count(unchanged, 'file', 'files')} already up to date`)
  if (conflicts > 0)
    parts.push(`${count(conflicts, 'passage', 'passages')} changed in your files and left as they are`)
  const [first] = failures
  if (first)
    parts.push(`${count(failures.length, 'file', 'files')} not written: ${exportFailure(first.error)}`)
  if (isPartial) parts.push('stopped before the end')
  return parts.join(' · ')
}

export const exportingMessages = {
  nothing: 'There is nothing to export here',
  working: (done: number, total: number) => `Exporting ${done + 1} of ${total}`,
  stop: 'Stop',
  summary,
  saved: (name: string) => `Notes saved as “${name}”`,
  failure: exportFailure,
  broken: 'That did not work: something in the library could not be read or written. Try again.',
  backup: {
    write: 'Back up…',
    restore: 'Restore…',
    writing: (share: number) => `Backing up: ${formatPercent(share)}`,
    restoring: (share: number) => `Restoring: ${formatPercent(share)}`,
    written: (name: string, articles: number, damaged: number) => {
      const whole = `${count(articles, 'article', 'articles')} backed up to “${name}”`
      if (damaged === 0) return whole
      return `${whole} · without ${count(damaged, 'image or original page', 'images or original pages')} that could not be read`
    },
    restored: (added: number, merged: number) =>
      `${count(added, 'article', 'articles')} added, ${merged} already here and brought up to date`,
    failure: restoreFailure,
  },
} as const
