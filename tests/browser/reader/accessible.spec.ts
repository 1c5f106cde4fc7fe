import { expectAccessible } from '../../pages/axe.ts'
import { PORT_ARTICLE, RTL_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from './reader-test.ts'

const ARTICLE = {
  html: PORT_ARTICLE,
  title: 'What a port is for',
  authors: ['Ada Example'],
  siteName: 'Harbour Quarterly',
  tags: ['world/asia'],
  images: [{ missing: 'not-found', url: 'https://example.org/crane.jpg' }],
} as const

const MARKS = [
  { quote: 'The harbour board said', color: 'amber', note: 'One **note**\n\n- a list', tags: ['method'] },
  { quote: 'board said that the first', color: 'sky', note: 'Another' },
  { quote: 'Whoever counts the ships', color: 'rose', style: 'underline' },
] as const

for (const theme of ['light', 'dark', 'sepia', 'contrast'] as const) {
  test(`axe finds nothing while an article is read and marked (${theme})`, async ({ reader, page }) => {
    await reader.save(ARTICLE)
    await reader.store(MARKS)
    await page.evaluate(
      (chosen) => window.readingLab.actions.changeSettings('reader', { theme: chosen }),
      theme,
    )
    await reader.open()
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await expect(reader.card(/Whoever counts/)).toBeVisible()
    await expectAccessible(page)
    await reader.clickOn('Whoever counts')
    await expect(reader.card(/Whoever counts/).getByRole('toolbar')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('n')
    await expect(page.getByRole('textbox', { name: 'Note, in Markdown' })).toBeFocused()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await reader.select('A quay is a promise')
    await expect(reader.toolbar).toBeVisible()
    await expectAccessible(page)
  })
}

test('axe finds nothing in what opens over the text', async ({ reader, page }) => {
  await reader.save(ARTICLE)
  await reader.store(MARKS)
  await reader.open()
  for (const name of ['Type and theme', 'Versions', 'More']) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Control+f')
  await page.keyboard.type('the')
  await expect(page.getByRole('search').getByRole('status')).toContainText('of')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await reader.clickOn('board said')
  await expect(page.getByRole('dialog', { name: '2 highlights here' })).toBeVisible()
  await expectAccessible(page)
})

test('axe finds nothing in a narrow window, with the panel and without', async ({ reader, page }) => {
  await page.setViewportSize({ width: 700, height: 900 })
  await reader.save({ ...ARTICLE, html: `${PORT_ARTICLE}${RTL_ARTICLE}` })
  await reader.store(MARKS)
  await reader.open()
  await expectAccessible(page)
  await page.keyboard.press('}')
  await expect(reader.margin).toBeVisible()
  await expectAccessible(page)
})
