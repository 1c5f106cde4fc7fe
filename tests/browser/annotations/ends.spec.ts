import type { Page } from '@playwright/test'
import { PORT_ARTICLE, RTL_ARTICLE } from '../../pages/reader-fixtures.ts'
import type { ReaderPage } from '../../pages/reader-page.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

test.beforeEach(async ({ reader }) => {
  await reader.save({ html: `${PORT_ARTICLE}<div dir="rtl">${RTL_ARTICLE}</div>` })
})

const QUOTE = 'Whoever counts the ships'
const NEIGHBOUR = 'the promise is kept'

async function quotes(reader: ReaderPage): Promise<string[]> {
  return (await reader.stored()).map(({ quote }) => quote).sort()
}

/** Takes the end of the highlight at hand to the last letter of a passage, and holds it there. */
async function dragTo(reader: ReaderPage, page: Page, side: 'begins' | 'ends', words: string): Promise<void> {
  const handle = reader.handle(side)
  const { to } = await reader.endsOf(words)
  const box = await handle.boundingBox()
  if (!box) throw new Error('The handle is not there')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x - 2, to.y - 4, { steps: 3 })
  await page.mouse.move(to.x - 2, to.y, { steps: 2 })
}

test('is dragged by its ends with the mouse: previewed, snapped, let go of, one step of undo also after a restart', async ({
  reader,
  page,
}) => {
  await reader.store([{ quote: QUOTE, color: 'rose', note: 'Counted' }, { quote: NEIGHBOUR }])
  await reader.open()
  await expect(reader.handle('ends')).toHaveCount(0)
  await reader.clickOn(QUOTE)
  const box = await reader.handle('ends').boundingBox()
  expect(box?.width).toBeGreaterThanOrEqual(24)
  expect(box?.height).toBeGreaterThanOrEqual(24)

  await dragTo(reader, page, 'ends', 'Whoever counts the ships finds that')
  await expect
    .poll(async () => (await reader.painted())['op-moved-ground-rose'])
    .toEqual([`${QUOTE} finds that`])
  expect(await quotes(reader)).toEqual([QUOTE, NEIGHBOUR])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(async () => (await reader.painted())['op-ground-rose']).toEqual([QUOTE])
  expect((await reader.painted())['op-moved-ground-rose']).toBeUndefined()
  expect(await quotes(reader)).toEqual([QUOTE, NEIGHBOUR])

  await dragTo(reader, page, 'ends', 'Whoever counts the ships finds that')
  await page.mouse.up()
  await expect.poll(() => quotes(reader)).toEqual([`${QUOTE} finds that`, NEIGHBOUR])
  await expect.poll(async () => (await reader.painted())['op-ground-rose']).toEqual([`${QUOTE} finds that`])
  await expect(reader.told).toContainText('Longer by “finds that”')
  await expect(reader.card(/Rose/)).toContainText('Counted')

  // Past the other end nothing more is lost than all but one word.
  await dragTo(reader, page, 'ends', 'more here than there')
  await page.mouse.up()
  await expect.poll(() => quotes(reader)).toEqual(['Whoever', NEIGHBOUR])
  await dragTo(reader, page, 'begins', 'more here than there')
  await page.mouse.up()
  await expect.poll(() => quotes(reader)).toEqual([NEIGHBOUR, 'there.1\nWhoever'])

  await page.reload()
  await reader.reload()
  for (const back of ['Whoever', `${QUOTE} finds that`, QUOTE]) {
    expect(await reader.goBack()).toBe('resize-highlight')
    await expect.poll(async () => (await reader.painted())['op-ground-rose']).toEqual([back])
  }
  expect(await reader.goBack('redo')).toBe('resize-highlight')
  await expect.poll(async () => (await reader.painted())['op-ground-rose']).toEqual([`${QUOTE} finds that`])
  expect(await quotes(reader)).toEqual([`${QUOTE} finds that`, NEIGHBOUR])
})

test('goes letter by letter while Alt is held, and underlines are dragged too', async ({ reader, page }) => {
  await reader.store([{ quote: QUOTE, color: 'sky', style: 'underline' }])
  await reader.open()
  await expect.poll(() => reader.painted()).toHaveProperty('op-line-sky')
  await reader.clickOn(QUOTE)
  await dragTo(reader, page, 'ends', 'Whoever counts the ships fin')
  await expect.poll(async () => (await reader.painted())['op-moved-line-sky']).toEqual([`${QUOTE} finds`])
  await page.keyboard.down('Alt')
  const { to } = await reader.endsOf('Whoever counts the ships fin')
  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect.poll(() => quotes(reader)).toEqual([`${QUOTE} fin`])
})

test('is moved by keys, word by word, and each step says what was gained or lost', async ({
  reader,
  page,
}) => {
  await reader.store([{ quote: QUOTE }, { quote: NEIGHBOUR, color: 'sage' }])
  await reader.open()
  await expect(reader.card(/Sage/)).toBeVisible()
  const { keyboard } = page
  await reader.clickOn(QUOTE)
  await keyboard.press('Shift+ArrowRight')
  await expect(reader.told).toContainText('Longer by “finds”')
  await keyboard.press('Shift+ArrowRight')
  await expect.poll(() => quotes(reader)).toEqual([`${QUOTE} finds that`, NEIGHBOUR])
  await keyboard.press('Shift+ArrowLeft')
  await expect(reader.told).toContainText('Shorter by “that”')
  await keyboard.press('Alt+Shift+ArrowRight')
  await expect(reader.told).toContainText('Shorter by “Whoever”')
  await expect.poll(() => quotes(reader)).toEqual(['counts the ships finds', NEIGHBOUR])
  for (let press = 0; press < 4; press++) await keyboard.press('Shift+ArrowLeft')
  await expect(reader.told).toContainText('It cannot be shorter')
  await expect.poll(() => quotes(reader)).toEqual(['counts', NEIGHBOUR])
  await keyboard.press('Shift+ArrowDown')
  await expect.poll(async () => (await quotes(reader))[0]).toMatch(/^counts .* Tuesdays\.$/)
  // Pressed in one go, it is one step.
  expect(await reader.goBack()).toBe('resize-highlight')
  await expect.poll(() => quotes(reader)).toEqual([QUOTE, NEIGHBOUR])

  // With the focus on a handle the arrows alone move it; where text runs from right to left they follow the eye.
  await reader.store([{ quote: 'وعد من' }])
  // It can be clicked when it is drawn, which is after it is kept.
  await expect.poll(async () => Object.values(await reader.painted()).flat()).toContain('وعد من')
  await reader.clickOn('وعد من')
  await reader.handle('ends').focus()
  await keyboard.press('ArrowLeft')
  await expect(reader.told).toContainText('Longer by “خرسانة:”')
})
