import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

test.use({ viewport: { width: 700, height: 800 } })

test('in a narrow window the sidebar lies over the list, and goes when a place is chosen or with Escape', async ({
  page,
}) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [{ title: 'Ash' }])
  await expect(library.sidebar).toHaveCount(0)
  await page.getByRole('button', { name: 'Show the sidebar' }).click()
  await library.goTo('Later')
  await expect(library.sidebar).toHaveCount(0)
  await page.getByRole('button', { name: 'Show the sidebar' }).click()
  await library.sidebar.getByRole('button', { name: /^Later/ }).focus()
  await library.press('Escape')
  await expect(library.sidebar).toHaveCount(0)
})

test.describe('in a wide window', () => {
  test.use({ viewport: { width: 1280, height: 800 } })

  test('everything enlarged is laid out as in a narrow one, and its buttons stay in sight', async ({
    page,
  }) => {
    const library = await LibraryPage.open(page)
    await fillLibrary(page, [{ title: 'Ash' }])
    await expect(library.sidebar).toBeVisible()
    for (let press = 0; press < 20; press++) await library.press('Control+=')
    await expect(library.sidebar).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('button', { name: 'Show the sidebar' })).toBeInViewport({ ratio: 1 })
  })
})
