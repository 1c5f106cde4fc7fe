import { normalizeTagPath } from '../../shared/library/tag-path.ts'
import { fail, ok } from '../../shared/result.ts'
import { renameTags } from '../storage/rename-tags.ts'
import type { Store } from '../storage/store.ts'
import { articleTargets } from '../storage/tag-targets.ts'
import { addTags, deleteTags, readTagPaths, removeTags, type TagTarget } from '../storage/tagging.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { ActionResult, Actions } from './actions.ts'
import { step } from './attempt.ts'

type TagActions = Pick<Actions, 'tagArticles' | 'tagHighlights' | 'renameTag' | 'colorTag' | 'deleteTag'>

async function highlightTargets(tx: WriteTransaction, ids: readonly string[]): Promise<TagTarget[]> {
  const highlights = (await tx.db.highlights.bulkGet([...ids])).flatMap((highlight) =>
    highlight?.deletedAt === 0 ? [highlight] : [],
  )
  const articles = await tx.db.articles.bulkGet(highlights.map(({ articleId }) => articleId))
  return highlights.map(({ id, articleId }, index) => ({
    kind: 'highlight',
    id,
    articleId,
    savedAt: articles[index]?.savedAt ?? 0,
  }))
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
      return step(store, kind, async (tx) => {
        const targets = await targetsOf(tx, ids)
        await removeTags(tx, targets, removed.value)
        await addTags(tx, store.newId, targets, added.value)
        return targets.length > 0 || ids.length === 0 ? ok(null) : fail('not-found', 'Nothing to tag')
      })
    }
  return {
    tagArticles: tag('tag-articles', articleTargets),
    tagHighlights: tag('tag-highlights', highlightTargets),
    async renameTag(path, newPath) {
      const from = normalizeTagPath(path)
      const to = normalizeTagPath(newPath)
      if (!from.ok || !to.ok) return fail('bad-input', 'Not the name of a tag')
      return step(store, 'rename-tag', (tx) => renameTags(tx, from.value, to.value))
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
