import { normalizeTagPath } from '../../shared/library/tag-path.ts'
import { fail, ok } from '../../shared/result.ts'
import { renameTags } from '../storage/rename-tags.ts'
import type { Store } from '../storage/store.ts'
import { addTags, deleteTags, readTagPaths, removeTags, type TagTarget } from '../storage/tagging.ts'
import { write } from '../storage/write.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { ActionResult, Actions } from './actions.ts'
import { attempt } from './attempt.ts'

type TagActions = Pick<Actions, 'tagArticles' | 'tagHighlights' | 'renameTag' | 'colorTag' | 'deleteTag'>

async function articleTargets(tx: WriteTransaction, ids: readonly string[]): Promise<TagTarget[]> {
  const articles = await tx.db.articles.bulkGet([...ids])
  return articles.flatMap((article) =>
    article?.deletedAt === 0
      ? [{ kind: 'article', id: article.id, articleId: article.id, savedAt: article.savedAt }]
      : [],
  )
}

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
    (ids: readonly string[], add: readonly string[], remove: readonly string[]) =>
      attempt(async (): Promise<ActionResult> => {
        const added = readTagPaths(add)
        const removed = readTagPaths(remove)
        if (!added.ok) return added
        if (!removed.ok) return removed
        const { value } = await write(store, { kind, undoable: true }, async (tx) => {
          const targets = await targetsOf(tx, ids)
          await removeTags(tx, targets, removed.value)
          await addTags(tx, store.newId, targets, added.value)
          return targets.length
        })
        return value > 0 || ids.length === 0 ? ok(null) : fail('not-found', 'Nothing to tag')
      })
  return {
    tagArticles: tag('tag-articles', articleTargets),
    tagHighlights: tag('tag-highlights', highlightTargets),
    renameTag: (path, newPath) =>
      attempt(async () => {
        const from = normalizeTagPath(path)
        const to = normalizeTagPath(newPath)
        if (!from.ok || !to.ok) return fail('bad-input', 'Not the name of a tag')
        const { value } = await write(store, { kind: 'rename-tag', undoable: true }, (tx) =>
          renameTags(tx, from.value, to.value),
        )
        return value
      }),
    colorTag: (tagId, color) =>
      attempt(async () => {
        await write(store, { kind: 'color-tag', undoable: true }, (tx) => tx.patch('tags', tagId, { color }))
        return ok(null)
      }),
    deleteTag: (path) =>
      attempt(async () => {
        const { value } = await write(store, { kind: 'delete-tag', undoable: true }, (tx) =>
          deleteTags(tx, path),
        )
        return value > 0 ? ok(null) : fail('not-found', `No tag ${path}`)
      }),
  }
}
