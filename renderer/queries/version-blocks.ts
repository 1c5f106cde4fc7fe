import { useCallback } from 'react'
import { linesIn } from '../article-text/lines.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import { parseInert } from '../trusted.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

/** Texts of two versions of an article, block by block. */
export interface BlocksOfTwo {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The blocks of two versions; undefined while they are read. A version whose body is gone has none. */
export function useBlocksOfTwo(beforeId: string, afterId: string): BlocksOfTwo | undefined {
  const db = useDatabase()
  const query = useCallback(
    async () => ({ before: await readBlocks(db, beforeId), after: await readBlocks(db, afterId) }),
    [db, beforeId, afterId],
  )
  return useLive(query)
}

async function readBlocks(db: OffprintDatabase, versionId: string): Promise<string[]> {
  const version = await db.versions.get(versionId)
  const body = version && (await db.bodies.get(version.bodyHash))
  return body ? linesIn(parseInert(body.html).body) : []
}
