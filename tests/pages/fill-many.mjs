/** Rows put in one transaction. */
const AT_ONCE = 5_000

/**
 * Fills a library with very many articles without a text, past the write door: through it a hundred thousand take minutes. Every tenth is
 * in Later, the others are in the Inbox. The page is one that opens the library; its screens hear nothing of it until they are loaded anew.
 * @param {import('@playwright/test').Page} page
 * @param {number} count
 * @returns {Promise<void>}
 */
export function fillMany(page, count) {
  return page.evaluate(
    async ([number, atOnce]) => {
      const isThere = async () => (await indexedDB.databases()).some(({ name }) => name === 'offprint')
      // Opened before the app has, it would be another library.
      while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 20))
      const db = await /** @type {Promise<IDBDatabase>} */ (
        new Promise((resolve, reject) => {
          const request = indexedDB.open('offprint')
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      )
      /** @param {Record<string, unknown[]>} rows */
      const put = (rows) =>
        /** @type {Promise<void>} */ (
          new Promise((resolve, reject) => {
            const transaction = db.transaction(Object.keys(rows), 'readwrite')
            transaction.oncomplete = () => resolve()
            transaction.onabort = () => reject(transaction.error)
            for (const [table, given] of Object.entries(rows))
              for (const row of given) transaction.objectStore(table).put(row)
          })
        )
      /** @param {Record<string, number>} places */
      const add = (places) =>
        /** @type {Promise<void>} */ (
          new Promise((resolve, reject) => {
            const transaction = db.transaction('counters', 'readwrite')
            transaction.oncomplete = () => resolve()
            transaction.onabort = () => reject(transaction.error)
            const counters = transaction.objectStore('counters')
            for (const [place, more] of Object.entries(places)) {
              const key = `place:${place}`
              const request = counters.get(key)
              request.onsuccess = () => counters.put({ key, value: (request.result?.value ?? 0) + more })
            }
          })
        )
      const at = 1_700_000_000_000
      const clocks = { '*': '000000001-0000-0000000000000000' }
      /** @param {number} n */
      const article = (n) => {
        const id = `a${String(n).padStart(9, '0')}`
        const url = `https://example${n % 400}.org/${n}`
        return {
          ...{ id, createdAt: at, updatedAt: at, deletedAt: 0, clocks },
          captured: {
            ...{ title: `Letter ${n} from the canal`, authors: [`Author ${n % 900}`], siteName: 'Example' },
            ...{ publishedAt: '', modifiedAt: '', lang: 'en', dir: '', excerpt: `The ${n}th letter.` },
            ...{ leadImage: '', leadAsset: '', canonicalUrl: url, url, wordCount: 300 },
          },
          ...{ edited: {}, urlKey: url, savedAt: at - n * 60_000, favorite: 0, versionId: `v${n}` },
          location: n % 10 === 0 ? 'later' : 'inbox',
        }
      }
      for (let from = 0; from < number; from += atOnce) {
        const articles = Array.from({ length: Math.min(atOnce, number - from) }, (_, n) => article(from + n))
        await put({ articles })
      }
      const later = Math.ceil(number / 10)
      // They are as the present way of counting has them: counted anew, which happens once, the library would be busy for a while.
      await put({ cursors: [{ id: 'counters-version', hlc: '3' }] })
      await add({ all: number, inbox: number - later, later })
      db.close()
    },
    /** @type {const} */ ([count, AT_ONCE]),
  )
}
