import type { Locator } from '@playwright/test'
import { fillCollections, fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const TREES = [{ title: 'Ash', tags: ['wood/grey'] }, { title: 'Birch', tags: ['wood'] }, { title: 'Cedar' }]

const NESTED = [
  { name: 'Asia', query: 'tag:asia' },
  { name: 'Ports', query: 'tag:ports', in: 'Asia' },
  { name: 'Rivers', query: 'tag:rivers', in: 'Asia' },
  { name: 'Money', query: 'tag:money' },
]

/** Drags one item onto another: to its upper edge, its lower one, or over it. */
async function drag(item: Locator, target: Locator, share: number): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('What is dragged to is not in sight')
  await item.dragTo(target, { targetPosition: { x: box.width / 2, y: box.height * share } })
}

test('collections stand in each other, fold, and are as they were when the window opens again', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillCollections(page, NESTED)
  await library.collects('Asia', 'Money')
  await library.collection('Asia').focus()
  await library.press('ArrowRight')
  await library.collects('Asia', '.Ports', '.Rivers', 'Money')
  await library.press('ArrowDown', 'ArrowDown')
  await expect(library.collection('Rivers')).toBeFocused()
  await library.press('ArrowLeft')
  await expect(library.collection('Asia')).toBeFocused()
  await LibraryPage.open(page)
  await library.collects('Asia', '.Ports', '.Rivers', 'Money')
  await library.collection('Asia').focus()
  await library.press('ArrowLeft')
  await library.collects('Asia', 'Money')
})

test('Alt and the arrows move a collection up, down, in and out, and it keeps the focus', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillCollections(page, NESTED)
  await library.collection('Money').focus()
  await library.press('Alt+ArrowRight')
  await library.says('Moved Money into Asia')
  await library.collects('Asia', '.Ports', '.Rivers', '.Money')
  await expect(library.collection('Money')).toBeFocused()
  await library.press('Alt+ArrowUp')
  await library.collects('Asia', '.Ports', '.Money', '.Rivers')
  await expect(library.collection('Money')).toBeFocused()
  await library.press('Alt+ArrowDown')
  await library.collects('Asia', '.Ports', '.Rivers', '.Money')
  await library.press('Alt+ArrowLeft')
  await library.collects('Asia', '.Ports', '.Rivers', 'Money')
  await expect(library.collection('Money')).toBeFocused()
  await library.press('Alt+ArrowUp')
  await library.collects('Money', 'Asia', '.Ports', '.Rivers')
  await library.press('Alt+ArrowLeft')
  await library.says('Money cannot go there')
  await library.press('Control+z')
  await library.says('Undone: move a collection')
  await library.collects('Asia', '.Ports', '.Rivers', 'Money')
})

test('collections are dragged before, after and into each other, but not into what is in them', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillCollections(page, NESTED)
  await library.collects('Asia', 'Money')
  await drag(library.collection('Money'), library.collection('Asia'), 0.1)
  await library.collects('Money', 'Asia')
  await drag(library.collection('Money'), library.collection('Asia'), 0.5)
  await library.collects('Asia', '.Ports', '.Rivers', '.Money')
  await drag(library.collection('Money'), library.collection('Asia'), 0.9)
  await library.collects('Asia', '.Money', '.Ports', '.Rivers')
  await drag(library.collection('Rivers'), library.collection('Ports'), 0.1)
  await library.collects('Asia', '.Money', '.Rivers', '.Ports')
  await drag(library.collection('Asia'), library.collection('Rivers'), 0.5)
  await drag(library.collection('Ports'), library.collection('Rivers'), 0.5)
  await library.collects('Asia', '.Money', '.Rivers', '..Ports')
  await page.getByRole('button', { name: 'Undo' }).click()
  await library.collects('Asia', '.Money', '.Rivers', '.Ports')
})

test('the menu moves a collection into another, and deleting one leaves what was in it', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillCollections(page, NESTED)
  await library.collection('Asia').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Move into' }).hover()
  await page.getByRole('menuitem', { name: 'Money', exact: true }).click()
  await library.collects('Money', '.Asia')
  await library.collection('Asia').focus()
  await library.press('ArrowRight')
  await library.collects('Money', '.Asia', '..Ports', '..Rivers')
  await library.press('Delete')
  await library.says('Deleted the collection Asia')
  await library.collects('Money', '.Ports', '.Rivers')
  await page.getByRole('button', { name: 'Undo' }).click()
  await library.collects('Money', '.Asia', '..Ports', '..Rivers')
})

