import { expectAccessible } from '../../pages/axe.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const WOODS = [
  { title: 'Ash', tags: ['wood/grey'] },
  { title: 'Birch', tags: ['wood/white', 'wood'] },
  { title: 'Cedar', tags: ['wood', 'tree'] },
  { title: 'Dune', tags: ['sand'] },
]

const changes = (library: LibraryPage) => library.page.getByRole('region', { name: 'What changes' })

/** Opens the menu of a tag by the keyboard and chooses from it. */
async function choose(library: LibraryPage, tag: string, item: string): Promise<void> {
  await library.tag(tag).focus()
  await library.press('Shift+F10')
  const entry = library.page.getByRole('menuitem', { name: item })
  await entry.focus()
  await library.press('Enter')
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('a tag is moved from the keyboard, after what changes was shown, and comes back by undo', async ({
      page,
    }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, WOODS)
      await library.counts('wood', 3)
      await choose(library, 'wood', 'Move to…')
      await expect(page.getByRole('dialog', { name: 'Move the tag wood' })).toBeVisible()
      await expect(page.getByRole('combobox', { name: 'Under which tag' })).toBeFocused()
      await expect(changes(library)).toContainText('Nothing changes yet.')
      await page.keyboard.type('tre')
      await library.press('ArrowDown', 'Enter')
      await expect(changes(library)).toContainText('Changes the tag on 3 articles.')
      await expect(changes(library)).toContainText('With it go wood/grey, wood/white.')
      await expectAccessible(page)
      await library.press('Enter')
      await library.says('Moved to tree/wood')
      await library.counts('tree', 3)
      await expect(library.row('Ash')).toContainText('tree/wood/grey')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(library.row('Ash')).toContainText('wood/grey')
      await expect(library.row('Ash')).not.toContainText('tree/wood')
    })

    test('tags are merged, with those below them; what becomes one is named before', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, WOODS)
      await library.counts('wood', 3)
      await choose(library, 'wood', 'Merge into…')
      await page.keyboard.type('tree')
      await library.press('Enter', 'Tab')
      await page.keyboard.type('sand')
      await library.press('Enter')
      await expect(changes(library)).toContainText('Changes the tag on 4 articles.')
      await expect(changes(library)).toContainText('sand → tree, wood → tree')
      await expectAccessible(page)
      await library.press('Enter')
      await library.says('Merged into tree')
      await library.counts('tree', 4)
      await expect(library.tag('wood')).toHaveCount(0)
      await page.getByRole('button', { name: 'Undo' }).click()
      await library.counts('wood', 3)
      await library.counts('sand', 1)
    })

    test('a tag is split by a query that shows whom it finds', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, WOODS)
      await library.counts('wood', 3)
      await choose(library, 'wood', 'Split…')
      await expect(changes(library)).toContainText('2 articles with this tag.')
      await page.keyboard.type('title:')
      await expect(page.getByText('Something is missing after “title:”')).toBeVisible()
      await page.keyboard.type('birch')
      await expect(changes(library)).toContainText('1 of 2 articles would get the other tag:')
      await expect(changes(library)).toContainText('Birch')
      await library.press('Tab')
      await page.keyboard.type('wood/paper')
      await library.press('Enter')
      await expectAccessible(page)
      await library.press('Enter')
      await library.says('Gave 1 article the tag wood/paper instead')
      await expect(library.row('Birch')).toContainText('wood/paper')
      await expect(library.row('Cedar')).not.toContainText('wood/paper')
    })
  })
}

test('a tag dropped on another asks to be moved there, and not below itself', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, WOODS)
  await library.counts('wood', 3)
  await library.tag('sand').dragTo(library.tag('wood'))
  await expect(page.getByRole('dialog', { name: 'Move the tag sand' })).toBeVisible()
  await expect(changes(library)).toContainText('Changes the tag on 1 article.')
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await library.says('Moved to wood/sand')
  await library.counts('wood', 4)

  await library.tag('wood').click()
  await library.press('ArrowRight')
  await library.tag('wood').dragTo(library.tag('wood/grey'))
  await expect(changes(library)).toContainText('A tag cannot stand below itself.')
  await expect(page.getByRole('button', { name: 'Move', exact: true })).toBeDisabled()
})

test('renaming shows what becomes one before it is done', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, WOODS)
  await library.tag('wood').focus()
  await library.press('F2')
  await page.getByLabel('New name').fill('tree')
  await expect(changes(library)).toContainText('Becomes one with a tag that is there: wood → tree.')
  await page.getByLabel('New name').fill('wood/wood')
  await expect(changes(library)).toContainText('A tag cannot stand below itself.')
  await expect(page.getByRole('button', { name: 'Rename' })).toBeDisabled()
})

test('deleting a tag says how many lose it, and its colour stands beside it everywhere', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, WOODS)
  await library.counts('wood', 3)
  await library.tag('wood').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Colour' }).hover()
  await page.getByRole('menuitem', { name: 'Rose' }).click()
  await expect(library.tag('wood').locator('[data-color=rose]')).toBeVisible()
  await expect(library.row('Cedar').locator('[data-color=rose]')).toBeVisible()
  await library.focusList()
  await library.press('End', 't')
  await expect(page.getByRole('option', { name: 'wood', exact: false }).first()).toBeVisible()
  await library.press('Escape')
  await library.tag('wood').click({ button: 'right' })
  await expect(page.getByText('3 articles will lose it')).toBeVisible()
  await library.press('Escape')
  await library.tag('wood').focus()
  await library.press('Delete')
  await library.says('Deleted the tag wood, which 3 articles had')
  await page.getByRole('button', { name: 'Undo' }).click()
  await library.counts('wood', 3)
})

test('the field offers what was used lately and what stands together, before anything is typed', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [...WOODS, { title: 'Elm', tags: [] }])
  await library.shows('Elm', 'Dune', 'Cedar', 'Birch', 'Ash')
  await library.focusList()
  await library.press('Home', 't')
  await page.keyboard.type('sand')
  await library.press('Enter')
  await expect(library.row('Elm')).toContainText('sand')
  await library.press('Escape')
  await library.focusList()
  await library.press('Home', 'j', 'j', 't')
  const first = page.getByRole('option').first()
  await expect(first).toContainText('sand')
  await expect(first).toContainText('used lately')
  await library.press('ArrowDown', 'Enter')
  await expect(library.row('Cedar')).toContainText('sand')
  await page.keyboard.type('brand new')
  await expect(page.getByRole('option', { name: 'Create the tag brand new' })).toBeVisible()
  await library.press('ArrowUp', 'Enter')
  await expect(library.row('Cedar')).toContainText('brand new')
})
