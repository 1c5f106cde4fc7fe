import { Dexie } from 'dexie'
import type { OffprintDatabase } from './database.ts'
import type { UndoStep } from './local-rows.ts'

const { minKey, maxKey } = Dexie

/** The step that undo would take back: the newest that is done. */
export function readNextUndo(db: OffprintDatabase): Promise<UndoStep | undefined> {
  return db.undoSteps.where('[state+at]').between(['done', minKey], ['done', maxKey]).last()
}

/** The step that redo would do again: the oldest that is undone. */
export function readNextRedo(db: OffprintDatabase): Promise<UndoStep | undefined> {
  return db.undoSteps.where('[state+at]').between(['undone', minKey], ['undone', maxKey]).first()
}

/** The kinds of the next steps, as the message catalogue names them. */
export async function readUndoState(
  db: OffprintDatabase,
): Promise<{ undo: string | null; redo: string | null }> {
  const [undo, redo] = await Promise.all([readNextUndo(db), readNextRedo(db)])
  return { undo: undo?.kind ?? null, redo: redo?.kind ?? null }
}
