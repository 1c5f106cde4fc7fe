import { expectAccessible } from '../../pages/axe.ts'
import { fillLibrary, fillQueue } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const articles = [
  {
    title: 'The lighthouse keeper',
    excerpt: 'Nobody had counted the steps before.',
    siteName: 'Coast',
    publishedAt: '2026-01',
    tags: ['coast/light', 'to cite'],
    progress: 0.4,
    cover: '#667788',
  },
  {
    title: 'منارة على الشاطئ',
    excerpt: 'قصة قصيرة عن البحر.',
    dir: 'rtl' as const,
    lang: 'ar',
    tags: ['coast'],
  },
  { title: 'Salt', favorite: true, wordCount: 4200 },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing in an empty library', async ({ page }) => {
      await LibraryPage.open(page)
      await expectAccessible(page)
    })

    test('axe finds nothing in a full one, whatever is open over it', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, articles)
      await library.shows('Salt', 'منارة على الشاطئ', 'The lighthouse keeper')
      await expectAccessible(page)

      await library.filter('tag:coast -tag:x light nonsense:')
      await expectAccessible(page)
      await library.press('Escape', 'Escape')

      await library.press('j', 'Shift+ArrowDown')
      await expectAccessible(page)
      await library.press('t')
      await page.getByRole('combobox', { name: /^Tags of/ }).fill('co')
      await expectAccessible(page)
      await library.press('Escape', 'Escape', 'Escape', 'd')
      await page.getByRole('complementary', { name: 'Details' }).getByLabel('Title').fill('Another')
      await expectAccessible(page)
      await library.press('Escape')

      await library.openMenuOf('Salt')
      await expectAccessible(page)
      await library.press('Escape', '?')
      await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor()
      await expectAccessible(page)
      await library.press('Escape', 'Control+n')
      await page.getByLabel('Address or text').waitFor()
      await expectAccessible(page)
    })

    test('axe finds nothing in the queue and the Trash', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await fillLibrary(page, articles)
      await fillQueue(page, [
        { address: 'https://example.org/a', status: 'waiting' },
        { address: 'https://example.org/b', status: 'images', done: 2, total: 9 },
        { address: 'http://10.0.0.1/', status: 'failed', error: 'private-address' },
        { address: 'https://example.org/c', status: 'failed', error: 'offline' },
      ])
      await page.getByRole('button', { name: /Show the queue/ }).click()
      await page.getByRole('progressbar').waitFor()
      await expectAccessible(page)
      await library.press('Escape')

      await library.focusList()
      await library.press('Control+a', 'Delete')
      await library.goTo('Trash')
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Empty the Trash…' }).click()
      await page.getByRole('alertdialog').waitFor()
      await expectAccessible(page)
    })

    test('axe finds nothing in the settings', async ({ page }) => {
      const library = await LibraryPage.open(page)
      await library.press('Control+,')
      await page.getByRole('heading', { name: 'Settings' }).waitFor()
      for (const theme of ['Sepia', 'High contrast', 'Dark']) {
        await page.getByRole('radiogroup', { name: 'Theme' }).getByText(theme, { exact: true }).click()
        await expect(page.getByRole('radio', { name: theme, exact: true })).toBeChecked()
        await expectAccessible(page)
      }
    })
  })
}
