import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @type {{ version: string, productName: string, main: string, devDependencies: Record<string, string> }} */
export const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The oldest Node that all tools run on, as package.json says under `engines`. */
const NODE = /** @type {const} */ ([20, 19])
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < NODE[0] || (major === NODE[0] && minor < NODE[1])) {
  process.stderr.write(
    `Offprint's tools need Node ${NODE.join('.')} or newer; this is ${process.versions.node}.\n`,
  )
  process.exit(1)
}

/** Says a line to the person at the terminal; standard output stays free for what the app prints. @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`)

/** Milliseconds as a person says them, e.g. `3.4 s`. @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

/**
 * Runs a script's work; what goes wrong is told by its message alone, and ends the script with code 1.
 * @param {() => Promise<void>} work
 */
export async function failCalmly(work) {
  try {
    await work()
  } catch (error) {
    say(error instanceof Error && !process.env.OFFPRINT_TRACE ? error.message : String(error))
    process.exitCode = 1
  }
}
