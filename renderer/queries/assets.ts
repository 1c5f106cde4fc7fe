import { useCallback, useEffect, useState } from 'react'
import type { OffprintDatabase } from '../storage/database.ts'
import { read } from '../storage/read.ts'
import { useDatabase } from './StorageContext.tsx'

/** Images never change, so nothing here is live. A damaged one counts as missing: the article around it is still read. */
async function readAsset(db: OffprintDatabase, hash: string): Promise<Blob | null> {
  try {
    const asset = await read(`image ${hash}`, () => db.assets.get(hash))
    return asset?.blob ?? null
  } catch {
    return null
  }
}

/** A stored image by its hash; null when it is not there or cannot be read. */
export function useAsset(hash: string): Blob | null | undefined {
  const db = useDatabase()
  const [loaded, setLoaded] = useState<{ hash: string; blob: Blob | null }>()
  useEffect(() => {
    let current = true
    readAsset(db, hash).then((blob) => current && setLoaded({ hash, blob }))
    return () => {
      current = false
    }
  }, [db, hash])
  if (hash === '') return null
  return loaded?.hash === hash ? loaded.blob : undefined
}

/** Reads images on demand, for whoever fills many at once. */
export function useAssetReader(): (hash: string) => Promise<Blob | null> {
  const db = useDatabase()
  return useCallback((hash: string) => readAsset(db, hash), [db])
}
