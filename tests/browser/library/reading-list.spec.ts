import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const THREE = [
  { title: 'Ash', excerpt: 'A grove after the fire.', tags: ['wood/grey'] },
  { title: 'Birch', excerpt: 'White bark, and what was written on it.', tags: ['wood'] },
  { title: 'Cedar', excerpt: 'The harbour was built of it.', siteName: 'Timber' },
]

test('the list is worked from the keyboard, and goes on to the next article', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.focusList()
  await expect(library.selected()).toHaveText(/Cedar/)
  await library.press('j')
  await expect(library.selected()).toHaveText(/Birch/)
  await library.press('e')
  await library.says('Moved 1 article to the archive')
  await library.shows('Cedar', 'Ash')
  await expect(library.selected()).toHaveText(/Ash/)
  await library.press('l')
  await library.shows('Cedar')
  await library.counts('Later', 1)
  await library.counts('Archive', 1)
  await library.press('s')
  await library.says('1 article is a favourite now')
  await library.press('Delete')
  await library.isEmpty('Nothing waits to be read')
  await library.press('Control+z')
  await library.says('Undone: move to Trash')
  await library.shows('Cedar')
  await library.press('Control+z', 'Control+z')
  await library.shows('Cedar', 'Ash')
  await library.press('Control+Shift+z')
  await library.shows('Cedar')
})

test('Shift, Ctrl and Ctrl+A select several, and the bar acts on all of them', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.focusList()
  await library.press('Home', 'Shift+ArrowDown')
  await expect(library.selected()).toHaveCount(2)
  await library.press('Escape')
  await expect(library.selected()).toHaveCount(1)
  await library.row('Ash').click({ modifiers: ['Control'] })
  await expect(library.selected()).toHaveCount(2)
  await library.press('Control+a')
  await expect(library.selected()).toHaveCount(3)
  await page.getByRole('toolbar').getByRole('button', { name: 'Later' }).click()
  await library.says('Moved 3 articles to Later')
  await library.isEmpty('Nothing waits to be read')
  await page.getByRole('button', { name: 'Undo' }).click()
  await library.shows('Cedar', 'Birch', 'Ash')
})

test('X selects and unselects, F makes a favourite, and both are told among the shortcuts', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.focusList()
  await library.press('Shift+J')
  await expect(library.selected()).toHaveText([/Cedar/, /Birch/])
  await library.press('x')
  await expect(library.selected()).toHaveText([/Cedar/])
  await library.press('x')
  await expect(library.selected()).toHaveText([/Cedar/, /Birch/])
  await library.press('f')
  await library.says('2 articles are a favourite now')
  await library.press('Escape', '?')
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' })
  await expect(sheet.locator('div', { hasText: /^Select or unselectX$/ }).first()).toBeVisible()
  await expect(sheet.locator('div', { hasText: /^FavouriteFS$/ })).toBeVisible()
})

test('a filter narrows the list as it is typed, shows its conditions as chips and marks its words', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.press('/')
  await page.keyboard.type('harb')
  await library.shows('Cedar')
  await expect(page.locator('mark')).toHaveText('harb')
  await library.press('Escape')
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.filter('tag:wood -tag:wood/grey ')
  await library.shows('Birch')
  await expect(page.getByRole('button', { name: 'Remove -tag:wood/grey from the search' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove -tag:wood/grey from the search' }).click()
  await library.shows('Birch', 'Ash')
  await library.filter('nowhere')
  await library.isEmpty('Nothing fits')
  await page.getByRole('button', { name: 'Clear the search' }).first().click()
  await library.shows('Cedar', 'Birch', 'Ash')
})

test('out of a filter that nothing fits, the keys of the list work again', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.filter('nowhere')
  await library.isEmpty('Nothing fits')
  // Cleared and left in one go, before the rows are there again.
  await library.press('Escape', 'Escape')
  await library.shows('Cedar', 'Birch', 'Ash')
  await expect(library.filterField).not.toBeFocused()
  await library.press('j')
  await expect(library.selected()).toHaveText(/Birch/)
})

test('what is filtered is kept as a collection, which is edited, deleted and brought back', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.filter('tag:wood')
  await page.getByRole('button', { name: 'Save as collection' }).click()
  await expect(page.getByLabel('Query')).toHaveValue('in:inbox tag:wood')
  await page.getByRole('textbox', { name: 'Name' }).fill('Timber reading')
  await library.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Timber reading' })).toBeVisible()
  await library.shows('Birch', 'Ash')
  await library.counts('Timber reading', 2)

  const entry = library.collection('Timber reading')
  await entry.focus()
  await library.press('F2')
  await page.getByLabel('Query').fill('tag:wood/grey')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await library.shows('Ash')
  await entry.focus()
  await library.press('Delete')
  await expect(entry).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(entry).toBeVisible()
})

