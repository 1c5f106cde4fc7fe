import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { failCalmly, root, say, seconds } from './project.mjs'

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'assets',
  'package-lock.json',
  'electron.vite.config.mts',
  'vite.renderer.config.mts',
]
/** Holds the time of the newest source that the build in out/ was made from. */
const STAMP = join(root, 'out/.built-from')
const LOCK = join(root, 'node_modules/.cache/offprint-build.lock')
const LOCK_POLL_MS = 200

/**
 * Builds out/ unless it was made from the sources as they are now. A second caller waits for the first.
 * Throws with the builder's whole output when it fails.
 *
 * @param {{ force?: boolean }} [options]
 */
export async function ensureBuilt(options) {
  await withBuild(async () => undefined, options)
}

/**
 * The same, and then does some work on out/ while nobody else can build.
 *
 * @param {() => Promise<void>} work
 * @param {{ force?: boolean }} [options]
 */
export async function withBuild(work, { force = false } = {}) {
  const release = await lockBuild()
  try {
    const newest = newestSource()
    if (force || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== newest) await build(newest)
    await work()
  } finally {
    release()
  }
}

/** @param {string} newest what newestSource says of the sources */
async function build(newest) {
  const start = performance.now()
  rmSync(STAMP, { force: true })
  await electronVite(['build', '--logLevel', 'warn'])
  writeFileSync(STAMP, newest)
  say(`Built Offprint in ${seconds(performance.now() - start)}.`)
}

/** The time of the newest file or folder, which also tells of files that were taken away. */
function newestSource() {
  let newest = 0
  /** @param {string} path */
  const visit = (path) => {
    const about = statSync(path, { throwIfNoEntry: false })
    if (!about) return
    newest = Math.max(newest, about.mtimeMs)
    if (about.isDirectory()) for (const name of readdirSync(path)) visit(join(path, name))
  }
  for (const source of SOURCES) visit(join(root, source))
  return String(newest)
}

/** @returns {Promise<() => void>} lets go of the lock */
async function lockBuild() {
  mkdirSync(join(LOCK, '..'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
      return () => rmSync(LOCK, { force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    if (holderIsGone()) rmSync(LOCK, { force: true })
    else await delay(LOCK_POLL_MS)
  }
}

function holderIsGone() {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0)
    return false
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}

/** @param {string[]} words */
async function electronVite(words) {
  const command = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const builder = spawn(process.execPath, [command, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  builder.stdout.on('data', (chunk) => {
    output += chunk
  })
  builder.stderr.on('data', (chunk) => {
    output += chunk
  })
  const code = await new Promise((resolve, reject) => {
    builder.on('error', reject)
    builder.on('close', resolve)
  })
  if (code !== 0) throw new Error(`The build failed.\n${output.trim()}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await failCalmly(() => ensureBuilt({ force: true }))
}
