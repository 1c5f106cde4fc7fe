import { expectAccessible } from '../../pages/axe.ts'
import { fillCollections, fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing in the tree of collections, its form, its menu and the picker', async ({
      page,
    }) => {
      const library = await LibraryPage.open(page)
      const ids = await fillLibrary(page, [{ title: 'Ash', tags: ['wood'] }, { title: 'Birch' }])
      await fillCollections(page, [
        { name: 'Corridor finance', query: 'tag:wood', look: { icon: 'coins', color: 'amber' } },
        { name: 'Ports', query: 'harbour', in: 'Corridor finance', look: { icon: 'map', color: 'sky' } },
        {
          name: 'Seminar, week 3',
          articleIds: ids,
          in: 'Corridor finance',
          look: { icon: '', color: 'rose' },
        },
        { name: 'Favourite reading', look: { icon: 'heart', color: 'violet' } },
      ])
      await library.collection('Corridor finance').focus()
      await library.press('ArrowRight')
      await library.collects('Corridor finance', '.Ports', '.Seminar, week 3', 'Favourite reading')
      await library.goTo('Seminar, week 3')
      await library.shows('Ash', 'Birch')
      await expectAccessible(page)

      await library.collection('Ports').focus()
      await library.press('F2')
      const form = page.getByRole('dialog', { name: 'Edit the collection' })
      await form.getByRole('textbox', { name: 'Query' }).fill('harbour saved:soon')
      await expectAccessible(page)
      await library.press('Escape')
      await expect(form).toHaveCount(0)

      await library.collection('Ports').click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Move into' }).hover()
      await page.getByRole('menuitem', { name: 'Favourite reading' }).waitFor()
      await expectAccessible(page)
      await library.press('Escape', 'Escape')

      await library.openMenuOf('Ash')
      await library.choose('Add to collection or list…')
      await page.keyboard.type('r')
      await expectAccessible(page)
    })
  })
}
