import { fail, ok } from '../../shared/result.ts'
import { deleteHighlights, insertHighlight } from '../storage/annotation-writes.ts'
import type { Store } from '../storage/store.ts'
import { addTags, readTagPaths } from '../storage/tagging.ts'
import type { Actions } from './actions.ts'
import { step } from './attempt.ts'

type HighlightActions = Pick<Actions, 'addHighlight' | 'styleHighlights' | 'deleteHighlights'>

/** Marking passages. */
export function highlightActions(store: Store): HighlightActions {
  const { newId } = store
  return {
    async addHighlight({ note = '', tags = [], ...marked }) {
      const paths = readTagPaths(tags)
      if (!paths.ok) return paths
      return step(store, 'add-highlight', async (tx) => {
        const highlight = await insertHighlight(tx, { id: newId(), ...marked })
        if (!highlight.ok) return highlight
        const { id: highlightId, articleId, savedAt } = highlight.value
        await addTags(tx, newId, [{ kind: 'highlight', id: highlightId, articleId, savedAt }], paths.value)
        if (note.trim() === '') return ok({ highlightId, noteId: '' })
        const noteId = newId()
        await tx.put('notes', [
          { id: noteId, targetKind: 'highlight', targetId: highlightId, articleId, body: note },
        ])
        return ok({ highlightId, noteId })
      })
    },
    styleHighlights: (ids, { color, style }) =>
      step(store, 'style-highlights', async (tx) => {
        const patch = { ...(color ? { color } : {}), ...(style ? { style } : {}) }
        await tx.patchAll(
          'highlights',
          ids.map((id) => [id, patch]),
        )
        return ok(null)
      }),
    deleteHighlights: (ids) =>
      step(store, 'delete-highlights', async (tx) => {
        await deleteHighlights(tx, ids)
        return tx.changes().length === 0 && ids.length > 0 ? fail('not-found', 'No such highlight') : ok(null)
      }),
  }
}
