import type { CaptureJob } from '../../shared/article/capture-job.ts'
import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import type { Command } from '../../shared/command-line/command.ts'
import { type Result, unreachable } from '../../shared/result.ts'
import type { Actions } from '../actions/actions.ts'
import type { AnnotationFiles } from '../actions/annotation-files.ts'
import type { BackupFiles } from '../actions/backup-files.ts'
import type { NotesExport } from '../actions/export-notes.ts'
import type { ExtractionWorker } from '../actions/extraction-worker.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import { exportAnnotationsCommand, importAnnotationsCommand } from './annotation-commands.ts'
import { backupCommand, restoreCommand } from './backup-commands.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'
import { exportCommand } from './export-command.ts'
import { extractCommand } from './extract-command.ts'
import { highlightCommand } from './highlight-command.ts'
import {
  addCollectionCommand,
  listCommand,
  noteCommand,
  showCommand,
  tagCommand,
} from './library-commands.ts'
import { mediaCommand } from './media-command.ts'
import { repairCommand } from './repair-command.ts'
import { addRuleCommand, applyRulesCommand, rulesCommand } from './rule-commands.ts'
import { saveCommand } from './save-command.ts'

/** Everything a command works with; the root puts it together. */
export interface CommandTools {
  readonly actions: Actions
  readonly reads: LibraryReads
  readonly bridge: OffprintBridge
  readonly backups: BackupFiles
  readonly annotations: AnnotationFiles
  /** @param folder a handle */
  readonly openExport: (folder: string) => Promise<Result<NotesExport, BridgeError>>
  /** Stores a job to extract articles again and works it to its end. */
  readonly extractNow: ExtractionWorker['workNow']
  /** Works a job that has been stored; answers with it when it has ended, or null when it is gone. */
  readonly workJob: (jobId: string) => Promise<CaptureJob | null>
}

/** Runs one command to its end and answers with its exit code. What is printed is durable by then. */
export function runCommand(command: Command, tools: CommandTools, output: CommandOutput): Promise<ExitCode> {
  const all = { ...tools, output }
  switch (command.name) {
    case 'save':
      return saveCommand(command, all)
    case 'list':
      return listCommand(command, all)
    case 'show':
      return showCommand(command, all)
    case 'highlight':
      return highlightCommand(command, all)
    case 'note':
      return noteCommand(command, all)
    case 'tag':
      return tagCommand(command, all)
    case 'collection-add':
      return addCollectionCommand(command, all)
    case 'rules':
      return rulesCommand(all)
    case 'rules-add':
      return addRuleCommand(command, all)
    case 'rules-apply':
      return applyRulesCommand(all)
    case 'export':
      return exportCommand(command, all)
    case 'extract-again':
      return extractCommand(command, all)
    case 'repair':
      return repairCommand(command, all)
    case 'media':
      return mediaCommand(command, all)
    case 'annotations-export':
      return exportAnnotationsCommand(command, all)
    case 'annotations-import':
      return importAnnotationsCommand(command, all)
    case 'backup':
      return backupCommand(command, all)
    case 'restore':
      return restoreCommand(command, all)
    default:
      return unreachable(command)
  }
}