test('the chosen order is kept when the window opens again', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await page.getByRole('button', { name: /^Sort by/ }).click()
  await page.getByRole('menuitem', { name: 'Title' }).click()
  await library.shows('Ash', 'Birch', 'Cedar')
  await LibraryPage.open(page)
  await library.shows('Ash', 'Birch', 'Cedar')
})

test('details are put right and go back to what was captured', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.openMenuOf('Cedar')
  await library.choose('Edit details…')
  const panel = page.getByRole('complementary', { name: 'Details' })
  await panel.getByRole('textbox', { name: 'Published' }).fill('2026-13')
  await expect(panel.getByRole('button', { name: 'Save' })).toBeDisabled()
  await panel.getByRole('textbox', { name: 'Published' }).fill('2026-03')
  await panel.getByRole('textbox', { name: 'Title' }).fill('Cedar, again')
  await panel.getByRole('button', { name: 'Save' }).click()
  await library.shows('Cedar, again', 'Birch', 'Ash')
  await expect(library.row('Cedar, again')).toContainText('2026')
  await library.openMenuOf('Cedar, again')
  await library.choose('Edit details…')
  await panel.getByRole('button', { name: 'Title: Back to what was captured' }).click()
  await panel.getByRole('button', { name: 'Save' }).click()
  await library.shows('Cedar', 'Birch', 'Ash')
  await expect(library.row('Cedar')).toContainText('2026')
})

test('the Trash gives back, and asks before it deletes for good', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.focusList()
  await library.press('Control+a', 'Delete')
  await library.isEmpty('Nothing waits to be read')
  await library.goTo('Trash')
  await library.openMenuOf('Birch')
  await library.choose('Bring back')
  await library.shows('Cedar', 'Ash')
  await page.getByRole('button', { name: 'Empty the Trash…' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Keep' }).click()
  await library.shows('Cedar', 'Ash')
  await page.getByRole('button', { name: 'Empty the Trash…' }).click()
  await question.getByRole('button', { name: 'Delete for good' }).click()
  await library.isEmpty('The Trash is empty')
  await library.goTo('Inbox')
  await library.shows('Birch')
})

test('an article opens from the list, and going back finds the filter and the row as they were', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.filter('tag:wood ')
  await library.shows('Birch', 'Ash')
  await library.press('Enter', 'j', 'Enter')
  await expect(page.getByRole('article')).toContainText('A grove after the fire.')
  await library.press('Alt+ArrowLeft')
  await library.shows('Birch', 'Ash')
  await expect(library.selected()).toHaveText(/Ash/)
})

test('an article is fetched as a rendered page, or its site signed in to, from its menu', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.openMenuOf('Birch')
  await library.choose('Save again as rendered in a browser')
  await library.says('Opening it in a hidden window. A changed text becomes a new version.')
  const asked = () =>
    page.evaluate(async () => {
      const path = '/app-modules.js'
      const { openDatabase } = await import(/* @vite-ignore */ path)
      const jobs = await openDatabase().jobs.toArray()
      return jobs.map(({ input }: { input: { rendered?: boolean } }) => input.rendered)
    })
  expect(await asked()).toEqual([true])
  await library.openMenuOf('Birch')
  await library.choose('Sign in to this site…')
  // In a browser there is no such window: that it was asked for is what it says.
  await library.says('Something went wrong. Please try again.')
})

test('in an article / finds in it, and what is typed after it is no command', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, THREE)
  await library.row('Cedar').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cedar' })).toBeVisible()
  const field = page.getByRole('search').getByRole('textbox')
  await library.press('/')
  await page.keyboard.type('else')
  await expect(field).toHaveValue('else')
  // Out of the field and asked for again, with the bar still open.
  await page.getByRole('main', { name: 'Article' }).focus()
  await library.press('/')
  await page.keyboard.type('se')
  await expect(field).toHaveValue('se')
  await expect(field).toBeFocused()
  await library.press('Escape', 'Escape')
  await library.shows('Cedar', 'Birch', 'Ash')
})
