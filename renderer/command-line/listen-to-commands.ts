import { type CommandOutput, commandOutput, type ExitCode } from './command-output.ts'
import { type CommandTools, runCommand } from './run-command.ts'

/** Runs what the shell asks for. Several commands may run at once; a bug in one ends that one, with a word on standard error. */
export function listenToCommands(tools: CommandTools): void {
  tools.bridge.on('command', ({ commandId, command }) => {
    const output = commandOutput(tools.bridge, commandId)
    void runCommand(command, tools, output)
      .catch((error: unknown) => reportBug(error, output))
      .then((exitCode) => tools.bridge.call('commandDone', { commandId, exitCode }))
  })
}

async function reportBug(error: unknown, output: CommandOutput): Promise<ExitCode> {
  await output.error(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  return 1
}
