import { expect } from '../launch.ts'
import { test } from './lab-page.ts'

/** What each version of the database added: stores, and indexes by their store and name. */
const ADDED: Readonly<Record<string, number>> = {
  'notes links': 2,
  extractions: 3,
  extractionLists: 3,
  extractionRemarks: 3,
  'versionAssets [status+versionId]': 4,
  consents: 5,
  bulkJobs: 6,
  bulkLists: 6,
  textSignatures: 6,
  notDuplicates: 6,
  tagRules: 7,
  lightParts: 8,
}

for (const version of [1, 2, 3, 4, 5, 6, 7])
  test(`a library of version ${version} opens with its articles, and has then all that a new one has`, async ({
    page,
  }) => {
    const seen = await page.evaluate(
      async ({ version, added }) => {
        const open = (name: string, dexieVersion?: number, upgrade?: (db: IDBDatabase) => void) =>
          new Promise<IDBDatabase>((resolve, reject) => {
            // The database's own versions are ten times Dexie's.
            const opening = indexedDB.open(name, dexieVersion && dexieVersion * 10)
            opening.onerror = () => reject(opening.error)
            opening.onupgradeneeded = () => upgrade?.(opening.result)
            opening.onsuccess = () => resolve(opening.result)
          })
        const storesOf = (db: IDBDatabase) => {
          const tx = db.transaction([...db.objectStoreNames])
          return [...db.objectStoreNames].map((name) => {
            const { keyPath, indexNames } = tx.objectStore(name)
            const indexes = [...indexNames].map((index) => tx.objectStore(name).index(index))
            return {
              name,
              keyPath,
              indexes: indexes.map(({ name, keyPath, multiEntry }) => ({ name, keyPath, multiEntry })),
            }
          })
        }
        const { library: lab } = window
        const { articleId } = await lab.save({ url: 'https://example.org/weir', text: 'The weir is mended.' })
        const rows = await lab.db.articles.toArray()
        const fresh = await open(lab.db.name)
        const newest = storesOf(fresh)
        fresh.close()

        const isOld = (name: string) => (added[name] ?? 1) <= version
        const before = await open('library-of-before', version, (db) => {
          for (const { name, keyPath, indexes } of newest.filter((store) => isOld(store.name))) {
            const store = db.createObjectStore(name, { keyPath })
            for (const index of indexes)
              if (isOld(`${name} ${index.name}`))
                store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry })
            if (name === 'articles') for (const row of rows) store.put(row)
          }
        })
        const old = storesOf(before)
        before.close()

        const later = new window.StorageLab('library-of-before')
        const kept = await later.db.articles.toArray()
        later.db.close()
        const now = await open('library-of-before')
        const upgraded = storesOf(now)
        now.close()
        return { articleId, kept: kept.map(({ id }) => id), old, upgraded, newest }
      },
      { version, added: ADDED },
    )
    expect(seen.kept).toEqual([seen.articleId])
    expect(seen.old).not.toEqual(seen.newest)
    expect(seen.upgraded).toEqual(seen.newest)
  })
