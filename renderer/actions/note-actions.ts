import { mergeText } from '../../shared/annotation/merge-text.ts'
import { fail, ok } from '../../shared/result.ts'
import { patchNote, putNote } from '../storage/note-writes.ts'
import type { Store } from '../storage/store.ts'
import type { WriteTransaction } from '../storage/write-transaction.ts'
import type { Actions } from './actions.ts'
import { step } from './attempt.ts'

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
      step(store, 'add-note', async (tx) => {
        const articleId = await articleOf(tx, note)
        if (articleId === null) return fail('not-found', `No ${note.targetKind} ${note.targetId}`)
        const { targetKind, body } = note
        const targetId = targetKind === 'free' ? '' : note.targetId
        const noteId = store.newId()
        await putNote(tx, { id: noteId, targetKind, targetId, articleId, body })
        return ok({ noteId })
      }),
    editNote: (noteId, { body, base }) =>
      step(
        store,
        'edit-note',
        async (tx) => {
          const note = await tx.db.notes.get(noteId)
          if (note?.deletedAt !== 0) return fail('not-found', `No note ${noteId}`)
          const merged = mergeText(base, note.body, body)
          if (merged === null) return fail('conflict', `Note ${noteId} was changed meanwhile`)
          await patchNote(tx, noteId, merged)
          const { updatedAt } = (await tx.db.notes.get(noteId)) ?? note
          return ok({ body: merged, updatedAt })
        },
        `note:${noteId}`,
      ),
    deleteNote: (noteId) =>
      step(store, 'delete-note', async (tx) => {
        await tx.softDelete('notes', [noteId])
        return tx.changes().length === 0 ? fail('not-found', `No note ${noteId}`) : ok(null)
      }),
  }
}
