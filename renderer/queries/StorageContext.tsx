import { createContext, type ReactNode, useContext } from 'react'
import type { SearchClient } from '../search/search-client.ts'
import type { OffprintDatabase } from '../storage/database.ts'

const StorageContext = createContext<OffprintDatabase | null>(null)
const SearchContext = createContext<SearchClient | null>(null)

interface StorageProviderProps {
  readonly db: OffprintDatabase
  /** Null where the full text is not searched. */
  readonly search?: SearchClient | null
  readonly children: ReactNode
}

/** Gives the live hooks their database and the index of its full text. Screens never take them from here. */
export function StorageProvider({ db, search = null, children }: StorageProviderProps) {
  return (
    <StorageContext value={db}>
      <SearchContext value={search}>{children}</SearchContext>
    </StorageContext>
  )
}

/** The database, for the hooks of this folder. */
export function useDatabase(): OffprintDatabase {
  const db = useContext(StorageContext)
  if (!db) throw new Error('There is no StorageProvider above this component')
  return db
}

/** The index of the full text, for the hooks of this folder; null where there is none. */
export function useSearch(): SearchClient | null {
  return useContext(SearchContext)
}
