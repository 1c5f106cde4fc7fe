// npm run dev: Offprint with hot reload. The shell shows app://offprint and proxies it to Vite.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { displayIsMissing, ensureDisplay } from './display.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { passSignalsOn, sandboxSwitches } from './launch-app.mjs'
import { failCalmly, root } from './project.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

await failCalmly(async () => {
  ensureSystemPackages({ display: displayIsMissing() })
  const runtime = await electronRuntime()
  await ensureDisplay()
  const command = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const words = ['dev', '--watch', '--', ...sandboxSwitches(), '--log-level=3', ...process.argv.slice(2)]
  const dev = spawn(process.execPath, [command, ...words], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ELECTRON_EXEC_PATH: runtime.executable,
      OFFPRINT_DEV_PORT: String(await freePort()),
      // The scripts and styles that Vite puts into the page carry this; the shell adds it to its policy.
      OFFPRINT_DEV_NONCE: randomBytes(16).toString('base64url'),
    },
  })
  passSignalsOn(dev)
  dev.on('exit', (code) => process.exit(code ?? 1))
})

/** A port of this machine that nobody listens on now. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  server.close()
  await once(server, 'close')
  return port
}
