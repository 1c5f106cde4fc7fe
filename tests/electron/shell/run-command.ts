import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export interface Ran {
  readonly exitCode: number | null
  readonly out: string
  readonly err: string
}

/** What scripts/offprint.mjs gives Chromium: no display, no graphics, no chatter. */
const SWITCHES = ['--ozone-platform=headless', '--disable-gpu', '--log-level=3']

/** Runs the built app for a command, as scripts/offprint.mjs does, with `input` on its standard input. */
export async function runCommand(profile: string, words: readonly string[], input = ''): Promise<Ran> {
  const { electronRuntime } = await import('../../../scripts/electron-runtime.mjs')
  const { sandboxSwitches } = await import('../../../scripts/launch-app.mjs')
  const { root } = await import('../../../scripts/project.mjs')
  const { executable } = await electronRuntime({ quiet: true })
  const switches = [...sandboxSwitches(), ...SWITCHES]
  const all = [...switches, root, '--', '--offprint-command', '--profile', profile, ...words]
  const command = spawn(executable, all)
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
