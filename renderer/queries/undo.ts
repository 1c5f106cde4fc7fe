import { useCallback } from 'react'
import { readUndoState } from '../storage/undo-stack.ts'
import type { UndoState } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** What undo and redo would do. */
export function useUndoState(): UndoState | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readUndoState(db), [db]))
}
