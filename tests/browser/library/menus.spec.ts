import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

const MANY = Array.from({ length: 12 }, (_, n) => ({ title: `Pier ${n}` }))

test('an article’s menu is whole wherever it is opened, where the window has the room', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 760 })
  const library = await LibraryPage.open(page)
  await fillLibrary(page, MANY)
  await expect(library.row('Pier 11')).toBeVisible()
  for (const title of ['Pier 11', 'Pier 8', 'Pier 7', 'Pier 6']) {
    const menu = await library.openMenuOf(title)
    await expect(menu.getByRole('menuitem').first()).toBeInViewport({ ratio: 1 })
    await expect(menu.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 })
    await library.press('Escape')
    await expect(menu).toHaveCount(0)
  }
})

test('in a low window an article’s menu stays in it, and its last item is reached by the keyboard', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1100, height: 400 })
  const library = await LibraryPage.open(page)
  await fillLibrary(page, MANY)
  await expect(library.row('Pier 11')).toBeVisible()
  for (const title of ['Pier 11', 'Pier 10']) {
    const menu = await library.openMenuOf(title)
    await expect(menu.getByRole('menuitem').first()).toBeFocused()
    await library.press('End')
    await expect(menu.getByRole('menuitem').last()).toBeFocused()
    await expect(menu.getByRole('menuitem').last()).toBeInViewport({ ratio: 1 })
    await library.press('Escape')
    await expect(menu).toHaveCount(0)
  }
})
