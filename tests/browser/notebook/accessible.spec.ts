import { expectAccessible } from '../../pages/axe.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { NotebookPage } from '../../pages/notebook-page.ts'
import { expect, test } from '../launch.ts'

const ARTICLES = [
  { title: 'The quay', excerpt: 'A quay is a promise in concrete. Ships come on Tuesdays.' },
  { title: 'منارة على الشاطئ', excerpt: 'الرصيف وعد من خرسانة.', dir: 'rtl' as const, lang: 'ar' },
]

const MARKS = [
  { on: 'The quay', quote: 'Ships come on Tuesdays.', color: 'violet', style: 'underline', place: 'unsure' },
  {
    on: 'The quay',
    quote: 'A quay is a promise in concrete.',
    color: 'sky',
    tags: ['to cite'],
    note: 'A **note**',
  },
  { on: 'منارة على الشاطئ', quote: 'الرصيف وعد من خرسانة', color: 'rose', place: 'orphan' },
  { on: 'The quay', quote: 'promise', element: { kind: 'image', label: 'The crane at dusk' } },
  { note: 'A thought of my own' },
] as const

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing in the notebook, whatever is open in it', async ({ page }) => {
      const notebook = await NotebookPage.open(page)
      await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible()
      await expectAccessible(page)
      await fillLibrary(page, ARTICLES)
      await notebook.write(MARKS)
      await expect(notebook.row('A thought of my own')).toBeVisible()
      await expectAccessible(page)
      await notebook.choose(/^Group/, 'By article')
      await notebook.press('Control+a')
      await expectAccessible(page)
      await notebook.press('Escape')
      await notebook.button('Tag').click()
      await expect(page.getByRole('menuitem', { name: 'to cite' })).toBeVisible()
      await expectAccessible(page)
      await notebook.press('Escape')
      await notebook.search.fill('promise')
      await expect(notebook.list.locator('mark')).toHaveCount(2)
      await expectAccessible(page)
      await notebook.press('Enter', 'e')
      await expect(notebook.noteField).toBeVisible()
      await expectAccessible(page)
    })
  })
}

test('in a narrow window every control is in reach and nothing is wider than it', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 800 })
  const notebook = await NotebookPage.open(page)
  await fillLibrary(page, ARTICLES)
  await notebook.write(MARKS)
  await expect(notebook.row('A thought of my own')).toBeVisible()
  for (const name of ['New note', 'Export', 'With a note'])
    await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(700)
})
