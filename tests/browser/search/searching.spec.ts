import type { Page } from '@playwright/test'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const FILLING = Array.from({ length: 30 }, (_, n) => `Paragraph ${n} says nothing that anybody looks for.`)

const ARTICLES = [
  {
    title: 'Winter on the coast',
    excerpt: 'What the cold did.',
    text: [
      ...FILLING,
      'In January the harbours froze, one after the other.',
      ...FILLING,
      'Then every harbour was ice.',
    ].join('\n'),
  },
  { title: 'A harbour of one’s own', excerpt: 'On boats.', text: 'A short piece on boats.' },
  { title: 'Orchards', excerpt: 'On apples.', text: 'Nothing but apples.' },
]

/** Opens the window that has the index, hidden in the app, beside the library. */
async function openIndex(page: Page): Promise<void> {
  const ingest = await page.context().newPage()
  await ingest.goto('/ingest.html')
}

test('words are looked for in the texts, shown where they stand, and walked in the article', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, ARTICLES)
  await openIndex(page)
  await library.filterField.fill('harbour')
  await library.shows('A harbour of one’s own', 'Winter on the coast')
  await expect(library.row('Winter on the coast')).toContainText('In January the harbours froze')
  await expect(library.row('Winter on the coast').locator('mark')).toHaveText(['harbours'])
  await expect(page.getByRole('button', { name: 'Sort by: Best match' })).toBeVisible()

  await library.row('Winter on the coast').click()
  const find = page.getByRole('search', { name: 'Find in this article' })
  await expect(find).toContainText('1 of 2')
  await expect(page.getByText('In January the harbours froze')).toBeInViewport()
  await page.keyboard.press('F3')
  await expect(find).toContainText('2 of 2')
  await expect(page.getByText('Then every harbour was ice')).toBeInViewport()
})

test('what is written on an article is found, and what was saved a moment ago', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await openIndex(page)
  await fillLibrary(page, ARTICLES)
  await library.filterField.fill('nothing apple')
  await library.shows('Orchards')
  await fillLibrary(page, [{ title: 'Late', text: 'Nothing but an apple.' }])
  await library.shows('Late', 'Orchards')
})

test('a misspelt word is answered with the words that the library has', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await openIndex(page)
  await fillLibrary(page, ARTICLES)
  await library.filterField.fill('-boats harbuors')
  await page.getByRole('button', { name: 'Search for -boats harbours' }).click()
  await library.shows('Winter on the coast')
  await expect(library.filterField).toBeFocused()
})

test('a word that names a tag finds what has the tag, and leaves it out', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await openIndex(page)
  await fillLibrary(page, [
    { title: 'Sails', text: 'Nothing but canvas.', tags: ['harbour/boats'] },
    { title: 'Ropes', text: 'Nothing but hemp.' },
  ])
  await library.filterField.fill('nothing -boats ')
  await library.shows('Ropes')
  await library.filterField.fill('nothing boats ')
  await library.shows('Sails')
})
