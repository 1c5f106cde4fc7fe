import { useCallback, useMemo, useRef } from 'react'
import { joinNotes, readMarks, readNotesOn } from '../storage/annotation-repository.ts'
import type { Annotations } from './models.ts'
import { useDatabase } from './StorageContext.tsx'
import { shareAnnotations } from './share-annotations.ts'
import { useLive } from './use-live.ts'

/**
 * All that somebody wrote on an article, placed in the version that is shown. What did not change stays the same object; marks and
 * notes are asked for apart, so that writing a note does not read a thousand highlights again.
 */
export function useAnnotations(articleId: string, versionId: string): Annotations | undefined {
  const db = useDatabase()
  const last = useRef<Annotations | undefined>(undefined)
  const isOpen = articleId !== ''
  const askMarks = useCallback(() => readMarks(db, articleId, versionId), [db, articleId, versionId])
  const askNotes = useCallback(() => readNotesOn(db, articleId), [db, articleId])
  const marks = useLive(isOpen ? askMarks : null, `${articleId} ${versionId}`)
  const notes = useLive(isOpen ? askNotes : null, articleId)
  return useMemo(() => {
    last.current = marks && notes && shareAnnotations(last.current, joinNotes(marks, notes))
    return last.current
  }, [marks, notes])
}
