import { fail, ok } from '../../shared/result.ts'
import { deleteHighlights, insertHighlight } from '../storage/annotation-writes.ts'
import type { Store } from '../storage/store.ts'
import { addTags, readTagPaths } from '../storage/tagging.ts'
import { write } from '../storage/write.ts'
import type { ActionResult, Actions } from './actions.ts'
import { attempt } from './attempt.ts'

type HighlightActions = Pick<Actions, 'addHighlight' | 'styleHighlights' | 'deleteHighlights'>

/** Marking passages. */
export function highlightActions(store: Store): HighlightActions {
  const { newId } = store
  return {
    addHighlight: ({ note = '', tags = [], ...marked }) =>
      attempt(async () => {
        const paths = readTagPaths(tags)
        if (!paths.ok) return paths
        const { value } = await write(store, { kind: 'add-highlight', undoable: true }, async (tx) => {
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
        return value
      }),
    styleHighlights: (ids, { color, style }) =>
      attempt(async (): Promise<ActionResult> => {
        const patch = { ...(color ? { color } : {}), ...(style ? { style } : {}) }
        await write(store, { kind: 'style-highlights', undoable: true }, (tx) =>
          tx.patchAll(
            'highlights',
            ids.map((id) => [id, patch]),
          ),
        )
        return ok(null)
      }),
    deleteHighlights: (ids) =>
      attempt(async (): Promise<ActionResult> => {
        const { actionId } = await write(store, { kind: 'delete-highlights', undoable: true }, (tx) =>
          deleteHighlights(tx, ids),
        )
        return actionId === '' && ids.length > 0 ? fail('not-found', 'No such highlight') : ok(null)
      }),
  }
}
