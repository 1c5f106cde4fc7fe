import { collectionLookSchema } from '../../shared/library/collection.ts'
import { parseQuery } from '../../shared/query/parse-query.ts'
import { demandsOf } from '../../shared/query/query-demands.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { StepKind } from '../storage/action-kind.ts'
import { lastOrderKey, placeCollection, removeCollection } from '../storage/collection-repository.ts'
import { fitArticles } from '../storage/fit-articles.ts'
import { addItems, moveItems, removeItems, shiftItems } from '../storage/list-items.ts'
import type { Store } from '../storage/store.ts'
import { write } from '../storage/write.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { ActionFailure, Actions } from './actions.ts'
import { attempt, step } from './attempt.ts'

type CollectionActions = Pick<
  Actions,
  | 'addCollection'
  | 'editCollection'
  | 'moveCollection'
  | 'deleteCollection'
  | 'arrangeCollection'
  | 'addToList'
  | 'removeFromList'
  | 'moveInList'
  | 'shiftInList'
  | 'fitArticles'
>

const problemOf = ({ name, query }: { name?: string | undefined; query?: string | undefined }): string => {
  if (name !== undefined && name.trim() === '') return 'A collection needs a name'
  if (query !== undefined && parseQuery(query).problems.length > 0) return 'The query cannot be read'
  return ''
}

/** Those of the articles that are there, outside the Trash. */
async function livingIds(tx: WriteTransaction, ids: readonly string[]): Promise<string[]> {
  const articles = await tx.db.articles.bulkGet([...ids])
  return articles.flatMap((article) => (article?.deletedAt === 0 ? [article.id] : []))
}

async function readLiving(tx: WriteTransaction, id: string) {
  const collection = await tx.db.collections.get(id)
  return collection?.deletedAt === 0 ? collection : null
}

/** Saved queries and lists made by hand. Deleting one never touches an article. */
export function collectionActions(store: Store): CollectionActions {
  /** A step on a list that is there. */
  const onList = <T>(
    kind: StepKind,
    listId: string,
    body: (tx: WriteTransaction) => Promise<Result<T, ActionFailure>>,
    joinKey = '',
  ) =>
    step(
      store,
      kind,
      async (tx) =>
        (await readLiving(tx, listId))?.kind === 'list' ? body(tx) : fail('not-found', `No list ${listId}`),
      joinKey,
    )

  return {
    async addCollection(given) {
      const { name, kind = 'query', query = '', parentId = '', articleIds = [] } = given
      const problem = problemOf({ name, query })
      if (problem !== '') return fail('bad-input', problem)
      const id = store.newId()
      return step(store, 'add-collection', async (tx) => {
        const { icon, color } = collectionLookSchema.parse({ icon: '', color: '', ...given.look })
        const own = { kind, name: name.trim(), query: kind === 'list' ? '' : query.trim(), icon, color }
        const parent = parentId !== '' && (await readLiving(tx, parentId)) ? parentId : ''
        const orderKey = await lastOrderKey(tx, id, parent)
        await tx.put('collections', [{ id, parentId: parent, orderKey, ...own, sort: '', view: '' }])
        if (kind === 'list') await addItems(tx, id, await livingIds(tx, articleIds))
        return ok({ collectionId: id })
      })
    },
    async editCollection(id, { name, query, parentId, look }) {
      const problem = problemOf({ name, query })
      if (problem !== '') return fail('bad-input', problem)
      const patch = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(query === undefined ? {} : { query: query.trim() }),
      }
      return step(store, 'edit-collection', async (tx) => {
        const collection = await readLiving(tx, id)
        if (!collection) return fail('not-found', `No collection ${id}`)
        const { icon, color } = collection
        const looks = look ? collectionLookSchema.parse({ icon, color, ...look }) : {}
        if (parentId !== undefined && parentId !== collection.parentId) {
          if (!(await placeCollection(tx, id, { parentId, beforeId: '' })))
            return fail('conflict', 'A collection cannot be put into itself')
        }
        await tx.patch('collections', id, { ...patch, ...looks })
        return ok(null)
      })
    },
    moveCollection: (id, place) =>
      step(store, 'move-collection', async (tx) =>
        (await placeCollection(tx, id, place))
          ? ok(null)
          : fail('conflict', 'A collection cannot be put into itself, or is not there'),
      ),
    deleteCollection: (id) =>
      step(store, 'delete-collection', async (tx) =>
        (await removeCollection(tx, id)) ? ok(null) : fail('not-found', `No collection ${id}`),
      ),
    arrangeCollection: (id, { sort, view }) =>
      attempt(async () => {
        const patch = { ...(sort === undefined ? {} : { sort }), ...(view === undefined ? {} : { view }) }
        await write(store, { kind: 'arrange-collection', undoable: false }, (tx) =>
          tx.patch('collections', id, patch),
        )
        return ok(null)
      }),
    addToList: (listId, articleIds) =>
      onList('add-to-list', listId, async (tx) => {
        return ok({ added: await addItems(tx, listId, await livingIds(tx, articleIds)) })
      }),
    removeFromList: (listId, articleIds) =>
      onList('remove-from-list', listId, async (tx) => {
        await removeItems(tx, listId, articleIds)
        return ok(null)
      }),
    moveInList: (listId, articleIds, beforeId) =>
      onList('order-list', listId, async (tx) => {
        await moveItems(tx, listId, articleIds, beforeId)
        return ok(null)
      }),
    shiftInList: (listId, articleIds, by) =>
      onList(
        'order-list',
        listId,
        async (tx) => {
          await shiftItems(tx, listId, articleIds, by)
          return ok(null)
        },
        `shift ${listId} ${articleIds.join(' ')}`,
      ),
    fitArticles: (ids, collectionId) =>
      step(store, 'fit-articles', async (tx) => {
        const collection = await readLiving(tx, collectionId)
        if (collection?.kind !== 'query') return fail('not-found', `No collection ${collectionId}`)
        const demands = demandsOf(collection.query)
        if (!demands.ok) return fail('bad-input', demands.error.message)
        return ok({ articles: await fitArticles(tx, store.newId, ids, demands.value) })
      }),
  }
}
