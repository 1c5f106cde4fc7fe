import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { say } from './project.mjs'

/** Wide enough for the widest layout with its margin notes. */
const SCREEN = '1600x1000x24'

/** True where nothing can be shown: Linux without X or Wayland. */
export const displayIsMissing = () =>
  process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY

/**
 * Starts a virtual display where there is none, and sets DISPLAY to it; the server ends with this process.
 * Needs Xvfb (see ensureSystemPackages).
 *
 * @returns {Promise<() => void>} ends it earlier
 */
export async function ensureDisplay() {
  if (!displayIsMissing()) return () => undefined
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await displayNumber(server)
  process.env.DISPLAY = `:${number}`
  say(`No display here: running under a virtual one (:${number}).`)
  server.unref()
  const stop = () => void server.kill()
  process.once('exit', stop)
  return () => {
    process.off('exit', stop)
    stop()
    delete process.env.DISPLAY
  }
}

/** @param {import('node:child_process').ChildProcess} server */
async function displayNumber(server) {
  const pipe = /** @type {import('node:net').Socket} */ (server.stdio[3])
  pipe.setEncoding('utf8')
  let text = ''
  pipe.on('data', (chunk) => {
    text += chunk
  })
  await Promise.race([
    once(pipe, 'end'),
    once(pipe, 'data'),
    once(server, 'error').then(([error]) => Promise.reject(error)),
  ])
  const number = Number.parseInt(text, 10)
  if (Number.isNaN(number)) throw new Error('Xvfb did not start')
  pipe.unref()
  return number
}
