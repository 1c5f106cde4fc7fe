import { longArticle, PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from './reader-test.ts'

test('finds every place, counts them and goes from one to the next', async ({ reader, page }) => {
  await reader.read({ html: longArticle(400) })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('paragraph 39')
  const count = page.getByRole('search').getByRole('status')
  await expect(count).toHaveText('1 of 11')
  await page.keyboard.press('Enter')
  await expect(count).toHaveText('2 of 11')
  expect((await reader.painted())['op-find']).toHaveLength(11)
  await expect.poll(async () => (await reader.painted())['op-find-current']).toEqual(['Paragraph 39'])
  await expect(page.getByText('Paragraph 390 begins')).toBeInViewport()
  await page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText('1 of 11')
  await page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText('11 of 11')
  await expect(page.getByText('Paragraph 399 begins')).toBeInViewport()
})

test('leaves the place that was found selected, ready to be marked', async ({ reader, page }) => {
  await reader.read({ html: PORT_ARTICLE })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('will not be the LAST')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toHaveCount(0)
  expect(await reader.selection()).toBe('will not be the last')
  expect((await reader.painted())['op-find']).toBeUndefined()
  await page.keyboard.press('h')
  await expect
    .poll(async () => (await reader.stored()).map(({ quote }) => quote))
    .toEqual(['will not be the last'])
})

test('says when there is nothing', async ({ reader, page }) => {
  await reader.read({ html: PORT_ARTICLE })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('lighthouse')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('Not found')
})
