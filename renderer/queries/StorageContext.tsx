import { createContext, type ReactNode, useContext } from 'react'
import type { OffprintDatabase } from '../storage/database.ts'

const StorageContext = createContext<OffprintDatabase | null>(null)

/** Gives the live hooks their database. Screens never take it from here. */
export function StorageProvider({ db, children }: { db: OffprintDatabase; children: ReactNode }) {
  return <StorageContext value={db}>{children}</StorageContext>
}

/** The database, for the hooks of this folder. */
export function useDatabase(): OffprintDatabase {
  const db = useContext(StorageContext)
  if (!db) throw new Error('There is no StorageProvider above this component')
  return db
}
