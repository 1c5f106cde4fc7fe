import { parseQuery } from '../../shared/query/parse-query.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Store } from '../storage/store.ts'
import type { Actions } from './actions.ts'
import { step } from './attempt.ts'

type CollectionActions = Pick<Actions, 'addCollection' | 'editCollection' | 'deleteCollection'>

const problemOf = ({ name, query }: { name?: string | undefined; query?: string | undefined }): string => {
  if (name !== undefined && name.trim() === '') return 'A collection needs a name'
  if (query !== undefined && parseQuery(query).problems.length > 0) return 'The query cannot be read'
  return ''
}

/** Saved queries. Deleting one never touches an article. */
export function collectionActions(store: Store): CollectionActions {
  return {
    async addCollection({ name, query }) {
      const problem = problemOf({ name, query })
      if (problem !== '') return fail('bad-input', problem)
      const id = store.newId()
      // Ids rise with time, so that a new collection stands last until it is moved.
      const order = {
        parentId: '',
        orderKey: id,
        kind: 'query',
        sort: '',
        view: '',
        icon: '',
        color: '',
      } as const
      return step(store, 'add-collection', async (tx) => {
        await tx.put('collections', [{ id, name: name.trim(), query: query.trim(), ...order }])
        return ok({ collectionId: id })
      })
    },
    async editCollection(id, { name, query }) {
      const problem = problemOf({ name, query })
      if (problem !== '') return fail('bad-input', problem)
      const patch = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(query === undefined ? {} : { query: query.trim() }),
      }
      return step(store, 'edit-collection', async (tx) => {
        if ((await tx.db.collections.get(id))?.deletedAt !== 0)
          return fail('not-found', `No collection ${id}`)
        await tx.patch('collections', id, patch)
        return ok(null)
      })
    },
    deleteCollection: (id) =>
      step(store, 'delete-collection', async (tx) => {
        await tx.softDelete('collections', [id])
        return tx.changes().length === 0 ? fail('not-found', `No collection ${id}`) : ok(null)
      }),
  }
}
