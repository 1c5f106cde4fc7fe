import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export interface Ran {
  readonly exitCode: number | null
  readonly out: string
  readonly err: string
}

/** Runs Offprint's command line as a person at a terminal does, with `input` on its standard input. */
export async function runCommand(profile: string, words: readonly string[], input = ''): Promise<Ran> {
  const { root } = await import('../../../scripts/project.mjs')
  const command = spawn(process.execPath, [`${root}/scripts/offprint.mjs`, '--profile', profile, ...words])
  // A command that does not read its input may be gone before we have written it.
  command.stdin.on('error', () => command.stdin.destroy())
  command.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => command.once('close', resolve))
  const [out, err, exitCode] = await Promise.all([text(command.stdout), text(command.stderr), ended])
  return { exitCode, out, err }
}

/** The lines of standard output, each of which must be JSON. */
export const jsonLines = (out: string): unknown[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
