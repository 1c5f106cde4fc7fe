import { Dexie } from 'dexie'
import { ZodError } from 'zod'
import { fail } from '../../shared/result.ts'
import type { ActionResult } from './actions.ts'

/** A failure of the database, which says in `inner` what IndexedDB said. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'QuotaExceededError') return true
  return 'inner' in error && isDiskFull(error.inner)
}

/**
 * Does the work of an action and makes a value of every failure that is to be expected: a full disk, a database that gave up, input
 * that is no such thing. Bugs are thrown on.
 */
export async function attempt<T>(work: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  try {
    return await work()
  } catch (error) {
    if (isDiskFull(error)) return fail('disk-full', String(error))
    if (error instanceof ZodError) return fail('bad-input', error.message)
    if (error instanceof Dexie.DexieError) return fail('unexpected', String(error))
    throw error
  }
}
