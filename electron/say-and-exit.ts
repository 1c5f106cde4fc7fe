import { app } from 'electron'
import { writeLine } from './write-line.ts'

/** Ends the process once what it has to say is out. */
export async function sayAndExit(exitCode: 0 | 2, text: string): Promise<void> {
  await writeLine(exitCode === 0 ? 'out' : 'err', text)
  app.exit(exitCode)
}
