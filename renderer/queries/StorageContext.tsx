import { createContext, type ReactNode, type RefObject, useContext, useRef } from 'react'
import type { SearchClient } from '../search/search-client.ts'
import type { OffprintDatabase } from '../storage/database.ts'
import type { FirstPage } from './models.ts'

const StorageContext = createContext<OffprintDatabase | null>(null)
const SearchContext = createContext<SearchClient | null>(null)
const StartPageContext = createContext<RefObject<FirstPage | null>>({ current: null })

interface StorageProviderProps {
  readonly db: OffprintDatabase
  /** Null where the full text is not searched. */
  readonly search?: SearchClient | null
  /** The beginning of the list that the window opens with, where it was read before anything was drawn. */
  readonly startPage?: FirstPage | null
  readonly children: ReactNode
}

/** Gives the live hooks their database and the index of its full text. Screens never take them from here. */
export function StorageProvider({ db, search = null, startPage = null, children }: StorageProviderProps) {
  const start = useRef(startPage)
  return (
    <StorageContext value={db}>
      <SearchContext value={search}>
        <StartPageContext value={start}>{children}</StartPageContext>
      </SearchContext>
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

/** What was read for the first list, for the hook of first pages, which takes it once: later it would be old. */
export function useStartPage(): RefObject<FirstPage | null> {
  return useContext(StartPageContext)
}
