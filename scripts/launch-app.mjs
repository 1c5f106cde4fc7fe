import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './project.mjs'

/** Added to a process that a signal ended, as shells do. */
const SIGNAL_EXIT = 128

/** Chromium refuses its sandbox to root: there, and only there, it must be switched off. */
export const sandboxSwitches = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/**
 * Runs the built app and waits for its end; signals to us go on to it.
 *
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @param {{ switches?: string[], words?: string[], cwd?: string }} [options] switches: Chromium's;
 *   words: what the app itself reads; cwd: the folder it starts in
 * @returns {Promise<number>} its exit code
 */
export async function launchApp(runtime, { switches = [], words = [], cwd = process.cwd() } = {}) {
  const app = spawn(runtime.executable, [...sandboxSwitches(), ...switches, root, ...words], {
    stdio: 'inherit',
    cwd,
  })
  const forward = (/** @type {NodeJS.Signals} */ signal) => void app.kill(signal)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, forward)
  const [code, signal] = await new Promise((resolve, reject) => {
    app.on('error', reject)
    app.on('exit', (...how) => resolve(how))
  })
  return code ?? SIGNAL_EXIT + constants.signals[/** @type {NodeJS.Signals} */ (signal)]
}
