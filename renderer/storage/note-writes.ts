import { linksIn } from '../../shared/annotation/read-note.ts'
import type { Row } from './replicated.ts'
import type { WriteTransaction } from './write-transaction.ts'

type NewNote = Pick<Row<'notes'>, 'id' | 'targetKind' | 'targetId' | 'articleId' | 'body'> & {
  readonly createdAt?: number
}

/** Writes a note, with what it links to. */
export function putNote(tx: WriteTransaction, note: NewNote): Promise<void> {
  return tx.put('notes', [{ ...note, links: linksIn(note.body) }])
}

/** Changes what a note says. */
export function patchNote(tx: WriteTransaction, noteId: string, body: string): Promise<void> {
  return tx.patch('notes', noteId, { body, links: linksIn(body) })
}
