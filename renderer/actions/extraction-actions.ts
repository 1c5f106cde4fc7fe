import { fail, ok } from '../../shared/result.ts'
import {
  addExtraction,
  cancelExtraction,
  dismissExtraction,
  pauseExtraction,
  readFailedIds,
} from '../storage/extraction-jobs.ts'
import type { Store } from '../storage/store.ts'
import type { ActionResult, Actions } from './actions.ts'
import { attempt } from './attempt.ts'

type ExtractionActions = Pick<
  Actions,
  'extractAgain' | 'pauseExtraction' | 'cancelExtraction' | 'dismissExtraction' | 'retryExtraction'
>

/** Making articles again from the bytes that were kept: each use case stores or changes a job; the ingest window works it. */
export function extractionActions(store: Store): ExtractionActions {
  const { db } = store
  const ifOpen = (changed: boolean): ActionResult =>
    changed ? ok(null) : fail('conflict', 'The job is not in a state for that any more')
  const add = async (articleIds: readonly string[] | 'all', onlyOlder: boolean) => {
    const jobId = await addExtraction(store, { articleIds, onlyOlder, label: await labelOf(articleIds) })
    return ok({ jobId })
  }
  /** The title of one article; several have none in common. */
  async function labelOf(articleIds: readonly string[] | 'all'): Promise<string> {
    const [only, ...others] = articleIds === 'all' ? [] : articleIds
    const article = only !== undefined && others.length === 0 ? await db.articles.get(only) : undefined
    return article ? (article.edited.title ?? article.captured.title) : ''
  }
  return {
    extractAgain: (articleIds, { onlyOlder = articleIds === 'all' } = {}) =>
      attempt(async () =>
        articleIds.length === 0 ? fail('bad-input', 'There are no articles') : add(articleIds, onlyOlder),
      ),
    pauseExtraction: (jobId, isPaused) =>
      attempt(async () => ifOpen(await pauseExtraction(db, jobId, isPaused))),
    cancelExtraction: (jobId) => attempt(async () => ifOpen(await cancelExtraction(store, jobId))),
    dismissExtraction: (jobId) => attempt(async () => ifOpen(await dismissExtraction(db, jobId))),
    retryExtraction: (jobId) =>
      attempt(async () => {
        const failed = await readFailedIds(db, jobId)
        return failed.length === 0 ? fail('not-found', 'Nothing of it failed') : add(failed, false)
      }),
  }
}
