import { useCallback } from 'react'
import type { Note } from '../../shared/annotation/note.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** A note as it is stored, followed from any window; null when it is not there. @param noteId empty for none */
export function useStoredNote(noteId: string): Note | null | undefined {
  const db = useDatabase()
  const query = useCallback(async () => {
    const note = await db.notes.get(noteId)
    return note?.deletedAt === 0 ? note : null
  }, [db, noteId])
  return useLive(noteId === '' ? null : query, noteId)
}
