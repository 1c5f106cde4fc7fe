import { ZodError } from 'zod'
import { fail } from '../../shared/result.ts'
import { isDatabaseFailure, isDiskFull } from '../storage/storage-failure.ts'
import type { ActionResult } from './actions.ts'

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
    if (isDatabaseFailure(error)) return fail('unexpected', String(error))
    throw error
  }
}
