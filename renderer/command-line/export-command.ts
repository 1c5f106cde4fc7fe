import type { BridgeError, OffprintBridge } from '../../shared/bridge.ts'
import type { Command } from '../../shared/command-line/command.ts'
import type { Result } from '../../shared/result.ts'
import type { NotesExport } from '../actions/export-notes.ts'
import type { LibraryReads } from '../queries/library-reads.ts'
import type { CommandOutput, ExitCode } from './command-output.ts'
import { isSound } from './library-commands.ts'

interface Tools {
  readonly reads: LibraryReads
  readonly bridge: OffprintBridge
  readonly openExport: (folder: string) => Promise<Result<NotesExport, BridgeError>>
  readonly output: CommandOutput
}

/** Writes a file for each article and prints a line for each file. One that fails does not stop the rest. */
export async function exportCommand(
  { ids, query, folder }: Extract<Command, { name: 'export' }>,
  { reads, openExport, output }: Tools,
): Promise<ExitCode> {
  if (query !== '' && !(await isSound(query, output))) return 2
  const chosen = ids.length > 0 ? ids : await reads.articleIds(query)
  const notes = await openExport(folder)
  if (!notes.ok) {
    await output.error(notes.error.message)
    return 1
  }
  let exitCode: ExitCode = 0
  for (const id of chosen) {
    const exported = await notes.value.add(id)
    if (exported.ok) {
      const { articleId, ...file } = exported.value
      await output.json({ id: articleId, ...file })
    } else {
      exitCode = 1
      await output.error(`${id}: ${exported.error.message}`)
    }
  }
  return exitCode
}
