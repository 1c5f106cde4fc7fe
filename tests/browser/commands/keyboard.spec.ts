import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../../pages/axe.ts'
import { CommandPalettePage } from '../../pages/command-palette.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const TREES = [{ title: 'Ash' }, { title: 'Birch' }, { title: 'Cedar' }]

/** Opens the keys in the settings, through the sheet of shortcuts. */
async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Shortcuts' }).getByRole('button', { name: 'Change keys' }).click()
  await expect(page.getByRole('heading', { name: 'Keyboard' })).toBeInViewport()
}

const place = (page: Page, name: string) => page.getByRole('list', { name, exact: true })

function row(page: Page, where: string, name: string): Locator {
  return place(page, where)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })
}

async function change(line: Locator, key: string): Promise<void> {
  await line.getByRole('button', { name: /^(Change the key|Set a key)/ }).click()
  await expect(line.getByRole('button', { name: /^Press the new key/ })).toBeFocused()
  await line.page().keyboard.press(key)
}

test('a key that is changed works at once, in every window, and is shown wherever keys are shown', async ({
  page,
  context,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.shows('Cedar', 'Birch', 'Ash')
  const other = await LibraryPage.open(await context.newPage())
  await other.shows('Cedar', 'Birch', 'Ash')
  await library.focusList()
  await openKeys(page)
  const archive = row(page, 'In the list of articles', 'Archive')
  await change(archive, 'q')
  await library.says('Q is now: Archive')
  await expect(archive.locator('kbd')).toHaveText(['Q'])
  await expect(archive.getByRole('button', { name: 'Change the key of Archive' })).toBeFocused()

  await other.focusList()
  await expect(async () => {
    await other.press('q')
    await other.says('Moved 1 article to the archive')
  }).toPass()
  await library.press('Alt+ArrowLeft')
  await library.shows('Birch', 'Ash')
  const menu = await library.openMenuOf('Ash')
  await expect(menu.getByRole('menuitem', { name: 'Archive' })).toContainText('Q')
  await library.press('Escape')
  await library.focusList()
  await library.press('e')
  await library.press('?')
  const sheet = page.getByRole('dialog', { name: 'Shortcuts' })
  await expect(sheet.locator('div', { hasText: /^ArchiveQ$/ })).toBeVisible()
  await library.press('Escape')
  await library.shows('Birch', 'Ash')
})

test('a key that was changed is still that after a start', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await openKeys(page)
  await change(row(page, 'In the list of articles', 'Archive'), 'q')
  await library.says('Q is now: Archive')
  await LibraryPage.open(page)
  await library.goTo('Inbox')
  await library.focusList()
  await library.press('q')
  await library.shows('Birch', 'Ash')
})

test('a key that another command has is offered, taken from there, and comes back with a reset', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.shows('Cedar', 'Birch', 'Ash')
  await openKeys(page)
  const tag = row(page, 'In the list of articles', 'Tag')
  const archive = row(page, 'In the list of articles', 'Archive')
  await tag.getByRole('button', { name: 'Add a key to Tag' }).click()
  await page.keyboard.press('e')
  await expect(tag.getByRole('alert')).toHaveText('E is used by Archive.')
  await expect(tag.getByRole('button', { name: 'Take it from there' })).toBeFocused()
  await tag.getByRole('button', { name: 'Leave it' }).click()
  await expect(archive.locator('kbd')).toHaveText(['E'])

  await tag.getByRole('button', { name: 'Add a key to Tag' }).click()
  await page.keyboard.press('e')
  await page.keyboard.press('Enter')
  await expect(tag.locator('kbd')).toHaveText(['T', 'E'])
  await expect(archive).toContainText('No key')
  await archive.getByRole('button', { name: 'Reset Archive' }).click()
  await expect(archive.locator('kbd')).toHaveText(['E'])
  await expect(tag.locator('kbd')).toHaveText(['T'])

  await change(archive, 'Enter')
  await expect(archive.getByRole('alert')).toContainText('Enter cannot be given to a command')
  await page.keyboard.press('Escape')
  await expect(archive.getByRole('button', { name: 'Change the key of Archive' })).toBeFocused()
  await expect(archive.locator('kbd')).toHaveText(['E'])
})

test('keys are removed, and all of them come back at once', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.shows('Cedar', 'Birch', 'Ash')
  await openKeys(page)
  const field = page.getByRole('textbox', { name: 'Filter the commands' })
  await field.fill('favourite')
  const favourite = row(page, 'In the list of articles', 'Favourite')
  await expect(favourite.locator('kbd')).toHaveText(['F', 'S'])
  await favourite.getByRole('button', { name: 'Remove F from Favourite' }).click()
  await expect(favourite.locator('kbd')).toHaveText(['S'])
  await favourite.getByRole('button', { name: 'Remove S from Favourite' }).click()
  await expect(favourite).toContainText('No key')
  await change(favourite, 'Control+Shift+F')
  await expect(favourite.locator('kbd')).toHaveText(['Ctrl+Shift+F'])
  await field.fill('ctrl+shift+f')
  await expect(favourite).toBeVisible()
  await page.getByRole('button', { name: 'Reset all keys' }).click()
  await field.fill('favourite')
  await expect(favourite.locator('kbd')).toHaveText(['F', 'S'])
  await field.fill('bold')
  await expect(row(page, 'In a note', 'Bold')).toContainText('Always')
  await expect(row(page, 'In a note', 'Bold').getByRole('button')).toHaveCount(0)
})

test('the palette is opened by the key that it was given, and shows the others’', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.shows('Cedar', 'Birch', 'Ash')
  await openKeys(page)
  await change(row(page, 'Everywhere', 'Find a command or a place'), 'F1')
  const palette = new CommandPalettePage(page)
  await expect(async () => {
    await page.keyboard.press('F1')
    await expect(palette.field).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(palette.dialog).toHaveCount(0)
})

test('broken keys that are stored fall back to the first', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await page.evaluate(async () => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase } = await load('/app-modules.js')
    const value = { keys: { 'list.archive': ['Enter', 'what'], 'no.such': ['E'], 'list.tag': 7 } }
    await openDatabase().settings.put({ key: 'keyboard', value })
  })
  await page.reload()
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.focusList()
  await library.press('e')
  await library.says('Moved 1 article to the archive')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('axe finds nothing while keys are changed', async ({ page }) => {
      await LibraryPage.open(page)
      await openKeys(page)
      await expectAccessible(page)
      const archive = row(page, 'In the list of articles', 'Archive')
      await change(archive, 't')
      await expect(archive.getByRole('alert')).toBeVisible()
      await expectAccessible(page)
    })
  })
}
