import type { Command } from '../../shared/command-line/command.ts'
import type { BackupFiles } from '../actions/backup-files.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'

interface Tools {
  readonly backups: BackupFiles
  readonly output: CommandOutput
}

export async function backupCommand(
  { handle }: Extract<Command, { name: 'backup' }>,
  { backups, output }: Tools,
): Promise<ExitCode> {
  const written = await backups.write(handle)
  if (!written.ok) {
    await output.error(`The backup was not written: ${written.error.message}`)
    return 1
  }
  await output.json({ status: 'written', ...written.value })
  return 0
}

export async function restoreCommand(
  { handle, size }: Extract<Command, { name: 'restore' }>,
  { backups, output }: Tools,
): Promise<ExitCode> {
  const restored = await backups.restore(handle, size)
  if (!restored.ok) {
    await output.error(`Nothing was restored (${restored.error.kind}): ${restored.error.message}`)
    return 1
  }
  await output.json({ status: 'restored', ...restored.value })
  return 0
}
