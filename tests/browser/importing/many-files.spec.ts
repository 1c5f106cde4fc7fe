import { LibraryPage } from '../../pages/library-page.ts'
import { SavePage } from '../../pages/save-page.ts'
import { expect, test } from '../launch.ts'

const files = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    name: `clipping ${n}.txt`,
    mime: 'text/plain',
    text: `Clipping ${n}\n\nIts words.`,
  }))

test('many files at once are one line with one bar, can be cancelled, and end with a report', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const library = await LibraryPage.open(page)
  const saving = new SavePage(page)
  await saving.dropAll(files(60))
  await library.says('Saving 60 files')
  await saving.openQueue()
  const batch = saving.job('60 files')
  await expect(saving.jobs()).toHaveCount(1)
  await expect(batch).toContainText('0 of 60')
  await expect(batch.getByRole('progressbar', { name: 'Progress of 60 files' })).toBeVisible()

  await test.step('some are saved, one is known, and one fails', async () => {
    await saving.endSome(page, { done: 3, unchanged: 1, failed: 1 })
    await expect(batch).toContainText('5 of 60')
  })
  await batch.getByRole('button', { name: 'Cancel: 60 files' }).click()
  await expect(batch).toContainText('3 saved · 1 already there · 1 could not be saved · 55 cancelled')
  await expect(batch).toContainText('This is a PDF, which Offprint cannot read.')
  await batch.getByRole('button', { name: 'Copy report' }).click()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toContain('60 files: 3 saved · 1 already there · 1 could not be saved · 55 cancelled')
  expect(report).toMatch(/clipping \d+\.txt: This is a PDF/)

  await batch.getByRole('button', { name: 'Try 56 again' }).click()
  await expect(batch).toContainText('4 of 60')
  await batch.getByRole('button', { name: 'Cancel: 60 files' }).click()
  await batch.getByRole('button', { name: 'Dismiss: 60 files' }).click()
  await expect(saving.jobs()).toHaveCount(0)
})

test('a few files are told of one by one', async ({ page }) => {
  await LibraryPage.open(page)
  const saving = new SavePage(page)
  await saving.dropAll(files(3))
  await saving.openQueue()
  await expect(saving.jobs()).toHaveCount(3)
})
