import type { BulkChange } from '../../shared/library/bulk-change.ts'
import { fail, ok } from '../../shared/result.ts'
import { addBulkJob, dismissBulkJob, resumeBulkJob, stopBulkJob } from '../storage/bulk-jobs.ts'
import { changeArticles, stepKindOf } from '../storage/change-articles.ts'
import type { Store } from '../storage/store.ts'
import { readTagPaths } from '../storage/tagging.ts'
import { write } from '../storage/write.ts'
import type { ActionResult, Actions } from './actions.ts'
import { attempt, step } from './attempt.ts'

type BulkActions = Pick<Actions, 'changeInBulk' | 'stopBulk' | 'resumeBulk' | 'dismissBulk'>

/** Changes articles in one transaction, and one step of undo where it can be undone. */
export function changeAtOnce(
  store: Store,
  change: BulkChange,
  ids: readonly string[],
): Promise<ActionResult> {
  const kind = stepKindOf(change)
  if (kind) {
    return step(store, kind, async (tx) => {
      await changeArticles(tx, store.newId, change, ids)
      return ok(null)
    })
  }
  return attempt(async () => {
    const options = { kind: 'purge-articles', undoable: false } as const
    await write(store, options, (tx) => changeArticles(tx, store.newId, change, ids))
    return ok(null)
  })
}

/** Changing very many articles: each use case stores or changes a job; the ingest window works it. */
export function bulkActions(store: Store): BulkActions {
  const ifChanged = (changed: boolean): ActionResult =>
    changed ? ok(null) : fail('conflict', 'The job is not in a state for that any more')
  return {
    changeInBulk: (change, ids) =>
      attempt(async () => {
        if (ids.length === 0) return fail('bad-input', 'There are no articles')
        const paths = 'path' in change ? readTagPaths([change.path]) : ok([])
        return paths.ok ? ok({ jobId: await addBulkJob(store, change, ids) }) : paths
      }),
    stopBulk: (jobId) => attempt(async () => ifChanged(await stopBulkJob(store, jobId))),
    resumeBulk: (jobId) => attempt(async () => ifChanged(await resumeBulkJob(store, jobId))),
    dismissBulk: (jobId) => attempt(async () => ifChanged(await dismissBulkJob(store.db, jobId))),
  }
}
