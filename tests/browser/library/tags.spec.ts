import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

test('articles are tagged from the keyboard with completion, and the tree counts them', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [{ title: 'Ash', tags: ['wood/grey'] }, { title: 'Birch' }])
  await library.shows('Birch', 'Ash')
  await library.focusList()
  await library.press('Home', 't')
  await page.keyboard.type('wo')
  await expect(page.getByRole('option', { name: /wood.*grey/ })).toBeVisible()
  await library.press('ArrowDown', 'Enter')
  await expect(library.row('Birch')).toContainText('wood/grey')
  await page.keyboard.type('paper')
  await library.press('Enter')
  await expect(library.row('Birch')).toContainText('paper')
  await library.press('Backspace')
  await expect(library.row('Birch')).not.toContainText('wood/grey')
  await library.press('Escape')
  await library.counts('paper', 1)
  await library.counts('wood', 1)
})

test('the tag tree opens, renames, colours and deletes by keys and by its menu', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [
    { title: 'Ash', tags: ['wood/grey'] },
    { title: 'Birch', tags: ['wood/white'] },
    { title: 'Cedar', tags: ['wood'] },
  ])
  await library.counts('wood', 3)
  await library.tag('wood').click()
  await expect(page.getByRole('heading', { level: 1, name: 'wood' })).toBeVisible()
  await library.press('ArrowRight')
  await expect(library.tag('wood')).toHaveAttribute('aria-expanded', 'true')
  await library.press('ArrowDown')
  await expect(library.tag('wood/grey')).toBeFocused()
  await library.press('F2')
  await page.getByLabel('New name').fill('wood/silver')
  await library.press('Enter')
  await expect(library.tag('wood/silver')).toBeFocused()
  await library.press('F2')
  await page.getByLabel('New name').fill('wood/zinc')
  await library.press('Enter')
  // It stands below the other now.
  await expect(library.tag('wood/zinc')).toBeFocused()
  await library.press('F2')
  await page.getByLabel('New name').fill('wood/silver')
  await library.press('Enter')
  await expect(library.tag('wood/silver')).toBeFocused()

  await library.tag('wood/silver').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Colour' }).hover()
  await page.getByRole('menuitem', { name: 'Sky' }).click()
  await expect(library.tag('wood/silver').locator('[data-color=sky]')).toBeVisible()

  await library.tag('wood/white').focus()
  await library.press('Delete')
  await library.says('Deleted the tag wood/white')
  await expect(library.tag('wood/white')).toHaveCount(0)
  await expect(library.tag('wood/silver')).toBeFocused()
  await library.goTo('Inbox')
  await library.shows('Cedar', 'Birch', 'Ash')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(library.tag('wood/white')).toBeVisible()
})

test('a tag that is only part of others keeps the focus under its new name', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [
    { title: 'Ash', tags: ['wood/grey'] },
    { title: 'Birch', tags: ['stone'] },
    { title: 'Cedar', tags: ['tree'] },
  ])
  await library.counts('wood', 1)
  await library.tag('wood').focus()
  await library.press('F2')
  await page.getByLabel('New name').fill('bark')
  await library.press('Enter')
  await expect(library.tag('bark')).toBeFocused()
})

test('articles dropped on a tag get it, and on a place go there', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [{ title: 'Ash', tags: ['wood'] }, { title: 'Birch' }])
  await library.shows('Birch', 'Ash')
  await library.row('Birch').dragTo(library.tag('wood'))
  await library.counts('wood', 2)
  await library.row('Birch').dragTo(library.sidebar.getByRole('button', { name: /^Later/ }))
  await library.shows('Ash')
})

test('the sidebar is one Tab stop, is folded and made wider from the keyboard, and stays so', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  const inbox = library.sidebar.getByRole('button', { name: /^Inbox/ })
  await inbox.focus()
  await library.press('ArrowDown', 'ArrowDown')
  await expect(library.sidebar.getByRole('button', { name: /^Archive/ })).toBeFocused()
  const edge = page.getByRole('separator', { name: 'Width of the sidebar' })
  await edge.focus()
  await library.press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', '252')
  await library.press('Control+b')
  await expect(library.sidebar).toHaveCount(0)
  await library.press('Control+b')
  await expect(library.sidebar).toBeVisible()
  await LibraryPage.open(page)
  await expect(edge).toHaveAttribute('aria-valuenow', '252')
})

test('a tag that is only part of other paths shows what is below it', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [{ title: 'Ash', tags: ['tall trees/grey'] }, { title: 'Birch' }])
  await library.shows('Birch', 'Ash')
  await library.tag('tall trees').click()
  await library.shows('Ash')
  await library.goTo('All articles')
  await library.shows('Birch', 'Ash')
})
