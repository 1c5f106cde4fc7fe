import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from './project.mjs'

/** What Electron links against on Debian and Ubuntu, and the file that shows that it is there. */
const LIBRARIES = {
  'libgtk-3-0': 'libgtk-3.so.0',
  libnss3: 'libnss3.so',
  libasound2: 'libasound.so.2',
  libgbm1: 'libgbm.so.1',
  libxss1: 'libXss.so.1',
}
/** A virtual display, for a machine that has none. */
const DISPLAY = { xvfb: 'Xvfb', xauth: 'xauth' }
/** The same engine without a browser around it, which takes half the time. */
const CHROMIUM_SHELL = 'chromium-headless-shell'
const CHROMIUMS = [CHROMIUM_SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** Debian 13 and Ubuntu 24.04 renamed the libraries with a 64-bit time. */
const RENAMED = /^(libgtk-3-0|libasound2)$/

/**
 * Installs the system packages that are missing for Electron, where that can be done without asking: on Debian
 * and Ubuntu, as root. Elsewhere it prints the exact command and gives up.
 *
 * @param {{ display: boolean, chromium?: boolean }} wanted display: there is none, a virtual one is needed;
 *   chromium: the browser tests are going to run
 */
export function ensureSystemPackages({ display, chromium = false }) {
  if (process.platform !== 'linux') return
  const missing = missingLibraries()
  if (display) for (const [name, program] of Object.entries(DISPLAY)) if (!onPath(program)) missing.push(name)
  if (chromium && !chromiumPath()) missing.push('chromium')
  if (missing.length === 0) return
  if (!onPath('apt-get')) throw new Error(`Please install what your system calls: ${missing.join(' ')}`)
  install(missing)
}

/** The Chromium for the browser tests, or undefined for the one that Playwright brings. */
export function chromiumPath() {
  if (process.env.OFFPRINT_CHROMIUM) return process.env.OFFPRINT_CHROMIUM
  return CHROMIUMS.map(onPath).find((path) => path !== undefined)
}

/** @param {string[]} names */
function install(names) {
  if (process.getuid?.() !== 0) {
    const packages = names.map((name) => (RENAMED.test(name) ? `${name}t64` : name))
    const alternative =
      packages.join(' ') === names.join(' ')
        ? ''
        : `\n(before Debian 13 and Ubuntu 24.04: ${names.join(' ')})`
    throw new Error(
      `System packages are missing. Please run:\n  sudo apt-get install ${packages.join(' ')}${alternative}`,
    )
  }
  say(`Installing system packages: ${names.join(' ')}.`)
  apt(['update'])
  const packages = names.map((name) => {
    const better = name === 'chromium' ? CHROMIUM_SHELL : RENAMED.test(name) ? `${name}t64` : name
    return better !== name && isKnown(better) ? better : name
  })
  apt(['install', '--yes', '--no-install-recommends', ...packages])
}

/** @param {string} name */
function isKnown(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return /Candidate: (?!\(none\))/.test(policy.stdout)
}

/** @param {string[]} words */
function apt(words) {
  const run = spawnSync('apt-get', ['-qq', ...words], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (run.status !== 0) throw new Error(`apt-get ${words.join(' ')} failed:\n${run.stdout}${run.stderr}`)
}

function missingLibraries() {
  const known = spawnSync('ldconfig', ['-p'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: searchPath() },
  })
  // Where there is no ldconfig nothing can be said; Electron itself will name what it lacks.
  if (known.status !== 0) return []
  return Object.entries(LIBRARIES)
    .filter(([, file]) => !known.stdout.includes(file))
    .map(([name]) => name)
}

/** ldconfig stands in a folder that ordinary users do not search. */
const searchPath = () => `${process.env.PATH}${delimiter}/sbin${delimiter}/usr/sbin`

/**
 * @param {string} program
 * @returns {string | undefined}
 */
function onPath(program) {
  return searchPath()
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path) && !isPlaceholder(path))
}

/** Ubuntu's /usr/bin/chromium-browser may be a script that only asks for a snap. @param {string} path */
const isPlaceholder = (path) =>
  path.endsWith('chromium-browser') && readFileSync(path).includes('snap install')
