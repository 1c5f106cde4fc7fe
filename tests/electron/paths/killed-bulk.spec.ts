import { fillMany } from '../../pages/fill-many.mjs'
import { LibraryPage } from '../../pages/library-page.ts'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { killGroup } from './kill-group.ts'

const ARTICLES = 3_000

/** While texts are read for search as well, on a machine that is busy, in milliseconds. */
const WORKS_WITHIN = 90_000

/** How many articles are tagged so, as the sidebar counts them and as they are. */
async function tagged(library: LibraryPage) {
  return library.page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('offprint')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const all = <T>(table: string) =>
      new Promise<T[]>((resolve, reject) => {
        const request = db.transaction(table).objectStore(table).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const rows = await all<{ tagId: string; deletedAt: number }>('taggings')
    const tag = (await all<{ id: string; path: string }>('tags')).find(({ path }) => path === 'canal')
    const counters = await all<{ key: string; value: number }>('counters')
    db.close()
    return {
      rows: rows.filter(({ tagId, deletedAt }) => tagId === tag?.id && deletedAt === 0).length,
      counted: counters.find(({ key }) => key.includes('canal'))?.value ?? 0,
    }
  })
}

test('kill -9 in the middle of tagging a library: it goes on by itself, counts right, and one undo takes all back', async ({
  profile,
}) => {
  test.setTimeout(4 * WORKS_WITHIN)
  const filled = await launchOffprint({ profile })
  // With the welcome article, which a library that is not empty does not get.
  await expect(filled.window.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await fillMany(filled.window, ARTICLES)
  await filled.close()

  const first = await launchOffprint({ profile })
  const library = new LibraryPage(first.window)
  await new ReadingPath(first.window).backToList()
  await library.goTo('All articles')
  await expect(
    library.page.getByText(`${(ARTICLES + 1).toLocaleString('en')} articles`).first(),
  ).toBeVisible()
  await library.focusList()
  await library.press('Control+a', 't')
  const field = library.page.getByRole('combobox', { name: /^Tags of/ })
  await field.fill('canal')
  await field.press('Enter')
  const line = library.page.getByRole('button', { name: /Tagging, [1-9][\d,]* of/ })
  await expect(line).toBeVisible({ timeout: WORKS_WITHIN })
  await killGroup(first)

  const second = await launchOffprint({ profile })
  const later = new LibraryPage(second.window)
  await expect(later.status).toContainText(
    `Tagged ${(ARTICLES + 1).toLocaleString('en')} articles with canal`,
    {
      timeout: WORKS_WITHIN,
    },
  )
  expect(await tagged(later)).toEqual({ rows: ARTICLES + 1, counted: ARTICLES + 1 })
  await later.page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  const undoing = later.page.getByRole('button', { name: /Taking back, [1-9][\d,]* of/ })
  await expect(undoing).toBeVisible({ timeout: WORKS_WITHIN })
  await killGroup(second)

  const third = await launchOffprint({ profile })
  const last = new LibraryPage(third.window)
  await expect(last.status).toContainText('Took back for', { timeout: WORKS_WITHIN })
  expect(await tagged(last)).toEqual({ rows: 0, counted: 0 })
  await third.close()
})
