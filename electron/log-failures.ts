import { app } from 'electron'
import { log } from './log.ts'
import { writeLine } from './write-line.ts'

/**
 * Keeps what goes wrong in the shell itself, and in Chromium's own processes. A command ends with it; a window stays, since what a
 * person is typing in it is worth more than a tidy end.
 */
export function logFailures(forCommand: boolean): void {
  const note = (event: string) => (error: unknown) => {
    log(event, {
      error: error instanceof Error ? (error.stack ?? error.message).slice(0, 2_000) : 'no error',
    })
    if (forCommand) void writeLine('err', 'Offprint failed; its log says more.').then(() => app.exit(1))
  }
  process.on('uncaughtException', note('uncaught-exception'))
  process.on('unhandledRejection', note('unhandled-rejection'))
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log('process-gone', { type, reason, exitCode })
  })
}
