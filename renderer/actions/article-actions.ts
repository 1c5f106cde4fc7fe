import { type Article, type EditedMetadata, editedMetadataSchema } from '../../shared/article/article.ts'
import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import { fail, ok } from '../../shared/result.ts'
import type { StepKind } from '../storage/action-kind.ts'
import { moveToTrash, takeFromTrash } from '../storage/article-trash.ts'
import { anchorMissing } from '../storage/highlight-anchors.ts'
import { purgeArticles } from '../storage/purge.ts'
import { keepPlace, setFinished } from '../storage/reading-repository.ts'
import { sameValue } from '../storage/same-value.ts'
import type { Store } from '../storage/store.ts'
import { write } from '../storage/write.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { ActionResult, Actions } from './actions.ts'
import { attempt } from './attempt.ts'

type ArticleActions = Pick<
  Actions,
  | 'moveArticles'
  | 'favoriteArticles'
  | 'finishArticles'
  | 'trashArticles'
  | 'restoreArticles'
  | 'purgeArticles'
  | 'editMetadata'
  | 'showVersion'
  | 'keepPlace'
>

/** What is edited from now on: a field that is empty or as captured is no longer edited. */
function mergeEdits(article: Article, given: EditedMetadata): EditedMetadata {
  const merged = Object.entries({ ...article.edited, ...given }).filter(
    ([name, value]) =>
      value !== undefined &&
      value.length > 0 &&
      !sameValue(value, article.captured[name as keyof EditedMetadata]),
  )
  return editedMetadataSchema.parse(Object.fromEntries(merged))
}

/** What happens to articles. */
export function articleActions(store: Store): ArticleActions {
  const step = (kind: StepKind, body: (tx: WriteTransaction) => Promise<void>) =>
    attempt(async (): Promise<ActionResult> => {
      await write(store, { kind, undoable: true }, body)
      return ok(null)
    })
  return {
    moveArticles: (ids, location) =>
      step('move-articles', (tx) =>
        tx.patchAll(
          'articles',
          ids.map((id) => [id, { location }]),
        ),
      ),
    favoriteArticles: (ids, favorite) =>
      step('favorite-articles', (tx) =>
        tx.patchAll(
          'articles',
          ids.map((id) => [id, { favorite: favorite ? 1 : 0 }]),
        ),
      ),
    finishArticles: (ids, finished) => step('finish-articles', (tx) => setFinished(tx, ids, finished)),
    trashArticles: (ids) => step('trash-articles', (tx) => moveToTrash(tx, ids)),
    restoreArticles: (ids) => step('restore-articles', (tx) => takeFromTrash(tx, ids)),
    purgeArticles: (ids) =>
      attempt(async () => {
        await write(store, { kind: 'purge-articles', undoable: false }, (tx) => purgeArticles(tx, ids))
        return ok(null)
      }),
    editMetadata: (id, given) =>
      attempt(async () => {
        if (given.url && !canonicalizeUrl(given.url).ok) return fail('bad-input', 'Not an address of the web')
        const { value } = await write(store, { kind: 'edit-metadata', undoable: true }, async (tx) => {
          const article = await tx.db.articles.get(id)
          if (article) await tx.patch('articles', id, { edited: mergeEdits(article, given) })
          return article !== undefined
        })
        return value ? ok(null) : fail('not-found', `No article ${id}`)
      }),
    showVersion: (articleId, versionId) =>
      attempt(async () => {
        const { value } = await write(store, { kind: 'show-version', undoable: true }, async (tx) => {
          const version = await tx.db.versions.get(versionId)
          if (version?.articleId !== articleId || version.deletedAt !== 0) return false
          await anchorMissing(tx, articleId, versionId)
          await tx.patch('articles', articleId, { versionId })
          return true
        })
        return value ? ok(null) : fail('not-found', `No version ${versionId}`)
      }),
    keepPlace: (place) =>
      attempt(async () => {
        await write(store, { kind: 'keep-place', undoable: false }, (tx) => keepPlace(tx, place))
        return ok(null)
      }),
  }
}
