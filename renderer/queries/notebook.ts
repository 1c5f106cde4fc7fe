import { useCallback, useEffect, useState } from 'react'
import type { NotebookEntry } from '../../shared/notebook/notebook-entry.ts'
import { readCollectedIds } from '../storage/collection-repository.ts'
import { counterKey } from '../storage/counter-keys.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import type { FindText } from '../storage/found-articles.ts'
import { fillNotebook, isNotebookFilled, readNotebook } from '../storage/light-notebook.ts'
import { useFindText } from './full-text.ts'
import { useDatabase } from './StorageContext.tsx'
import { useLive } from './use-live.ts'

interface Filling {
  readonly db: OffprintDatabase
  /** 0 to 1; null when all is in memory. */
  readonly share: number | null
  readonly error?: unknown
}

/** The notebook, or how much of it is read; that is only to be waited for the first time. */
export type NotebookState =
  | { readonly kind: 'filling'; readonly share: number }
  | { readonly kind: 'ready'; readonly entries: readonly NotebookEntry[] }

/** Everything that was highlighted and noted, newest first, kept up to date from any window. */
export function useNotebook(): NotebookState {
  const db = useDatabase()
  const [filling, setFilling] = useState<Filling>(() => ({ db, share: isNotebookFilled(db) ? null : 0 }))
  useEffect(() => {
    let isHere = true
    const tell = (state: Omit<Filling, 'db'>) => {
      if (isHere) setFilling({ db, ...state })
    }
    fillNotebook(db, (share) => tell({ share })).then(
      () => tell({ share: null }),
      (error: unknown) => tell({ share: 0, error }),
    )
    return () => {
      isHere = false
    }
  }, [db])
  const isFilled = filling.db === db && filling.share === null
  const query = useCallback(() => readNotebook(db), [db])
  const entries = useLive(isFilled ? query : null)
  if ('error' in filling) throw filling.error
  return entries ? { kind: 'ready', entries } : { kind: 'filling', share: filling.share ?? 1 }
}

async function readNotebookCount(db: OffprintDatabase): Promise<number> {
  return (await db.counters.get(counterKey.notebook))?.value ?? 0
}

/** How many entries the notebook has, without reading them. */
export function useNotebookCount(): number | undefined {
  const db = useDatabase()
  return useLive(useCallback(() => readNotebookCount(db), [db]))
}

async function readCollected(
  db: OffprintDatabase,
  collectionId: string,
  findText: FindText,
): Promise<ReadonlySet<string>> {
  const collection = await db.collections.get(collectionId)
  if (collection?.deletedAt !== 0) return new Set()
  return new Set(await readCollectedIds(db, collection, findText))
}

/** The ids of a collection's articles; null for no collection. */
export function useCollectedArticles(collectionId: string): ReadonlySet<string> | null | undefined {
  const db = useDatabase()
  const findText = useFindText(collectionId !== '')
  const query = useCallback(() => readCollected(db, collectionId, findText), [db, collectionId, findText])
  const found = useLive(collectionId === '' ? null : query, collectionId)
  return collectionId === '' ? null : found
}
