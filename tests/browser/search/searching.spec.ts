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

test('what stands in a note is shown as it is written now', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await openIndex(page)
  const [id = ''] = await fillLibrary(page, [{ title: 'Orchards', text: 'Nothing but apples.' }])
  const writeNote = (body: string) =>
    page.evaluate(
      async ({ articleId, text }) => {
        const load = (path: string) => import(/* @vite-ignore */ path)
        const { openDatabase, createActions, openJobSignal } = await load('/app-modules.js')
        const db = openDatabase()
        const store = { db, now: Date.now, newId: () => crypto.randomUUID() }
        const actions = createActions(store, openJobSignal(db.name))
        const [note] = await db.notes.toArray()
        if (note) await actions.editNote(note.id, { body: text, base: note.body })
        else await actions.addNote({ targetKind: 'article', targetId: articleId, articleId, body: text })
      },
      { articleId: id, text: body },
    )
  await writeNote('Ask about the harvest in spring.')
  await library.filterField.fill('harvest')
  await expect(library.row('Orchards')).toContainText('Ask about the harvest in spring.')
  await writeNote('Asked about the harvest in autumn.')
  await expect(library.row('Orchards')).toContainText('Asked about the harvest in autumn.')
})

test('another form of a word is marked in a title too', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await openIndex(page)
  await fillLibrary(page, [{ title: 'The harbours of winter', text: 'On ice.', lang: 'en' }])
  await library.filterField.fill('harbour ')
  await library.shows('The harbours of winter')
  await expect(library.row('The harbours of winter').locator('mark')).toHaveText(['harbours'])
})

test('who comes back to an article comes to where it was left, not to the words again', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await openIndex(page)
  await fillLibrary(page, ARTICLES)
  await library.filterField.fill('harbour')
  await library.shows('A harbour of one’s own', 'Winter on the coast')
  await library.row('Winter on the coast').click()
  const find = page.getByRole('search', { name: 'Find in this article' })
  await expect(find).toContainText('1 of 2')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(library.row('Winter on the coast')).toBeVisible()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByText('In January the harbours froze')).toBeAttached()
  await expect(find).toHaveCount(0)
})
