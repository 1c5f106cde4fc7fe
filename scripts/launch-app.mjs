import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './project.mjs'

/** Added to a process that a signal ended, as shells do. */
const SIGNAL_EXIT = 128
/** Time for the app to end by itself after a signal to its whole group. */
const SIGNAL_DELAY_MS = 1_000
/** Chromium tells of each thing that the system lacks, a message bus for one; Offprint has a log of its own. */
const CALM_SWITCHES = ['--log-level=3']

/** Chromium refuses its sandbox to root: there, and only there, it must be switched off. */
export const sandboxSwitches = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/**
 * Runs the built app and waits for its end.
 *
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @param {{ switches?: string[], words?: string[], cwd?: string }} [options] switches: Chromium's;
 *   words: what the app itself reads; cwd: the folder it starts in
 * @returns {Promise<number>} its exit code
 */
export async function launchApp(runtime, { switches = [], words = [], cwd = process.cwd() } = {}) {
  const app = spawn(
    runtime.executable,
    [...sandboxSwitches(), ...CALM_SWITCHES, ...switches, root, ...words],
    {
      stdio: 'inherit',
      cwd,
    },
  )
  passSignalsOn(app)
  const [code, signal] = await new Promise((resolve, reject) => {
    app.on('error', reject)
    app.on('exit', (...how) => resolve(how))
  })
  return code ?? SIGNAL_EXIT + constants.signals[/** @type {NodeJS.Signals} */ (signal)]
}

/**
 * What a terminal sends goes to the app as well, which is in the same group; told twice it would crash instead
 * of ending. So a signal is passed on only where the app has not followed it by itself.
 *
 * @param {import('node:child_process').ChildProcess} app
 */
export function passSignalsOn(app) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void setTimeout(() => app.kill(signal), SIGNAL_DELAY_MS))
  }
}
