import { fillCollections, fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const FOUR = [{ title: 'Ash' }, { title: 'Birch' }, { title: 'Cedar' }, { title: 'Doum' }]

test('a list is made, filled by dropping, and stands in the order made by hand', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, FOUR)
  await page.getByRole('button', { name: 'New list' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Seminar')
  await library.press('Enter')
  await library.isEmpty('This list is empty')
  await library.goTo('Inbox')
  await library.row('Cedar').dragTo(library.collection('Seminar'))
  await library.says('Added 1 article to Seminar')
  await library.row('Ash').dragTo(library.collection('Seminar'))
  await library.row('Doum').dragTo(library.collection('Seminar'))
  await library.row('Doum').dragTo(library.collection('Seminar'))
  await library.says('Already in Seminar')
  await library.counts('Seminar', 3)
  await library.goTo('Seminar')
  await library.shows('Cedar', 'Ash', 'Doum')

  await page.getByRole('button', { name: 'Sort by: In my order' }).click()
  await page.getByRole('menuitem', { name: 'Title' }).click()
  await library.shows('Ash', 'Cedar', 'Doum')
  await library.focusList()
  await library.press('Home', 'Alt+ArrowDown')
  await library.says('sort the list by “In my order”')
  await library.goTo('Inbox')
  await library.shows('Doum', 'Cedar', 'Birch', 'Ash')
  await library.goTo('Seminar')
  await library.shows('Ash', 'Cedar', 'Doum')
  await page.getByRole('button', { name: 'Sort by: Title' }).click()
  await page.getByRole('menuitem', { name: 'In my order' }).click()
  await library.shows('Cedar', 'Ash', 'Doum')
})

test('articles of a list are moved by keys and by dragging, taken out, and all of it is undone', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  const ids = await fillLibrary(page, FOUR)
  await fillCollections(page, [{ name: 'Seminar', articleIds: ids }])
  await library.goTo('Seminar')
  await library.shows('Ash', 'Birch', 'Cedar', 'Doum')
  await library.focusList()
  await library.press('Home', 'Alt+ArrowDown')
  await library.says('Now 2 of 4')
  await library.shows('Birch', 'Ash', 'Cedar', 'Doum')
  await library.press('Alt+ArrowDown')
  await library.shows('Birch', 'Cedar', 'Ash', 'Doum')
  await expect(library.selected()).toHaveText(/Ash/)
  await library.press('Control+z')
  await library.says('Undone: change the order of a list')
  await library.shows('Ash', 'Birch', 'Cedar', 'Doum')

  // Two that are selected move together.
  await library.press('End', 'Shift+ArrowUp', 'Alt+ArrowUp')
  await library.shows('Ash', 'Cedar', 'Doum', 'Birch')
  await library.press('Escape')

  const box = await library.row('Ash').boundingBox()
  await library.row('Birch').dragTo(library.row('Ash'), {
    targetPosition: { x: 200, y: (box?.height ?? 0) * 0.2 },
  })
  await library.shows('Birch', 'Ash', 'Cedar', 'Doum')
  await library.row('Birch').dragTo(library.row('Doum'), {
    targetPosition: { x: 200, y: (box?.height ?? 0) * 0.8 },
  })
  await library.shows('Ash', 'Cedar', 'Doum', 'Birch')
  await page.getByRole('button', { name: 'Undo' }).click()
  await library.shows('Birch', 'Ash', 'Cedar', 'Doum')

  await library.openMenuOf('Ash')
  await library.choose('Remove from this list')
  await library.says('Removed 1 article from Seminar')
  await library.shows('Birch', 'Cedar', 'Doum')
  await library.counts('Seminar', 3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await library.shows('Birch', 'Ash', 'Cedar', 'Doum')
})

test('what goes into the Trash leaves a list and comes back into its place', async ({ page }) => {
  const library = await LibraryPage.open(page)
  const ids = await fillLibrary(page, FOUR)
  await fillCollections(page, [{ name: 'Seminar', articleIds: ids }])
  await library.goTo('Seminar')
  await library.shows('Ash', 'Birch', 'Cedar', 'Doum')
  await library.focusList()
  await library.press('Home', 'j', 'Delete')
  await library.shows('Ash', 'Cedar', 'Doum')
  await library.counts('Seminar', 3)
  // Past what is in the Trash one step is one step.
  await library.press('Home', 'Alt+ArrowDown')
  await library.shows('Cedar', 'Ash', 'Doum')
  await library.goTo('Trash')
  await library.openMenuOf('Birch')
  await library.choose('Bring back')
  await library.goTo('Seminar')
  await library.shows('Birch', 'Cedar', 'Ash', 'Doum')
})

test('a list is searched, and is in its order again afterwards', async ({ page }) => {
  const library = await LibraryPage.open(page)
  const ids = await fillLibrary(page, FOUR)
  await fillCollections(page, [{ name: 'Seminar', articleIds: ids.toReversed() }])
  await library.goTo('Seminar')
  await library.shows('Doum', 'Cedar', 'Birch', 'Ash')
  await library.filter('cedar')
  await library.shows('Cedar')
  await expect(page.getByRole('button', { name: 'Save as collection' })).toHaveCount(0)
  await library.press('Escape', 'Escape')
  await library.shows('Doum', 'Cedar', 'Birch', 'Ash')
})
