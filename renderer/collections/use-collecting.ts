import { useMemo } from 'react'
import { formatQuery } from '../../shared/query/format-query.ts'
import { allOf } from '../../shared/query/query.ts'
import { demandsOf, type QueryDemands } from '../../shared/query/query-demands.ts'
import { useActions } from '../actions/ActionsContext.tsx'
import { useFitting } from '../queries/fitting.ts'
import type { CollectionEntry } from '../queries/models.ts'
import { messages } from '../ui/messages.ts'
import { useAnnouncer } from '../ui/StatusLine.tsx'
import { useActing, useUndo } from '../ui/use-acting.ts'
import { useChanging } from '../ui/use-changing.ts'

type Ids = readonly string[]

interface Collecting {
  /** Puts articles into a list, or gives them what a collection's query demands; says which, or why not. */
  addTo(entry: CollectionEntry, ids: Ids): Promise<void>
  /** Makes a list of articles. */
  addToNewList(name: string, ids: Ids): Promise<void>
}

/** Whether articles can be added to a collection at all. */
export function takesArticles({ kind, query }: CollectionEntry): boolean {
  return kind === 'list' || demandsOf(query).ok
}

export function useCollecting(): Collecting {
  const actions = useActions()
  const act = useActing()
  const change = useChanging()
  const fitting = useFitting()
  const { undo } = useUndo()
  const { say, warn } = useAnnouncer()
  return useMemo(() => {
    const { said, refused } = messages.collections

    const addToList = (entry: CollectionEntry, ids: Ids) =>
      change({ kind: 'list', collectionId: entry.id, name: entry.name }, ids, () => listAtOnce(entry, ids))

    const listAtOnce = async ({ id, name }: CollectionEntry, ids: Ids) => {
      const result = await actions.addToList(id, ids)
      if (!result.ok) return warn(messages.errors.action[result.error.kind])
      const { actionId, value } = result
      say(said.listed(value.added, name), actionId ? () => void undo(actionId) : undefined)
    }

    const give = async ({ id, name, query }: CollectionEntry, ids: Ids) => {
      const demands = demandsOf(query)
      if (!demands.ok) return say(refused(name, demands.error.kind))
      const { tags, favorite, location } = demands.value
      const asked = { kind: 'fit', name, tags, favorite, location } as const
      await change(asked, ids, () => giveAtOnce({ id, name, query }, ids, demands.value))
    }

    const giveAtOnce = async (
      { id, name, query }: Pick<CollectionEntry, 'id' | 'name' | 'query'>,
      ids: Ids,
      demands: QueryDemands,
    ) => {
      const result = await actions.fitArticles(ids, id)
      if (!result.ok) return warn(messages.errors.action[result.error.kind])
      const { actionId, value } = result
      if (value.articles === 0) return say(said.inTrash)
      const misfits = {
        number: value.articles - (await fitting(query, ids)).length,
        conditions: formatQuery(allOf(demands.others)),
      }
      if (actionId === undefined && misfits.number === 0) return say(said.fits(value.articles, name))
      say(
        said.fitted(value.articles, name, demands, misfits),
        actionId ? () => void undo(actionId) : undefined,
      )
    }

    return {
      addTo: (entry, ids) => (entry.kind === 'list' ? addToList(entry, ids) : give(entry, ids)),
      addToNewList: async (name, ids) => {
        const added = actions.addCollection({ name, kind: 'list', articleIds: ids })
        await act(added, said.listed(ids.length, name))
      },
    }
  }, [actions, act, change, fitting, undo, say, warn])
}
