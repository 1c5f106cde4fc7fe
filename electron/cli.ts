import { app } from 'electron'
import { type ParsedCommand, parseArguments } from '../shared/command-line/parse-arguments.ts'
import { USAGE } from '../shared/command-line/usage.ts'
import { LARGEST_ARTICLE_FILE_BYTES } from '../shared/largest-file.ts'
import { type CommandPlace, openCommandFiles } from './command-files.ts'
import type { CommandRunner, CommandSink, ExitCode } from './command-runner.ts'
import type { FileHandles } from './files/file-handles.ts'
import { readAll, type SecondStart } from './handover-holder.ts'
import { writeLine } from './write-line.ts'

/*
 * The command line. A command is done by the ingest page, with the same use cases as the screens; here its files are opened and its
 * lines are printed. Standard output holds the page's lines and nothing else.
 */

/** Does a command that was given to this process. */
export function runOwnCommand(
  command: ParsedCommand,
  runner: CommandRunner,
  handles: FileHandles,
): Promise<ExitCode> {
  const place = {
    cwd: process.cwd(),
    readInput: () => readAll(process.stdin, LARGEST_ARTICLE_FILE_BYTES),
  }
  return run(command, place, { write: writeLine }, runner, handles)
}

/** Does a command that was given to a second start, and streams the answer back to it. */
export async function runSecondCommand(
  start: SecondStart,
  runner: CommandRunner,
  handles: FileHandles,
): Promise<void> {
  const sink: CommandSink = { write: (stream, line) => start.answer({ say: stream, line }) }
  const place = { cwd: start.call.cwd, readInput: () => start.readInput(LARGEST_ARTICLE_FILE_BYTES) }
  const parsed = parseArguments(start.call.words)
  if (!parsed.ok) {
    await sink.write('err', parsed.error)
    return start.answer({ say: 'exit', code: 2 })
  }
  const code = await run(parsed.value.command, place, sink, runner, handles)
  await start.answer({ say: 'exit', code })
}

async function run(
  command: ParsedCommand,
  place: CommandPlace,
  sink: CommandSink,
  runner: CommandRunner,
  handles: FileHandles,
): Promise<ExitCode> {
  if (command.name === 'help' || command.name === 'version') {
    await sink.write('out', command.name === 'help' ? USAGE : app.getVersion())
    return 0
  }
  return runner.run((page) => openCommandFiles(command, place, handles, page.id), sink)
}
