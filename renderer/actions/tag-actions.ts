import { renamingBy, type TagMove } from '../../shared/library/move-tags.ts'
import { normalizeTagPath, tagKey } from '../../shared/library/tag-path.ts'
import { fail, ok } from '../../shared/result.ts'
import type { StepKind } from '../storage/action-kind.ts'
import { moveTags } from '../storage/move-tags.ts'
import { noteRecentTags, renameRecentTags } from '../storage/recent-tags.ts'
import type { Store } from '../storage/store.ts'
import { articleTargets, highlightTargets } from '../storage/tag-targets.ts'
import {
  addTags,
  deleteTags,
  readTagPaths,
  removeTags,
  splitTag,
  type TagTarget,
} from '../storage/tagging.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { ActionResult, Actions } from './actions.ts'
import { step } from './attempt.ts'

type TagActions = Pick<
  Actions,
  | 'tagArticles'
  | 'tagHighlights'
  | 'renameTag'
  | 'moveTag'
  | 'mergeTags'
  | 'splitTag'
  | 'colorTag'
  | 'deleteTag'
>

/** What is remembered for the next time is no part of the action: it succeeded without. */
async function remember(work: Promise<void>): Promise<void> {
  await work.catch(reportError)
}

/** Tagging, and what happens to tags themselves. */
export function tagActions(store: Store): TagActions {
  const tag =
    (
      kind: 'tag-articles' | 'tag-highlights',
      targetsOf: (tx: WriteTransaction, ids: readonly string[]) => Promise<TagTarget[]>,
    ) =>
    async (
      ids: readonly string[],
      add: readonly string[],
      remove: readonly string[],
    ): Promise<ActionResult> => {
      const added = readTagPaths(add)
      const removed = readTagPaths(remove)
      if (!added.ok) return added
      if (!removed.ok) return removed
      const result = await step(store, kind, async (tx) => {
        const targets = await targetsOf(tx, ids)
        await removeTags(tx, targets, removed.value)
        await addTags(tx, store.newId, targets, added.value)
        return targets.length > 0 || ids.length === 0 ? ok(null) : fail('not-found', 'Nothing to tag')
      })
      if (result.ok) await remember(noteRecentTags(store.db, added.value))
      return result
    }

  const move = async (kind: StepKind, given: readonly (readonly [from: string, to: string])[]) => {
    const moves: TagMove[] = []
    for (const [fromTyped, toTyped] of given) {
      const from = normalizeTagPath(fromTyped)
      const to = normalizeTagPath(toTyped)
      if (!from.ok || !to.ok) return fail('bad-input', 'Not the name of a tag')
      moves.push({ from: from.value, to: to.value })
    }
    const result = await step(store, kind, async (tx) => {
      const moved = await moveTags(tx, moves)
      if (moved.ok || moved.error.kind === 'not-found') return moved as ActionResult
      return fail('bad-input', moved.error.message)
    })
    if (result.ok) await remember(renameRecentTags(store.db, renamingBy(moves)))
    return result
  }

  return {
    tagArticles: tag('tag-articles', articleTargets),
    tagHighlights: tag('tag-highlights', highlightTargets),
    renameTag: (path, newPath) => move('rename-tag', [[path, newPath]]),
    moveTag: (path, parent) => move('move-tag', [[path, [parent, path.split('/').at(-1)].join('/')]]),
    mergeTags: (paths, into) =>
      move(
        'merge-tags',
        paths.flatMap((path) => (tagKey(path) === tagKey(into) ? [] : [[path, into] as const])),
      ),
    async splitTag(path, articleIds, newPath) {
      const from = normalizeTagPath(path)
      const to = normalizeTagPath(newPath)
      if (!from.ok || !to.ok || tagKey(from.value) === tagKey(to.value))
        return fail('bad-input', 'Not the name of another tag')
      const result = await step(store, 'split-tag', async (tx) => {
        const articles = await splitTag(tx, store.newId, from.value, articleIds, to.value)
        return articles > 0 ? ok({ articles }) : fail('not-found', `None of them has the tag ${path}`)
      })
      if (result.ok) await remember(noteRecentTags(store.db, [to.value]))
      return result
    },
    colorTag: (tagId, color) =>
      step(store, 'color-tag', async (tx) => {
        await tx.patch('tags', tagId, { color })
        return ok(null)
      }),
    deleteTag: (path) =>
      step(store, 'delete-tag', async (tx) =>
        (await deleteTags(tx, path)) > 0 ? ok(null) : fail('not-found', `No tag ${path}`),
      ),
  }
}