test('a collection is written with a count of what it finds, and what is wrong stands at its place', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await fillCollections(page, NESTED)
  await expect(library.sidebar).not.toContainText('A collection is a saved search')
  await page.getByRole('button', { name: 'New collection' }).click()
  const form = page.getByRole('dialog', { name: 'New collection' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Timber')
  await form.getByRole('textbox', { name: 'Query' }).fill('tag:wood')
  await expect(form).toContainText('Finds 2 articles')
  await form.getByRole('textbox', { name: 'Query' }).fill('tag:wood (saved:soon')
  await expect(form).toContainText('The parenthesis is not closed')
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByRole('textbox', { name: 'Query' }).fill('tag:wood saved:soon')
  await expect(form).toContainText('“saved:soon” is no date')
  await form.getByRole('textbox', { name: 'Query' }).fill('tag:wood')
  await form.getByRole('combobox', { name: 'Inside' }).selectOption('Asia / Ports')
  await form.getByTitle('Nature').click()
  await expect(form.getByRole('radiogroup', { name: 'Icon: Nature' })).toBeVisible()
  await form.getByText('Sage').click()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Timber' })).toBeVisible()
  await library.collection('Asia').focus()
  await library.press('ArrowRight')
  await library.collects('Asia', '.Ports', '..Timber', '.Rivers', 'Money')
  await expect(library.collection('Timber').locator('[data-color=sage] .lucide-leaf')).toBeVisible()
  await library.counts('Timber', 2)
})

test('an empty sidebar says what collections and lists are', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await expect(library.sidebar).toContainText('A collection is a saved search')
  await expect(library.sidebar).toContainText('A list holds what you put into it')
})

test('articles dropped on a collection get its tags, and it says which', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await fillCollections(page, [
    { name: 'Timber', query: 'tag:wood/grey is:favorite' },
    { name: 'Old timber', query: 'tag:timber saved:<2020' },
    { name: 'Either', query: 'tag:a OR tag:b' },
    { name: 'Words', query: 'harbour' },
  ])
  await library.shows('Cedar', 'Birch', 'Ash')
  await library.row('Cedar').dragTo(library.collection('Timber'))
  await library.says('Tagged wood/grey, made a favourite')
  await library.counts('Timber', 1)
  await expect(library.row('Cedar')).toContainText('wood/grey')
  await page.getByRole('button', { name: 'Undo' }).click()
  await library.counts('Timber', 0)
  await expect(library.row('Cedar')).not.toContainText('wood/grey')

  await library.row('Cedar').dragTo(library.collection('Old timber'))
  await library.says('Tagged timber, but it still does not fit Old timber: saved:<2020')
  await expect(library.row('Cedar')).toContainText('timber')

  await library.row('Cedar').dragTo(library.collection('Either'))
  await library.says('Nothing is added to Either. It asks for one of several things')
  await library.row('Cedar').dragTo(library.collection('Words'))
  await library.says('It finds articles by their words')
})

test('while articles are dragged, what takes them looks so', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await fillCollections(page, [
    { name: 'Timber', query: 'tag:wood' },
    { name: 'Words', query: 'harbour' },
  ])
  await library.shows('Cedar', 'Birch', 'Ash')
  await expect(library.collection('Timber')).toHaveCSS('outline-style', 'none')
  await library.row('Cedar').hover()
  await page.mouse.down()
  await library.collection('Words').hover()
  await library.collection('Words').hover()
  await expect(library.collection('Timber')).toHaveCSS('outline-style', 'dashed')
  await expect(library.collection('Words')).toHaveCSS('opacity', '0.45')
  await expect(library.tag('wood')).toHaveCSS('outline-style', 'dashed')
  await page.mouse.up()
  await expect(library.collection('Timber')).toHaveCSS('outline-style', 'none')
})

test('by keyboard an article is put into a collection or a list found by typing', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, TREES)
  await fillCollections(page, [
    { name: 'Timber', query: 'tag:wood/grey' },
    { name: 'Seminar' },
    { name: 'Week 3', in: 'Seminar' },
  ])
  await library.focusList()
  await library.press('Home', 'Shift+F10')
  await library.choose('Add to collection or list…')
  const picker = page.getByRole('dialog', { name: 'Add 1 article to a collection or list' })
  await expect(picker).toContainText('Articles are tagged wood/grey')
  await page.keyboard.type('week')
  await expect(picker.getByRole('menuitem')).toHaveText([/Seminar \/ Week 3/, /New list “week”/])
  await expect(picker.getByRole('menuitem', { name: /Week 3/ })).toHaveAttribute('data-focused')
  await library.press('Enter')
  await library.says('Added 1 article to Week 3')
  await expect(picker).toHaveCount(0)
  await expect(library.list).toBeFocused()

  await library.press('Shift+F10')
  await library.choose('Add to collection or list…')
  await page.keyboard.type('tim')
  await expect(picker.getByRole('menuitem', { name: /Timber/ })).toHaveAttribute('data-focused')
  await library.press('Enter')
  await library.says('Tagged wood/grey')

  await library.press('Enter')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await library.choose('Add to collection or list…')
  await page.keyboard.type('To read again')
  await expect(picker.getByRole('menuitem')).toHaveAttribute('data-focused')
  await library.press('Enter')
  await library.says('Added 1 article to To read again')
  await library.press('Alt+ArrowLeft')
  await library.counts('To read again', 1)
})
