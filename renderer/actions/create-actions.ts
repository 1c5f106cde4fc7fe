import { ok } from '../../shared/result.ts'
import type { JobSignal } from '../storage/job-signal.ts'
import { patchSettings } from '../storage/settings-repository.ts'
import type { Store } from '../storage/store.ts'
import { redo, undo } from '../storage/undo.ts'
import type { Actions } from './actions.ts'
import { articleActions } from './article-actions.ts'
import { attempt } from './attempt.ts'
import { batchActions } from './batch-actions.ts'
import { bulkActions } from './bulk-actions.ts'
import { collectionActions } from './collection-actions.ts'
import { duplicateActions } from './duplicate-actions.ts'
import { extractionActions } from './extraction-actions.ts'
import { highlightActions } from './highlight-actions.ts'
import { mediaActions } from './media-actions.ts'
import { noteActions } from './note-actions.ts'
import { ruleActions } from './rule-actions.ts'
import { savingActions } from './saving.ts'
import { tagActions } from './tag-actions.ts'

/** @param signal wakes whoever works the queue: `openJobSignal(db.name)` */
export function createActions(store: Store, signal: JobSignal): Actions {
  return {
    ...savingActions(store, signal),
    ...mediaActions(store, signal),
    ...batchActions(store, signal),
    ...extractionActions(store),
    ...bulkActions(store),
    ...duplicateActions(store),
    ...articleActions(store),
    ...tagActions(store),
    ...ruleActions(store),
    ...collectionActions(store),
    ...highlightActions(store),
    ...noteActions(store),
    undo: (actionId = '') => attempt(async () => (await undo(store, actionId)).value),
    redo: () => attempt(async () => (await redo(store)).value),
    changeSettings: (key, patch) =>
      attempt(async () => {
        await patchSettings(store.db, key, patch)
        return ok(null)
      }),
  }
}
