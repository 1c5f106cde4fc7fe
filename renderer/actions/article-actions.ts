import { type Article, type EditedMetadata, editedMetadataSchema } from '../../shared/article/article.ts'
import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import { fail, ok } from '../../shared/result.ts'
import type { StepKind } from '../storage/action-kind.ts'
import { moveToTrash, takeFromTrash } from '../storage/article-trash.ts'
import { anchorMissing } from '../storage/highlight-anchors.ts'
import { purgeArticles } from '../storage/purge.ts'
import { keepPlace, setFinished } from '../storage/reading-repository.ts'
import { sameValue } from '../storage/same-value.ts'
import { showVersion } from '../storage/show-version.ts'
import type { Store } from '../storage/store.ts'
import { write } from '../storage/write.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { Actions } from './actions.ts'
import { attempt, step } from './attempt.ts'

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
  const change = (kind: StepKind, body: (tx: WriteTransaction) => Promise<void>) =>
    step(store, kind, async (tx) => {
      await body(tx)
      return ok(null)
    })
  return {
    moveArticles: (ids, location) =>
      change('move-articles', (tx) =>
        tx.patchAll(
          'articles',
          ids.map((id) => [id, { location }]),
        ),
      ),
    favoriteArticles: (ids, favorite) =>
      change('favorite-articles', (tx) =>
        tx.patchAll(
          'articles',
          ids.map((id) => [id, { favorite: favorite ? 1 : 0 }]),
        ),
      ),
    finishArticles: (ids, finished) => change('finish-articles', (tx) => setFinished(tx, ids, finished)),
    trashArticles: (ids) => change('trash-articles', (tx) => moveToTrash(tx, ids)),
    restoreArticles: (ids) => change('restore-articles', (tx) => takeFromTrash(tx, ids)),
    purgeArticles: (ids) =>
      attempt(async () => {
        await write(store, { kind: 'purge-articles', undoable: false }, (tx) => purgeArticles(tx, ids))
        return ok(null)
      }),
    async editMetadata(id, given) {
      if (given.url && !canonicalizeUrl(given.url).ok) return fail('bad-input', 'Not an address of the web')
      return step(store, 'edit-metadata', async (tx) => {
        const article = await tx.db.articles.get(id)
        if (!article) return fail('not-found', `No article ${id}`)
        await tx.patch('articles', id, { edited: mergeEdits(article, given) })
        return ok(null)
      })
    },
    showVersion: (articleId, versionId) =>
      step(store, 'show-version', async (tx) => {
        const version = await tx.db.versions.get(versionId)
        if (version?.articleId !== articleId || version.deletedAt !== 0)
          return fail('not-found', `No version ${versionId}`)
        await anchorMissing(tx, articleId, versionId)
        await showVersion(tx, articleId, versionId)
        return ok(null)
      }),
    keepPlace: (place) =>
      attempt(async () => {
        await write(store, { kind: 'keep-place', undoable: false }, (tx) => keepPlace(tx, place))
        return ok(null)
      }),
  }
}
