import type { Page } from '@playwright/test'
import { expectAccessible } from '../../pages/axe.ts'
import { CommandPalettePage } from '../../pages/command-palette.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const TREES = [
  { title: 'Ash', text: 'A grove after the fire. It stood for years.', tags: ['wood/grey'] },
  { title: 'Birch', text: 'White bark, and what was written on it.', tags: ['wood'] },
  { title: 'Cedar', text: 'The harbour was built of it.', tags: ['politics/asia'] },
]

test('runs a command for the row at hand, by the keyboard alone, and what was run comes first the next time', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.focusList()
  await library.press('j')
  const palette = new CommandPalettePage(page)
  await palette.open()
  await palette.find('arch', 'Archive')
  await expect(palette.chosen()).toContainText('E')
  await expect(palette.field).toHaveAttribute(
    'aria-activedescendant',
    (await palette.chosen().getAttribute('id')) ?? '',
  )
  await page.keyboard.press('Enter')
  await library.says('Moved 1 article to the archive')
  await library.shows('Cedar', 'Ash')
  await expect(library.list).toBeFocused()
  await palette.open('Control+Shift+p')
  await expect(palette.lines.first()).toContainText('Archive')
  await expect(palette.chosen()).toContainText('Archive')
  await page.keyboard.press('ArrowUp')
  await expect(palette.lines.last()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(palette.lines.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(palette.dialog).toHaveCount(0)
  await expect(library.list).toBeFocused()
  await library.press('Control+z')
  await library.shows('Cedar', 'Birch', 'Ash')
})

test('goes to places, tags, sections of the settings and articles by their names', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.shows('Cedar', 'Birch', 'Ash')
  const palette = new CommandPalettePage(page)
  await palette.run('asia', 'Go to tag politics/asia')
  await library.shows('Cedar')
  await palette.run('go later', 'Go to Later')
  await expect(page.getByRole('heading', { level: 1, name: 'Later' })).toBeVisible()
  await palette.run('keyb', 'Settings: Keyboard')
  await expect(page.getByRole('heading', { name: 'Keyboard' })).toBeInViewport()
  await palette.run('birch', 'Birch')
  await expect(page.getByRole('article')).toContainText('White bark')
})

/** The text as it is drawn, so that passages can be marked: each paragraph of these articles ends in a line's end. */
async function makeMarkable(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase } = await load('/app-modules.js')
    await openDatabase()
      .bodies.toCollection()
      .modify((body: { text: string }) => {
        body.text += '\n'
      })
  })
}

test('in an article a selected passage is marked, and stays selected when the palette is closed', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await makeMarkable(page)
  await library.row('Ash').dblclick()
  await expect(page.getByRole('article')).toContainText('A grove after the fire.')
  const palette = new CommandPalettePage(page)
  await palette.open()
  await page.keyboard.type('highlight, with')
  await expect(palette.lines.filter({ hasText: 'Highlight, with the last colour' })).toContainText(
    'Nothing is selected',
  )
  await page.keyboard.press('Enter')
  await expect(palette.field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main', { name: 'Article' })).toBeFocused()

  await page.keyboard.press('j')
  const selection = () => page.evaluate(() => getSelection()?.toString())
  expect(await selection()).toBe('A grove after the fire.')
  await palette.open()
  await page.keyboard.press('Escape')
  expect(await selection()).toBe('A grove after the fire.')
  await palette.run('highlight, with', 'Highlight, with the last colour')
  await expect(page.getByRole('complementary').getByText('A grove after the fire.')).toBeVisible()
  await palette.run('back to', 'Back to the list')
  await library.shows('Cedar', 'Birch', 'Ash')
})

test('leaves its keys to notes, and stays away from what lies over the window', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.row('Ash').dblclick()
  await expect(page.getByRole('article')).toContainText('A grove after the fire.')
  const palette = new CommandPalettePage(page)
  await page.keyboard.press('n')
  const note = page.getByRole('textbox', { name: /note/i })
  await expect(note).toBeFocused()
  await page.keyboard.type('fire')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+k')
  await expect(note).toHaveValue(/\[fire\]\(/)
  await expect(palette.dialog).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette.dialog).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toHaveCount(0)
  await palette.open()
})

test('opens from the search field, and gives it the caret back', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.press('/')
  await page.keyboard.type('bi')
  await library.shows('Birch')
  const palette = new CommandPalettePage(page)
  await palette.open()
  await page.keyboard.type('n')
  await page.keyboard.press('Control+n')
  await expect(palette.field).toHaveValue('n')
  await page.keyboard.press('Control+k')
  await expect(palette.dialog).toHaveCount(0)
  await expect(library.filterField).toBeFocused()
  await page.keyboard.type('r')
  await expect(library.filterField).toHaveValue('bir')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })
    test('axe finds nothing in the palette', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, TREES)
      await library.shows('Cedar', 'Birch', 'Ash')
      const palette = new CommandPalettePage(page)
      await palette.open()
      await expectAccessible(page)
      await page.keyboard.type('ta')
      await expect(palette.chosen()).toContainText('Tag')
      await expectAccessible(page)
    })
  })
}
