import { longArticle, PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

const WORDS = [
  'The harbour board',
  'the first crane',
  'will not be the last',
  'the northern quay',
  'left by the same one',
]

test('shows cards in the order of the text, none over another', async ({ reader }) => {
  await reader.save({ html: PORT_ARTICLE })
  await reader.store(
    [...WORDS]
      .reverse()
      .map((quote) => ({ quote, note: `On “${quote}”, in two lines of the margin at least.` })),
  )
  await reader.open()
  const cards = reader.margin.getByRole('group')
  await expect(cards).toHaveCount(WORDS.length)
  const names = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('aria-label') ?? ''))
  for (const [index, quote] of WORDS.entries()) expect(names[index]).toContain(quote)
  await expect
    .poll(async () => {
      const boxes = await cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().toJSON()))
      return boxes.every((box, index) => index === 0 || box.top >= boxes[index - 1].bottom)
    })
    .toBe(true)
})

test('names a card by the words of its notes, and gives the focus to the text when it is deleted', async ({
  reader,
  page,
}) => {
  await reader.save({ html: PORT_ARTICLE })
  const note = 'See [the **quay**](offprint://article/1), *twice*\n\nand more'
  await reader.store([{ quote: 'The harbour board', note }])
  await reader.open()
  const card = page.getByRole('group', {
    name: 'Amber highlight: “The harbour board”, note: See the quay, twice',
    exact: true,
  })
  await expect(card).toBeVisible()
  await page.keyboard.press('m')
  await expect(card).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(card).toHaveCount(0)
  await expect(reader.scroller).toBeFocused()
})

test('is walked with the keyboard, and each card leads to its passage', async ({ reader, page }) => {
  await reader.save({ html: longArticle(300) })
  const quotes = [3, 90, 180, 270].map((n) => `Paragraph ${n} begins`)
  await reader.store(quotes.map((quote) => ({ quote })))
  await reader.open()
  await expect(reader.card(/Paragraph 3 begins/)).toBeVisible()
  await page.keyboard.press('m')
  await expect(reader.card(/Paragraph 3 begins/)).toBeFocused()
  for (const quote of quotes.slice(1)) {
    await page.keyboard.press('ArrowDown')
    await expect(reader.card(quote)).toBeFocused()
    await expect(reader.text.getByText(quote)).toBeInViewport()
  }
  await expect(reader.margin.locator('li').last()).toHaveAttribute('aria-posinset', '4')
  await page.keyboard.press('Enter')
  await expect(reader.scroller).toBeFocused()
  expect((await reader.painted())['op-flash']).toEqual(['Paragraph 270 begins'])
  await page.keyboard.press('Alt+ArrowUp')
  await expect(reader.text.getByText('Paragraph 180 begins')).toBeInViewport()
  await page.keyboard.press(']')
  await expect(reader.text.getByText('Paragraph 270 begins')).toBeInViewport()
})

test('opens at the highlight that was asked for', async ({ reader, page }) => {
  await reader.save({ html: longArticle(300) })
  const [id = ''] = await reader.store([{ quote: 'Paragraph 222 begins' }])
  await reader.open(id)
  await expect(page.getByText('Paragraph 222 begins').first()).toBeInViewport()
  await expect(reader.card(/Paragraph 222/).getByRole('toolbar')).toBeVisible()
})

test('keeps what a newer version no longer has in a tray', async ({ reader, page }) => {
  const url = 'https://example.org/changing'
  await reader.save({
    url,
    html: '<p>The lamp on the pier was lit at six by a man whom nobody paid for it.</p><p>Second.</p>',
  })
  await reader.store([{ quote: 'lit at six by a man whom nobody paid', note: 'Who was he?' }])
  await reader.save({
    url,
    html: '<p>Quite another report about apples, pears and their yearly prices at market.</p>',
  })
  await reader.open()
  await page.getByRole('button', { name: 'Look at it' }).click()
  const tray = page.getByRole('region', { name: 'Passages that this version no longer has' })
  await expect(tray).toContainText('lit at six by a man')
  await expect(tray).toContainText('Who was he?')
})

test('slides in where there is no room for it, and a click on a highlight shows its card by the passage', async ({
  reader,
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await reader.save({ html: PORT_ARTICLE })
  await reader.store([{ quote: 'A quay is a promise', note: 'Kept?' }])
  await reader.open()
  await expect.poll(() => reader.painted()).toHaveProperty('op-ground-amber')
  await expect(reader.margin).toHaveCount(0)
  await reader.clickOn('A quay is a promise')
  await expect(page.getByRole('dialog', { name: 'Highlight' })).toContainText('Kept?')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('}')
  await expect(reader.margin).toContainText('Kept?')
  await page.keyboard.press('Escape')
  await expect(reader.margin).toHaveCount(0)
})
