import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const script = resolve(import.meta.dirname, '../../../scripts/system-packages.mjs')
const isRoot = process.getuid?.() === 0
const ALL_LIBRARIES = 'libgtk-3.so.0 libnss3.so libasound.so.2 libgbm.so.1 libXss.so.1'
/** An ordinary user's number, whoever that is. */
const NOBODY = 65_534

let system = ''
beforeEach(() => {
  system = mkdtempSync(join(tmpdir(), 'offprint-system-'))
  chmodSync(system, 0o755)
})
afterEach(() => rmSync(system, { recursive: true, force: true }))

/** Puts a program into a system that has nothing else. */
function program(name: string, shell: string) {
  writeFileSync(join(system, name), `#!/bin/sh\n${shell}\n`, { mode: 0o755 })
}

function ensure(wanted: object, uid?: number) {
  const code = `import { ensureSystemPackages } from ${JSON.stringify(script)}
    try { ensureSystemPackages(${JSON.stringify(wanted)}) } catch (error) { console.log(error.message) }`
  const options = { encoding: 'utf8', env: { PATH: system }, ...(uid === undefined ? {} : { uid }) } as const
  return spawnSync(process.execPath, ['--input-type=module', '-e', code], options)
}

test('a system that has all is left alone', () => {
  program('ldconfig', `echo ${ALL_LIBRARIES}`)
  for (const name of ['Xvfb', 'xauth', 'chromium']) program(name, '')
  program('apt-get', `touch ${system}/was-called`)
  expect(ensure({ display: true, chromium: true }).stdout).toBe('')
  expect(existsSync(join(system, 'was-called'))).toBe(false)
})

test.runIf(isRoot)('root on Debian gets what is missing, under the names of this release', () => {
  program('ldconfig', 'echo libnss3.so libgbm.so.1 libXss.so.1')
  program('xauth', '')
  program('apt-get', `echo "$@" >> ${system}/calls`)
  program('apt-cache', 'test "$2" = libgtk-3-0t64 && echo "  Candidate: 3.24" || echo "  Candidate: (none)"')
  const { stdout, stderr } = ensure({ display: true, chromium: true })
  expect(stdout).toBe('')
  expect(stderr).toBe('Installing system packages: libgtk-3-0 libasound2 xvfb chromium.\n')
  expect(readFileSync(join(system, 'calls'), 'utf8').split('\n')).toEqual([
    '-qq update',
    '-qq install --yes --no-install-recommends libgtk-3-0t64 libasound2 xvfb chromium',
    '',
  ])
})

test.runIf(isRoot)('a Chromium without a browser around it is taken where the release has one', () => {
  program('ldconfig', `echo ${ALL_LIBRARIES}`)
  program('apt-get', `echo "$@" >> ${system}/calls`)
  program('apt-cache', 'echo "  Candidate: 156.0"')
  expect(ensure({ display: false, chromium: true }).stdout).toBe('')
  expect(readFileSync(join(system, 'calls'), 'utf8')).toContain('chromium-headless-shell\n')
})

test.runIf(isRoot)('an apt-get that fails is quoted', () => {
  program('ldconfig', 'echo none')
  program('apt-get', 'echo "E: no network" >&2; exit 100')
  expect(ensure({ display: false }).stdout).toContain('apt-get update failed:\nE: no network')
})

test('anybody else gets the exact command', () => {
  program('ldconfig', 'echo libgtk-3.so.0 libnss3.so libasound.so.2 libXss.so.1')
  program('apt-get', `touch ${system}/was-called`)
  const { stdout } = ensure({ display: true, chromium: true }, isRoot ? NOBODY : undefined)
  expect(stdout).toBe(
    'System packages are missing. Please run:\n  sudo apt-get install libgbm1 xvfb xauth chromium\n',
  )
  expect(existsSync(join(system, 'was-called'))).toBe(false)
})

test('a system without apt-get is told what to look for', () => {
  program('ldconfig', `echo ${ALL_LIBRARIES}`)
  const { stdout } = ensure({ display: true }, isRoot ? NOBODY : undefined)
  expect(stdout).toBe('Please install what your system calls: xvfb xauth\n')
})
