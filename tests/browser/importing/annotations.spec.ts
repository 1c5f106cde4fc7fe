import { expectAccessible } from '../../pages/axe.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { SavePage } from '../../pages/save-page.ts'
import { expect, test } from '../launch.ts'

const PAGE = 'https://example.org/0-Tides'
const about = (source: string, exact: string) => ({
  type: 'Annotation',
  target: { source, selector: { type: 'TextQuoteSelector', exact } },
})
const FILE = [
  about(PAGE, 'comes at six'),
  about(PAGE, 'A lighthouse that is nowhere in this text at all'),
  about('https://example.org/elsewhere', 'Not saved'),
  7,
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('a dropped file of annotations is imported, and its report leads on', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, [{ title: 'Tides', excerpt: 'The tide comes at six and goes at noon.' }])
      await new SavePage(page).drop({
        file: { name: 'notes.json', mime: 'application/json', text: JSON.stringify(FILE) },
      })
      const report = page.getByRole('dialog', { name: '4 annotations read' })
      await expect(report).toContainText('2 annotations are in your library, 2 are not.')
      const rows = report.getByRole('list', { name: 'Annotations of the import' }).getByRole('listitem')
      await expect(rows).toHaveCount(4)
      await expectAccessible(page)
      await page.screenshot({ path: test.info().outputPath('report.png') })
      await report.getByText('Article missing 1').click()
      await expect(rows).toHaveCount(1)
      await expect(rows).toContainText('No article has the address https://example.org/elsewhere.')
      await report.getByRole('button', { name: 'Save the article https://example.org/elsewhere' }).click()
      await library.says('Saving the article.')
      await report.getByText('All 4').click()
      await report.getByRole('button', { name: 'Open: Tides' }).first().click()
      await expect(page.getByRole('main', { name: 'Article' })).toContainText('The tide comes at six')
    })
  })
}
