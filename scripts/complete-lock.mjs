// Completes package-lock.json after an `npm install` from a registry that does not carry every platform's packages:
// npm leaves those out, and then refuses on any machine to install from such a lock with `npm ci`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, say } from './project.mjs'

/** @typedef {{ version?: string, license?: string | undefined, engines?: object | undefined, optionalDependencies?: Record<string, string> }} Locked */
/** @typedef {{ packages: Record<string, Locked> }} Lock */

export const lockFile = join(root, 'package-lock.json')

const OS = /^(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)$/
const CPU = /^(arm|arm64|ia32|loong64|ppc64|riscv64|s390x|wasm32|x64)$/

/**
 * The optional packages that the lock leaves out, as it would hold them: the version that their parent asks for, and
 * the platform that their name tells. npm skips them elsewhere without looking.
 *
 * @param {Lock} lock
 * @returns {Record<string, Locked>}
 */
export function leftOut({ packages }) {
  const missing = Object.entries(packages).flatMap(
    ([parent, { optionalDependencies = {}, license, engines }]) =>
      Object.entries(optionalDependencies)
        .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${parent}/node_modules/${name}`])
        .map(([name, version]) => {
          const words = name.split(/[/-]/)
          const [os, cpu] = [words.find((word) => OS.test(word)), words.find((word) => CPU.test(word))]
          const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
          const platform = {
            ...(cpu && { cpu: [cpu] }),
            ...(libc && { libc: [libc] }),
            ...(os && { os: [os] }),
          }
          const entry = { version: version.replace(/^[~^]/, ''), dev: true, optional: true, license, engines }
          return /** @type {const} */ ([`node_modules/${name}`, { ...entry, ...platform }])
        }),
  )
  return Object.fromEntries(missing)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(lockFile, 'utf8'))
  const added = leftOut(lock)
  const entries = Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(lockFile, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`)
  say(`${Object.keys(added).length} packages of other platforms added to package-lock.json.`)
}
