import { expectAccessible } from '../../pages/axe.ts'
import { fillLibrary } from '../../pages/fill-library.ts'
import { LibraryPage } from '../../pages/library-page.ts'
import { expect, test } from '../launch.ts'

test('the settings tell which articles lack images and why, and let them be downloaded', async ({ page }) => {
  const library = await LibraryPage.open(page)
  await fillLibrary(page, [
    { title: 'All there', cover: '#337755' },
    { title: 'The quay in winter', cover: '#335577', missing: ['offline', 'offline', 'refused'] },
    {
      title:
        'A very long title that says in many words what the harbour master saw on the morning of the first of May',
      missing: ['not-found'],
    },
  ])
  await page.keyboard.press('Control+,')
  const section = page.getByRole('region', { name: 'Images kept offline' })
  await expect(section.getByRole('status')).toHaveText('2 articles lack 4 images.')
  await section.getByText('Articles with missing images').click()
  await expect(section.getByRole('listitem').filter({ hasText: 'The quay' })).toContainText(
    '1 of 4 images · 2 site not reached, 1 refused by the site',
  )
  await expectAccessible(page)
  await section.getByRole('button', { name: 'Download again: The quay in winter' }).click()
  await library.says('Downloading the missing images')
  const waiting = () =>
    page.evaluate(async () => {
      const load = (path: string) => import(/* @vite-ignore */ path)
      const { openDatabase } = await load('/app-modules.js')
      return (await openDatabase().jobs.toArray()).map(({ label }: { label: string }) => label)
    })
  await expect.poll(waiting).toEqual(['The quay in winter'])
  await section.getByRole('button', { name: 'Open: The quay in winter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The quay in winter' })).toBeVisible()
})
