import type { Page } from '@playwright/test'
import { expect } from '../launch.ts'
import { openLab, test } from './lab-page.ts'

const KEEPING = {
  part: 3,
  stretch: 1,
  worthKeeping: 4,
  fewChanges: 1,
  manyChanges: 100,
  oldAfterMs: 1_000_000,
}

const save = (page: Page, count: number, from = 0) =>
  page.evaluate(
    async ([number, first]) => {
      const ids: string[] = []
      for (let n = first; n < first + number; n++) {
        window.library.time += 1_000
        const url = `https://example.org/${n}`
        const saved = await window.library.save({ url, title: `Ship ${n}`, text: `The ${n}th of them.` })
        ids.push(saved.articleId)
      }
      return ids
    },
    [count, from] as const,
  )

const keep = (page: Page, otherwise: Partial<typeof KEEPING> = {}) =>
  page.evaluate((keeping) => window.library.keepLight(keeping), { ...KEEPING, ...otherwise })

/** All that is kept, as text. */
const kept = (page: Page) =>
  page.evaluate(async () => (await window.library.db.lightParts.toArray()).map(({ rows }) => rows).join())

/** What a filter that looks into memory finds, in a window that has just been opened. */
async function titlesAnew(page: Page): Promise<string[]> {
  await page.reload()
  await openLab(page)
  return page.evaluate(async () => {
    const ids = await window.library.ids({ kind: 'place', place: 'all' }, 'ship', 'title')
    return (await window.library.listRows(ids)).map(({ metadata }) => metadata.title).sort()
  })
}

const ships = (...numbers: number[]) => numbers.map((n) => `Ship ${n}`).sort()
const cursors = (page: Page) =>
  page.evaluate(async () =>
    (await window.library.db.cursors.toArray()).filter(({ id }) => id.includes('light')),
  )

test('what is kept of articles is followed by what was changed since', async ({ page }) => {
  const ids = await save(page, 10)
  expect(await keep(page)).toBe(4)
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
  await page.evaluate(async ([renamed, trashed, purged]) => {
    const { actions } = window.library
    await actions.editMetadata(renamed ?? '', { title: 'Boat' })
    await actions.trashArticles([trashed ?? '', purged ?? ''])
    await actions.purgeArticles([purged ?? ''])
  }, ids)
  await save(page, 2, 10)
  expect(await titlesAnew(page)).toEqual(ships(3, 4, 5, 6, 7, 8, 9, 10, 11))
})

test('what is kept is what a window reads: the articles themselves are not looked at', async ({ page }) => {
  await save(page, 6)
  await keep(page)
  // As nothing that happens does it.
  await page.evaluate(async () => {
    const parts = await window.library.db.lightParts.toArray()
    for (const part of parts)
      await window.library.db.lightParts.put({ ...part, rows: part.rows.replace('Ship 5', 'Boat 5') })
  })
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 4))
})

test('more changes than are worth following make all of it anew', async ({ page }) => {
  const ids = await save(page, 9)
  await keep(page)
  await page.evaluate(async ([first, , , , last]) => {
    const { actions } = window.library
    for (const title of ['Ship 20', 'Ship 21', 'Ship 22']) await actions.editMetadata(first ?? '', { title })
    await actions.editMetadata(last ?? '', { title: 'Ship 30' })
  }, ids)
  expect(await keep(page, { manyChanges: 3 })).toBe(3)
  expect(await kept(page)).toContain('Ship 30')
  expect(await titlesAnew(page)).toEqual(ships(22, 1, 2, 3, 30, 5, 6, 7, 8))
})

test('of an article that is deleted for good nothing stays, and an old cursor goes on', async ({ page }) => {
  const ids = await save(page, 9)
  await keep(page)
  await page.evaluate(async (id) => {
    await window.library.actions.trashArticles([id])
    await window.library.actions.purgeArticles([id])
  }, ids[4] ?? '')
  expect(await keep(page, { fewChanges: 50 })).toBe(1)
  expect(await kept(page)).not.toContain('Ship 4')
  const before = await cursors(page)
  await page.evaluate((id) => window.library.actions.favoriteArticles([id], true), ids[0] ?? '')
  expect(await keep(page, { fewChanges: 50 })).toBe(0)
  expect(await cursors(page)).toEqual(before)
  await page.evaluate(() => {
    window.library.time += 2_000_000
  })
  expect(await keep(page, { fewChanges: 50 })).toBe(1)
  expect(await cursors(page)).not.toEqual(before)
})

test('a library that has become small keeps nothing', async ({ page }) => {
  await save(page, 6)
  await keep(page)
  expect(await keep(page, { worthKeeping: 10 })).toBe(0)
  expect(await kept(page)).toBe('')
  expect(await cursors(page)).toEqual([])
})

test('only the parts are made anew that something changed in, and a part that has grown is divided', async ({
  page,
}) => {
  const ids = await save(page, 10)
  await keep(page)
  expect(await keep(page)).toBe(0)
  await page.evaluate((id) => window.library.actions.editMetadata(id, { title: 'Ship 40' }), ids[4] ?? '')
  expect(await keep(page)).toBe(1)
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 40, 5, 6, 7, 8, 9))
  await save(page, 4, 10)
  // The last held one, and holds five by now.
  expect(await keep(page)).toBe(2)
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 40, 5, 6, 7, 8, 9, 10, 11, 12, 13))
})

test('parts are read and written some at a time', async ({ page }) => {
  const ids = await save(page, 10)
  // Four parts, in stretches of three and of one.
  expect(await keep(page, { stretch: 3 })).toBe(4)
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
  await page.evaluate((id) => window.library.actions.editMetadata(id, { title: 'Ship 40' }), ids[4] ?? '')
  await save(page, 3, 10)
  expect(await keep(page, { stretch: 3 })).toBe(5)
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 40, 5, 6, 7, 8, 9, 10, 11, 12))
})

test('the first of a part may go for good', async ({ page }) => {
  const ids = await save(page, 7)
  await keep(page)
  await page.evaluate(async ([first, , , fourth]) => {
    await window.library.actions.trashArticles([first ?? '', fourth ?? ''])
    await window.library.actions.purgeArticles([first ?? '', fourth ?? ''])
  }, ids)
  await keep(page)
  expect(await page.evaluate(() => window.library.db.lightParts.toCollection().primaryKeys())).toEqual([
    ids[1],
    ids[4],
    ids[6],
  ])
  expect(await titlesAnew(page)).toEqual(ships(1, 2, 4, 5, 6))
})

test('parts that are not all of the library are not believed, and made anew', async ({ page }) => {
  const ids = await save(page, 9)
  await keep(page)
  await page.evaluate((from) => window.library.db.lightParts.delete(from), ids[3] ?? '')
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 4, 5, 6, 7, 8))
  expect(await cursors(page)).toEqual([])
  expect(await keep(page)).toBe(3)
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 4, 5, 6, 7, 8))
})

test('a small library is read as it is, and what was kept in another form is not read', async ({ page }) => {
  await save(page, 3)
  expect(await keep(page)).toBe(0)
  await save(page, 3, 3)
  await page.evaluate(() => window.library.db.cursors.put({ id: 'log:light-articles-0', hlc: '' }))
  await keep(page)
  expect(await cursors(page)).toEqual([expect.objectContaining({ id: 'log:light-articles-2' })])
  expect(await titlesAnew(page)).toEqual(ships(0, 1, 2, 3, 4, 5))
})
