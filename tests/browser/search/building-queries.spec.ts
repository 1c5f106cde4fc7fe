import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const ARTICLES = [
  { title: 'Asia at sea', tags: ['politics/asia'], authors: ['Lee Jay Walker'], publishedAt: '2025-03-01' },
  { title: 'Orchards', tags: ['garden'], authors: ['Ann O’Neil'], publishedAt: '2024-03-01' },
  { title: 'Ferries', tags: ['politics'], publishedAt: '2025-06-01' },
]

test('a query is completed by the keyboard while it is typed, and said in words', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, ARTICLES)
  await library.shows('Ferries', 'Orchards', 'Asia at sea')
  await library.filterField.click()
  await page.keyboard.type('ta')
  await expect(page.getByRole('option').first()).toHaveText(/^tag:/)
  await library.press('ArrowDown', 'Enter')
  await expect(library.filterField).toHaveValue('tag:')
  await page.keyboard.type('asi')
  await expect(page.getByRole('option')).toHaveText([/^tag:politics\/asia/])
  await library.press('ArrowDown')
  await expect(library.filterField).toHaveAttribute('aria-activedescendant', /./)
  await library.press('Enter')
  await library.shows('Asia at sea')
  await expect(page.getByRole('button', { name: 'Remove tag:politics/asia' })).toBeVisible()
  await expect(page.getByText('Articles that have the tag “politics/asia” or one below it.')).toBeVisible()
  await page.keyboard.type('author:')
  await library.press('ArrowUp', 'ArrowUp', 'Tab')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(library.filterField).toBeFocused()
})

test('options can be sent away, and do not stop who types words', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, ARTICLES)
  await library.filterField.click()
  await page.keyboard.type('garden')
  await expect(page.getByRole('option', { name: /tag:garden/ })).toBeVisible()
  await library.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(library.filterField).toHaveValue('garden')
  await library.press('ArrowDown')
  await expect(library.list).toBeFocused()
  await library.shows('Orchards')
})

test('a query is built from conditions, and stands in the field', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, ARTICLES)
  await library.shows('Ferries', 'Orchards', 'Asia at sea')
  await page.getByRole('button', { name: 'Build a search' }).click()
  const builder = page.getByRole('dialog', { name: 'Search with conditions' })
  const last = builder.getByRole('listitem').last()
  await last.getByRole('combobox', { name: 'Value' }).fill('politics')
  await library.shows('Ferries', 'Asia at sea')
  await builder.getByRole('button', { name: 'Add a condition' }).click()
  await last.getByLabel('What').selectOption('Published')
  await last.getByLabel('Compared').selectOption('after or more than')
  await last.getByLabel('Value').fill('2025-0')
  await expect(last).toContainText('This is not understood')
  await library.shows('Ferries', 'Asia at sea')
  await last.getByLabel('Value').fill('2025-04')
  await library.shows('Ferries')
  await last.getByLabel('Is or is not').selectOption('is not')
  await library.shows('Asia at sea')
  await builder.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: 'Remove tag:politics' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove -published:>2025-04' })).toBeVisible()

  await page.getByRole('button', { name: 'Build a search' }).click()
  await expect(builder.getByRole('listitem')).toHaveCount(2)
  await builder.getByLabel('Articles must meet').selectOption('any condition')
  await library.shows('Ferries', 'Orchards', 'Asia at sea')
  await builder.getByRole('button', { name: 'Remove all' }).click()
  await expect(library.filterField).toHaveValue('')
})

test('what of a query is wrong is said beside its results, with what would be right', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, ARTICLES)
  await library.shows('Ferries', 'Orchards', 'Asia at sea')
  await library.filter('is:red')
  await expect(library.filterField).toHaveAccessibleDescription(/is: takes favorite, finished, unread/)
  await expect(page.getByText('is: takes favorite, finished, unread')).toBeVisible()
  await library.filter('is:unread tag:garden')
  await library.shows('Orchards')
  await expect(page.getByText('is: takes favorite')).toHaveCount(0)
})

test('a tag that stands only above others is offered, as everything below it', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [
    { title: 'Sloops', tags: ['harbour/boats'] },
    { title: 'Quays', tags: ['harbour/walls'] },
    { title: 'Orchards', tags: ['garden'] },
  ])
  await library.shows('Orchards', 'Quays', 'Sloops')
  await library.filterField.click()
  await page.keyboard.type('tag:har')
  await expect(page.getByRole('option')).toHaveText([
    /^tag:harbour(?!\/)/,
    /^tag:harbour\//,
    /^tag:harbour\//,
  ])
  await library.press('ArrowDown', 'Enter')
  await library.shows('Quays', 'Sloops')
})
