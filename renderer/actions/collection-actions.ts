import { parseQuery } from '../../shared/query/parse-query.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Store } from '../storage/store.ts'
import { write } from '../storage/write.ts'
import type { Actions } from './actions.ts'
import { attempt } from './attempt.ts'

type CollectionActions = Pick<Actions, 'addCollection' | 'editCollection' | 'deleteCollection'>

const problemOf = ({ name, query }: { name?: string | undefined; query?: string | undefined }): string => {
  if (name !== undefined && name.trim() === '') return 'A collection needs a name'
  if (query !== undefined && parseQuery(query).problems.length > 0) return 'The query cannot be read'
  return ''
}

/** Saved queries. Deleting one never touches an article. */
export function collectionActions(store: Store): CollectionActions {
  return {
    addCollection: ({ name, query }) =>
      attempt(async () => {
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
        await write(store, { kind: 'add-collection', undoable: true }, (tx) =>
          tx.put('collections', [{ id, name: name.trim(), query: query.trim(), ...order }]),
        )
        return ok({ collectionId: id })
      }),
    editCollection: (id, { name, query }) =>
      attempt(async () => {
        const problem = problemOf({ name, query })
        if (problem !== '') return fail('bad-input', problem)
        const patch = {
          ...(name === undefined ? {} : { name: name.trim() }),
          ...(query === undefined ? {} : { query: query.trim() }),
        }
        const { value } = await write(store, { kind: 'edit-collection', undoable: true }, async (tx) => {
          await tx.patch('collections', id, patch)
          return (await tx.db.collections.get(id))?.deletedAt === 0
        })
        return value ? ok(null) : fail('not-found', `No collection ${id}`)
      }),
    deleteCollection: (id) =>
      attempt(async () => {
        const { actionId } = await write(store, { kind: 'delete-collection', undoable: true }, (tx) =>
          tx.softDelete('collections', [id]),
        )
        return actionId === '' ? fail('not-found', `No collection ${id}`) : ok(null)
      }),
  }
}
