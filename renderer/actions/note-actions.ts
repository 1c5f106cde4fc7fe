import { fail, ok } from '../../shared/result.ts'
import type { Store } from '../storage/store.ts'
import { write } from '../storage/write.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { Actions } from './actions.ts'
import { attempt } from './attempt.ts'

type NoteActions = Pick<Actions, 'addNote' | 'editNote' | 'deleteNote'>
type NewNote = Parameters<Actions['addNote']>[0]

/** The article that a note belongs to, empty for a free note; null when what it is written on is not there. */
async function articleOf(
  tx: WriteTransaction,
  { targetKind, targetId, articleId }: NewNote,
): Promise<string | null> {
  if (targetKind === 'free') return articleId
  const target = await tx.db.table(targetKind === 'article' ? 'articles' : 'highlights').get(targetId)
  if (target?.deletedAt !== 0) return null
  return targetKind === 'article' ? targetId : target.articleId
}

/** Notes in the margins. */
export function noteActions(store: Store): NoteActions {
  return {
    addNote: (note) =>
      attempt(async () => {
        const id = store.newId()
        const { value } = await write(store, { kind: 'add-note', undoable: true }, async (tx) => {
          const articleId = await articleOf(tx, note)
          if (articleId === null) return false
          const { targetKind, body } = note
          const targetId = targetKind === 'free' ? '' : note.targetId
          await tx.put('notes', [{ id, targetKind, targetId, articleId, body }])
          return true
        })
        return value ? ok({ noteId: id }) : fail('not-found', `No ${note.targetKind} ${note.targetId}`)
      }),
    editNote: (noteId, body) =>
      attempt(async () => {
        const options = { kind: 'edit-note', undoable: true, joinKey: `note:${noteId}` } as const
        const { value } = await write(store, options, async (tx) => {
          const note = await tx.db.notes.get(noteId)
          if (note?.deletedAt !== 0) return false
          await tx.patch('notes', noteId, { body })
          return true
        })
        return value ? ok(null) : fail('not-found', `No note ${noteId}`)
      }),
    deleteNote: (noteId) =>
      attempt(async () => {
        const { actionId } = await write(store, { kind: 'delete-note', undoable: true }, (tx) =>
          tx.softDelete('notes', [noteId]),
        )
        return actionId === '' ? fail('not-found', `No note ${noteId}`) : ok(null)
      }),
  }
}
