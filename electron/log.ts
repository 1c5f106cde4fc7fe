import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isSystemError } from './files/file-problem.ts'

/** Large enough for weeks of trouble, small enough to send by mail. */
const LARGEST_LOG_BYTES = 512 * 1024
const OLD_LOGS = 2

let file = ''

/** Opens the log of this profile. What is written before goes nowhere. */
export function startLog(folder: string): void {
  const logs = join(folder, 'logs')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  file = join(logs, 'offprint.log')
}

/**
 * Writes a line about the shell itself: crashes, refusals, failures. Never what an article says, nor its address:
 * a log is sent to strangers.
 */
export function log(event: string, details: Readonly<Record<string, string | number>> = {}): void {
  if (file === '') return
  const line = `${JSON.stringify({ at: new Date().toISOString(), event, ...details })}\n`
  try {
    rotate()
    appendFileSync(file, line, { mode: 0o600 })
  } catch (error) {
    // A full disk must not take the app down with its log.
    if (!isSystemError(error)) throw error
  }
}

/** The origin of an address, which is all of it that a log may hold. */
export function originOf(address: string): string {
  if (!URL.canParse(address)) return 'no address'
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}

function rotate(): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size < LARGEST_LOG_BYTES) return
  rmSync(`${file}.${OLD_LOGS}`, { force: true })
  for (let age = OLD_LOGS - 1; age >= 1; age--)
    if (statSync(`${file}.${age}`, { throwIfNoEntry: false }))
      renameSync(`${file}.${age}`, `${file}.${age + 1}`)
  renameSync(file, `${file}.1`)
}
