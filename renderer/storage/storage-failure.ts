import { Dexie } from 'dexie'

/** Whether there was no room left. Dexie gives what IndexedDB said in `inner`. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'QuotaExceededError') return true
  return 'inner' in error && isDiskFull(error.inner)
}

/** Whether the database gave up, rather than our code. */
export const isDatabaseFailure = (error: unknown): boolean => error instanceof Dexie.DexieError
