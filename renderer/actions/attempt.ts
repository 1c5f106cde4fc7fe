import { ZodError } from 'zod'
import { fail, type Result } from '../../shared/result.ts'
import type { StepKind } from '../storage/action-kind.ts'
import { isDatabaseFailure, isDiskFull } from '../storage/storage-failure.ts'
import type { Store } from '../storage/store.ts'
import { write } from '../storage/write.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { ActionFailure, ActionResult } from './actions.ts'

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

/**
 * An action that is one step of undo: what `body` changes through the write door. The outcome names the step, so that exactly this
 * one can be taken back.
 * @param joinKey steps that follow each other closely with the same key become one
 */
export function step<T>(
  store: Store,
  kind: StepKind,
  body: (tx: WriteTransaction) => Promise<Result<T, ActionFailure>>,
  joinKey = '',
): Promise<ActionResult<T>> {
  return attempt(async () => {
    const { value: result, actionId } = await write(store, { kind, undoable: true, joinKey }, body)
    return result.ok && actionId !== '' ? { ...result, actionId } : result
  })
}
