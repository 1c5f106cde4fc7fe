import { type Article, type EditedMetadata, editedMetadataSchema } from '../../shared/article/article.ts'
import { canonicalizeUrl } from '../../shared/article/article-identity.ts'
import type { BulkChange } from '../../shared/library/bulk-change.ts'
import { fail, ok } from '../../shared/result.ts'
import { anchorMissing } from '../storage/highlight-anchors.ts'
import { keepPlace } from '../storage/reading-repository.ts'
import { sameValue } from '../storage/same-value.ts'
import { showVersion } from '../storage/show-version.ts'
import type { Store } from '../storage/store.ts'
import { write } from '../storage/write.ts'
import type { Actions } from './actions.ts'
import { attempt, step } from './attempt.ts'
import { changeAtOnce } from './bulk-actions.ts'

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
  const change = (what: BulkChange, ids: readonly string[]) => changeAtOnce(store, what, ids)
  return {
    moveArticles: (ids, location) => change({ kind: 'move', location }, ids),
    favoriteArticles: (ids, isOn) => change({ kind: 'favorite', isOn }, ids),
    finishArticles: (ids, isOn) => change({ kind: 'finish', isOn }, ids),
    trashArticles: (ids) => change({ kind: 'trash' }, ids),
    restoreArticles: (ids) => change({ kind: 'restore' }, ids),
    purgeArticles: (ids) => change({ kind: 'purge' }, ids),
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
