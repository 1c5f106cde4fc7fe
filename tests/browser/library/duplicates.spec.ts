import type { Page } from '@playwright/test'
import { expectAccessible } from '../../pages/axe.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const STORY = Array.from(
  { length: 60 },
  (_, n) => `The ${n}th boat lay in the ice beside the ${n * 3}th post.`,
).join(' ')

/** Opens the library with a story that is there twice, and looks for duplicates by the keyboard. */
async function look(page: Page) {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [
    { title: 'Boats in the ice', text: STORY, tags: ['ice'], favorite: true },
    {
      title: 'Boats in the ice, again',
      text: `${STORY} With a word at the end.`,
      wordCount: 950,
      tags: ['boats'],
    },
    { title: 'Orchards', text: 'Nothing but apples.' },
  ])
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Look for duplicates' }).focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Duplicates' })
  return { library, sheet }
}

test('a story that is there twice is found and merged by the keyboard, and one undo gives both back', async ({
  page,
}) => {
  const { library, sheet } = await look(page)
  const group = sheet.getByRole('group', { name: /^Nearly the same text/ })
  await expect(group.getByRole('radio')).toHaveCount(2)
  // The longer one is suggested.
  await expect(group.getByRole('radio', { name: /again$/ })).toBeChecked()
  await expectAccessible(page)
  await group.getByRole('radio', { name: /again$/ }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(group.getByRole('radio', { name: /ice$/ })).toBeChecked()
  await sheet.getByRole('button', { name: 'Merge 2 articles: Boats in the ice' }).focus()
  await page.keyboard.press('Enter')
  await expect(sheet.getByRole('group')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await library.says('Merged 2 articles into one')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await library.counts('All articles', 2)
  await library.counts('boats', 1)
  await library.press('Control+z')
  await library.counts('All articles', 3)
})

test('a merge is taken back without closing the sheet', async ({ page }) => {
  const { sheet } = await look(page)
  await sheet.getByRole('button', { name: /^Merge 2 articles/ }).click()
  await expect(sheet.getByRole('group')).toHaveCount(0)
  const line = page.getByRole('status', { name: 'What just happened' })
  await expect(line).toContainText('Merged 2 articles into one')
  await line.getByRole('button', { name: 'Undo' }).click()
  await expect(line).toContainText(/^Undid|^Undone/)
  await expect(sheet).toBeVisible()
})

test('what is no duplicate does not come back', async ({ page }) => {
  const { sheet } = await look(page)
  await sheet.getByRole('button', { name: /^Not duplicates/ }).click()
  await expect(sheet.getByRole('group')).toHaveCount(0)
  // Pressed too soon, it is taken back, and stands there as it stood.
  const line = page.getByRole('status', { name: 'What just happened' })
  await line.getByRole('button', { name: 'Undo' }).click()
  await expect(sheet.getByRole('group').getByRole('radio')).toHaveCount(2)
  await sheet.getByRole('button', { name: /^Not duplicates/ }).click()
  await expect(sheet.getByRole('group')).toHaveCount(0)
  await sheet.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Look for duplicates' }).click()
  await expect(sheet.getByRole('status')).toHaveText('No article is there more than once.')
})
