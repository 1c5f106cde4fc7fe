import { fail, ok } from '../../shared/result.ts'
import { compareAgain, keepApart } from '../storage/duplicate-repository.ts'
import { mergeArticle } from '../storage/merge-articles.ts'
import type { Store } from '../storage/store.ts'
import type { Actions } from './actions.ts'
import { attempt, step } from './attempt.ts'

type DuplicateActions = Pick<Actions, 'mergeArticles' | 'keepApart' | 'compareAgain'>

/** What is done about articles that are in the library more than once. */
export function duplicateActions(store: Store): DuplicateActions {
  return {
    mergeArticles: (groups) =>
      step(store, 'merge-articles', async (tx) => {
        let merged = 0
        for (const { keptId, otherIds } of groups)
          for (const otherId of otherIds) if (await mergeArticle(tx, store.newId, keptId, otherId)) merged++
        return merged > 0 ? ok(null) : fail('not-found', 'There is nothing to merge')
      }),
    keepApart: (ids) =>
      attempt(async () => {
        await keepApart(store.db, ids)
        return ok(null)
      }),
    compareAgain: (ids) =>
      attempt(async () => {
        await compareAgain(store.db, ids)
        return ok(null)
      }),
  }
}
