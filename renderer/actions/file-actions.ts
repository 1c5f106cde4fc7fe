import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import type { BackupSummary } from '../storage/backup.ts'
import type { RestoreSummary } from '../storage/restore.ts'
import type { Store } from '../storage/store.ts'
import { type AnnotationFiles, bindAnnotationFiles } from './annotation-files.ts'
import { bindBackupFiles, type RestoreFailure } from './backup-files.ts'
import { type ExportFailure, notesFile, openNotesExport } from './export-notes.ts'
import { type ChosenEntries, selectionMarkdown } from './export-selection.ts'

/** What an export of several articles came to. */
export interface ExportReport {
  /** Of the folder, to be shown. */
  readonly folder: string
  readonly written: number
  readonly unchanged: number
  readonly conflicts: number
  /** What could not be written, each with the reason. */
  readonly failures: readonly { readonly articleId: string; readonly error: ExportFailure }[]
  /** Whether it was stopped before its end. */
  readonly isPartial: boolean
}

export interface Progress {
  readonly done: number
  readonly total: number
}

/** The use cases that end in a file which a person chooses. Cancelling the choice answers `cancelled`. */
export interface FileActions
  extends Pick<AnnotationFiles, 'saveAnnotations' | 'chooseAnnotations' | 'importAnnotations'> {
  /** One article's highlights and notes, as one Markdown file. */
  saveNotes(articleId: string): Promise<Result<{ name: string }, ExportFailure>>
  /** Chosen highlights and notes, as one Markdown file; stopped, it answers `cancelled`. */
  saveSelection(
    chosen: ChosenEntries,
    suggestedName: string,
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
  ): Promise<Result<{ name: string }, BridgeError>>
  /** The highlights and notes of several, each article a Markdown file in one folder. */
  exportNotes(
    articleIds: readonly string[],
    options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
  ): Promise<Result<ExportReport, BridgeError>>
  /** @param onProgress told the share that is done, 0 to 1 */
  backUp(onProgress: (share: number) => void): Promise<Result<BackupSummary & { name: string }, BridgeError>>
  restore(onProgress: (share: number) => void): Promise<Result<RestoreSummary, RestoreFailure>>
}

export function createFileActions(store: Store, reads: LibraryReads, bridge: OffprintBridge): FileActions {
  const backups = bindBackupFiles(store, bridge)
  return {
    ...bindAnnotationFiles(store, reads, bridge),
    async saveNotes(articleId) {
      const file = await notesFile(articleId, reads)
      if (!file.ok) return file
      const { name, text } = file.value
      return bridge.call('saveFile', { suggestedName: name, text })
    },
    async saveSelection(chosen, suggestedName, options) {
      const text = await selectionMarkdown(chosen, reads, options)
      if (text === null) return fail('cancelled', 'It was stopped')
      return bridge.call('saveFile', { suggestedName, text })
    },
    async exportNotes(articleIds, { signal, onProgress }) {
      const chosen = await bridge.call('chooseExportFolder', null)
      if (!chosen.ok) return chosen
      const notes = await openNotesExport(chosen.value.folder, { store, reads, bridge })
      if (!notes.ok) return notes
      const total = articleIds.length
      const counts = { written: 0, unchanged: 0, conflicts: 0 }
      const failures: { articleId: string; error: ExportFailure }[] = []
      for (const [done, articleId] of articleIds.entries()) {
        if (signal.aborted) break
        onProgress({ done, total })
        const exported = await notes.value.add(articleId)
        if (exported.ok) {
          counts[exported.value.status]++
          counts.conflicts += exported.value.conflicts
        } else failures.push({ articleId, error: exported.error })
      }
      return ok({ folder: chosen.value.name, ...counts, failures, isPartial: signal.aborted })
    },
    async backUp(onProgress) {
      const file = await bridge.call('createBackupFile', { suggestedName: backupName(new Date(store.now())) })
      if (!file.ok) return file
      const written = await backups.write(file.value.handle, onProgress)
      return written.ok ? ok({ ...written.value, name: file.value.name }) : written
    },
    async restore(onProgress) {
      const file = await bridge.call('openBackupFile', null)
      if (!file.ok) return file
      return backups.restore(file.value.handle, file.value.size, onProgress)
    },
  }
}

/** Sorts by day, and tells at a glance what it is. */
function backupName(day: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `Offprint ${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.zip`
}
