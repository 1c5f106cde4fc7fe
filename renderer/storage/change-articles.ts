import type { BulkChange } from '../../shared/library/bulk-change.ts'
import type { ActionKind, StepKind } from './action-kind.ts'
import { validTagPaths } from './article-repository.ts'
import { moveToTrash, takeFromTrash } from './article-trash.ts'
import { fitArticles } from './fit-articles.ts'
import { addItems, removeItems } from './list-items.ts'
import { purgeArticles } from './purge.ts'
import { setFinished } from './reading-repository.ts'
import { articleTargets } from './tag-targets.ts'
import { addTags, removeTags } from './tagging.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** What the undo stack and the log call each change. */
export const KIND_OF_CHANGE = {
  tag: 'tag-articles',
  untag: 'tag-articles',
  move: 'move-articles',
  favorite: 'favorite-articles',
  finish: 'finish-articles',
  list: 'add-to-list',
  unlist: 'remove-from-list',
  fit: 'fit-articles',
  trash: 'trash-articles',
  restore: 'restore-articles',
  purge: 'purge-articles',
} as const satisfies Record<BulkChange['kind'], ActionKind>

/** The kind of step that a change is; null for the one that cannot be undone. */
export function stepKindOf({ kind }: BulkChange): StepKind | null {
  const known = KIND_OF_CHANGE[kind]
  return known === 'purge-articles' ? null : known
}

/** Does to articles what the change says, within an action. Ids that it does not fit are passed over. */
export async function changeArticles(
  tx: WriteTransaction,
  newId: () => string,
  change: BulkChange,
  ids: readonly string[],
): Promise<void> {
  switch (change.kind) {
    case 'tag':
      return addTags(tx, newId, await articleTargets(tx, ids), validTagPaths([change.path]))
    case 'untag':
      return removeTags(tx, await articleTargets(tx, ids), validTagPaths([change.path]))
    case 'move':
      return tx.patchAll(
        'articles',
        ids.map((id) => [id, { location: change.location }]),
      )
    case 'favorite':
      return tx.patchAll(
        'articles',
        ids.map((id) => [id, { favorite: change.isOn ? 1 : 0 }]),
      )
    case 'finish':
      return setFinished(tx, ids, change.isOn)
    case 'list':
      return addToList(tx, change.collectionId, ids)
    case 'unlist':
      return removeItems(tx, change.collectionId, ids)
    case 'fit':
      return void (await fitArticles(tx, newId, ids, { ...change, tags: validTagPaths(change.tags) }))
    case 'trash':
      return moveToTrash(tx, ids)
    case 'restore':
      return takeFromTrash(tx, ids)
    case 'purge':
      return purgeArticles(tx, ids)
  }
}

/** A list that is gone meanwhile gets nothing, nor does what is in the Trash come onto one. */
async function addToList(tx: WriteTransaction, listId: string, ids: readonly string[]): Promise<void> {
  const list = await tx.db.collections.get(listId)
  if (list?.kind !== 'list' || list.deletedAt !== 0) return
  const articles = await tx.db.articles.bulkGet([...ids])
  await addItems(
    tx,
    listId,
    articles.flatMap((article) => (article?.deletedAt === 0 ? [article.id] : [])),
  )
}
