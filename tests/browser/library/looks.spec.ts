import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const ARTICLES = [
  {
    title: 'Asia at sea',
    authors: ['Lee Walker'],
    siteName: 'Post',
    wordCount: 900,
    tags: ['politics'],
    cover: 'teal',
  },
  { title: 'Orchards', authors: ['Ann O’Neil'], siteName: 'Gardens', wordCount: 300, progress: 0.5 },
  { title: 'Ferries', authors: ['Zoe Zell'], siteName: 'Almanac', wordCount: 600, tags: ['politics', 'sea'] },
]

/** The titles as they stand, from the top and from the start of each line. */
const shown = (library: LibraryPage) =>
  library.list
    .getByRole('row')
    .filter({ has: library.page.getByRole('gridcell') })
    .evaluateAll((rows) =>
      rows
        .map((row) => ({
          at: Number(row.getAttribute('aria-rowindex')),
          title: row.querySelector('[dir=auto]')?.textContent,
        }))
        .sort((a, b) => a.at - b.at)
        .map(({ title }) => title),
    )

async function look(library: LibraryPage, ...choices: string[]): Promise<void> {
  for (const choice of choices) {
    await library.page.getByRole('button', { name: 'How the list looks' }).click()
    await library.page.getByRole('menuitem', { name: new RegExp(`^${choice}`) }).click()
  }
}

test('a table is sorted by any column, either way, and keeps its columns', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, ARTICLES)
  await library.shows('Ferries', 'Orchards', 'Asia at sea')
  await look(library, 'Table')
  await expect(page.getByRole('columnheader')).toHaveText([
    'Title',
    'Authors',
    'Publication',
    'Published',
    'Saved',
    'Tags',
  ])
  await page.getByRole('button', { name: 'Authors' }).click()
  await expect.poll(() => shown(library)).toEqual(['Orchards', 'Asia at sea', 'Ferries'])
  await expect(page.getByRole('columnheader', { name: 'Authors' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('button', { name: 'Authors' }).click()
  await expect.poll(() => shown(library)).toEqual(['Ferries', 'Asia at sea', 'Orchards'])
  await page.getByRole('button', { name: 'Tags' }).click()
  await expect.poll(() => shown(library)).toEqual(['Ferries', 'Asia at sea', 'Orchards'])

  await page.getByRole('button', { name: 'How the list looks' }).click()
  await page.getByRole('menuitem', { name: 'Columns' }).click()
  await page.getByRole('menuitem', { name: 'Words' }).click()
  await page.getByRole('button', { name: 'Words' }).click()
  await expect.poll(() => shown(library)).toEqual(['Asia at sea', 'Ferries', 'Orchards'])
  await expect(library.row('Asia at sea')).toContainText('900')

  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Words' })).toBeVisible()
  await library.focusList()
  await library.press('Home', 'ArrowDown', 'Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ferries' })).toBeVisible()
})

test('cards stand beside each other, and arrows go to the one below', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(
    page,
    Array.from({ length: 12 }, (_, n) => ({ title: `Card ${12 - n}`, cover: n % 2 ? 'teal' : '' })),
  )
  await look(library, 'Cards')
  const [first, second] = [library.row('Card 1'), library.row('Card 2')]
  await expect(second).toBeVisible()
  const [a, b] = [await first.boundingBox(), await second.boundingBox()]
  expect(b?.y).toBe(a?.y)
  expect(b?.x).toBeGreaterThan(a?.x ?? 0)
  await library.focusList()
  await library.press('Home', 'ArrowRight')
  await expect(second).toHaveAttribute('data-active', 'true')
  await library.press('ArrowDown')
  const below = await library.list.locator('[data-active=true]').boundingBox()
  expect(below?.x).toBe(b?.x)
  expect(below?.y).toBeGreaterThan(b?.y ?? 0)
  await library.press('ArrowUp')
  await expect(second).toHaveAttribute('data-active', 'true')
})

test('rows close together show no excerpt, and a collection keeps a look of its own', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [{ title: 'Asia at sea', excerpt: 'What the sea leaves.', tags: ['politics'] }])
  await expect(library.row('Asia at sea')).toContainText('What the sea leaves.')
  await page.evaluate(async () => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { openDatabase, createActions, openJobSignal } = await load('/app-modules.js')
    const db = openDatabase()
    const store = { db, now: Date.now, newId: () => crypto.randomUUID() }
    await createActions(store, openJobSignal(db.name)).addCollection({
      name: 'Politics',
      query: 'tag:politics',
    })
  })
  await library.collection('Politics').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Politics' })).toBeVisible()
  await look(library, 'Compact')
  await expect(library.row('Asia at sea')).not.toContainText('What the sea leaves.')
  await library.goTo('Inbox')
  await expect(library.row('Asia at sea')).toContainText('What the sea leaves.')
})

test('what was selected one by one stays selected on the way to the next', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, ARTICLES)
  await library.shows('Ferries', 'Orchards', 'Asia at sea')
  await library.focusList()
  await library.press('Home', 'x', 'j', 'j', 'x')
  await expect(page.getByRole('toolbar').getByText('2 articles selected')).toBeVisible()
  await library.press('e')
  await library.shows('Orchards')
})
