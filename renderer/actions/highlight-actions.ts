import { fail, ok } from '../../shared/result.ts'
import {
  attachHighlight,
  confirmPlaces,
  deleteHighlights,
  detachHighlights,
  insertHighlight,
  resizeHighlight,
} from '../storage/annotation-writes.ts'
import { putNote } from '../storage/note-writes.ts'
import type { Store } from '../storage/store.ts'
import { addTags, readTagPaths } from '../storage/tagging.ts'
import type { Actions } from './actions.ts'
import { attempt, step } from './attempt.ts'
import { readMarkedElement } from './marked-element.ts'

type HighlightActions = Pick<
  Actions,
  | 'addHighlight'
  | 'styleHighlights'
  | 'resizeHighlight'
  | 'attachHighlight'
  | 'confirmPlaces'
  | 'detachHighlights'
  | 'deleteHighlights'
  | 'deleteAnnotations'
>

/** Marking passages. */
export function highlightActions(store: Store): HighlightActions {
  const { newId } = store
  return {
    addHighlight: ({ note = '', tags = [], element: asked, ...marked }) =>
      attempt(async () => {
        const paths = readTagPaths(tags)
        if (!paths.ok) return paths
        // Versions never change, so that what an element holds can be read ahead of the transaction.
        const element = asked && (await readMarkedElement(store.db, { ...marked, ...asked }))
        if (element === null) return fail('bad-input', 'There is no such element')
        return step(store, 'add-highlight', async (tx) => {
          const highlight = await insertHighlight(tx, { id: newId(), ...marked, element })
          if (!highlight.ok) return highlight
          const { id: highlightId, articleId, savedAt } = highlight.value
          await addTags(tx, newId, [{ kind: 'highlight', id: highlightId, articleId, savedAt }], paths.value)
          if (note.trim() === '') return ok({ highlightId, noteId: '' })
          const noteId = newId()
          await putNote(tx, {
            id: noteId,
            targetKind: 'highlight',
            targetId: highlightId,
            articleId,
            body: note,
          })
          return ok({ highlightId, noteId })
        })
      }),
    styleHighlights: (ids, { color, style }) =>
      step(store, 'style-highlights', async (tx) => {
        const patch = { ...(color ? { color } : {}), ...(style ? { style } : {}) }
        await tx.patchAll(
          'highlights',
          ids.map((id) => [id, patch]),
        )
        return ok(null)
      }),
    resizeHighlight: (id, { headingPath, isNudge = false, ...passage }) =>
      step(
        store,
        'resize-highlight',
        (tx) => resizeHighlight(tx, id, passage, headingPath),
        isNudge ? `resize:${id}` : '',
      ),
    attachHighlight: (id, passage) =>
      step(store, 'attach-highlight', (tx) => attachHighlight(tx, id, passage)),
    confirmPlaces: (versionId, ids) =>
      step(store, 'confirm-places', (tx) => confirmPlaces(tx, versionId, ids)),
    detachHighlights: (versionId, ids) =>
      step(store, 'detach-highlights', (tx) => detachHighlights(tx, versionId, ids)),
    deleteHighlights: (ids) =>
      step(store, 'delete-highlights', async (tx) => {
        await deleteHighlights(tx, ids)
        return tx.changes().length === 0 && ids.length > 0 ? fail('not-found', 'No such highlight') : ok(null)
      }),
    deleteAnnotations: ({ highlightIds, noteIds }) =>
      step(store, 'delete-annotations', async (tx) => {
        await deleteHighlights(tx, highlightIds)
        await tx.softDelete('notes', noteIds)
        const isAsked = highlightIds.length + noteIds.length > 0
        return tx.changes().length === 0 && isAsked ? fail('not-found', 'Nothing to delete') : ok(null)
      }),
  }
}
