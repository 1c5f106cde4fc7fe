import { expectAccessible } from '../../pages/axe.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const LIBRARY = [
  { title: 'Lattices', siteName: 'Preprints', tags: ['physics'] },
  { title: 'Ferries', siteName: 'Coast' },
  { title: 'Quanta', siteName: 'Preprints' },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('a rule is made, applied, switched off and deleted from the keyboard', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, LIBRARY)
      await library.shows('Quanta', 'Ferries', 'Lattices')
      await library.press('Control+,')
      await page.getByRole('button', { name: 'New rule' }).focus()
      await library.press('Enter')
      const query = page.getByRole('textbox', { name: 'Articles that answer' })
      await expect(query).toBeFocused()
      await page.keyboard.type('is:finished')
      await expect(page.getByText('Not known yet when an article is saved: is:finished')).toBeVisible()
      await expectAccessible(page)
      await query.fill('site:preprints')
      await expect(page.getByText('Finds 2 articles now')).toBeVisible()
      await library.press('Tab')
      await page.keyboard.type('papers')
      await library.press('Enter', 'Enter')
      await library.says('Added a tag rule')
      await expect(page.getByRole('button', { name: 'New rule' })).toBeFocused()
      const rule = page.getByRole('list', { name: 'Tag rules' }).getByRole('listitem')
      await expect(rule).toContainText('2 articles')

      await page.getByRole('button', { name: 'Apply to all articles…' }).focus()
      await library.press('Enter')
      const sheet = page.getByRole('dialog', { name: 'Apply the tag rules' })
      await expect(sheet).toContainText('2 articles would get tags:')
      await expect(sheet).toContainText('papers: 2 articles')
      await expect(sheet).toContainText('Quanta · Lattices')
      await expectAccessible(page)
      await library.press('Tab', 'Enter')
      await library.says('Tagged 2 articles')
      await library.counts('papers', 2)
      await page.getByRole('button', { name: 'Undo', exact: true }).click()
      await expect(library.tag('papers')).toHaveCount(0)

      await rule.getByRole('checkbox').focus()
      await library.press('Space')
      await library.says('The rule is off')
      await expect(page.getByRole('button', { name: 'Apply to all articles…' })).toHaveCount(0)
      await rule.getByRole('button', { name: /^Delete/ }).focus()
      await library.press('Enter')
      await library.says('Deleted a tag rule')
      await expect(page.getByText('No rules yet.')).toBeVisible()
    })
  })
}
