import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

test.beforeEach(async ({ reader }) => {
  await reader.save({ html: PORT_ARTICLE, images: [{ width: 800, height: 420, color: '#88aaaa' }] })
})

const FIRST = 'The harbour board said'
const SECOND = 'Naturally the fishermen see it otherwise.'
const THIRD = 'Their moorings were moved twice in one winter,'

test('steps by sentence and paragraph, and Shift with arrows makes the selection longer and shorter', async ({
  reader,
  page,
}) => {
  await reader.open()
  const { keyboard } = page
  await keyboard.press('j')
  await keyboard.press('j')
  expect(await reader.selection()).toBe(SECOND)
  await keyboard.press('Shift+ArrowDown')
  expect(await reader.selection()).toMatch(/^Naturally .* built over\.$/s)
  await expect(reader.told).toContainText(`Longer by “${THIRD}`)
  await keyboard.press('Shift+ArrowUp')
  expect(await reader.selection()).toBe(SECOND)
  await keyboard.press('Shift+ArrowUp')
  expect(await reader.selection()).toMatch(/^The harbour board .* otherwise\.$/s)
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Shift+J')
  expect(await reader.selection()).toMatch(/^Naturally .* built over\.$/s)
  await keyboard.press('Shift+J')
  expect(await reader.selection()).toBe('The quay')
  await keyboard.press('Control+Shift+ArrowDown')
  expect(await reader.selection()).toMatch(/^The quay.*more here than there\./s)
  await keyboard.press('Shift+K')
  await keyboard.press('Shift+K')
  expect(await reader.selection()).toMatch(/^The harbour board/)
  const paragraph = await reader.selection()
  await keyboard.press('Shift+ArrowLeft')
  expect(await reader.selection()).toBe(paragraph.slice(0, -1))
  await keyboard.press('Control+Shift+ArrowLeft')
  expect(await reader.selection()).toBe(paragraph.slice(0, paragraph.lastIndexOf('one.')))
})

test('repeats the last mark on a selection, on the next sentences, and its look on a highlight at hand', async ({
  reader,
  page,
}) => {
  await reader.store([{ quote: 'Four berths are kept for the navy.', color: 'sky' }])
  await reader.open()
  const { keyboard } = page
  await expect(reader.card(/Sky/)).toBeVisible()
  await keyboard.press('j')
  await keyboard.press('Shift+Digit3')
  await expect.poll(() => reader.stored()).toHaveLength(2)
  const made = (await reader.stored()).find(({ quote }) => quote.startsWith(FIRST))
  expect(made).toMatchObject({ color: 'sage', style: 'underline' })
  await page.evaluate((id) => window.readingLab.actions.tagHighlights([id], ['berths'], []), made?.id ?? '')
  await expect(reader.card(/Sage underline/)).toContainText('berths')
  await keyboard.press('.')
  await expect(reader.card(/Sage underline: “Naturally/)).toContainText('berths')
  await keyboard.press('.')
  await expect(reader.card(/Sage underline: “Their moorings/)).toContainText('berths')
  await reader.select('A quay is a promise')
  await keyboard.press('.')
  await expect(reader.card(/Sage underline: “A quay is a promise”/)).toContainText('berths')
  expect(await reader.stored()).toHaveLength(5)
  await reader.clickOn('Four berths')
  await keyboard.press('.')
  await expect(reader.card(/Sage underline: “Four berths/)).toBeVisible()
  expect(await reader.goBack()).toBe('style-highlights')
  await expect(reader.card(/Sky highlight: “Four berths/)).toBeVisible()
})

test('highlights with H and underlines with U, whatever was done last', async ({ reader, page }) => {
  await reader.open()
  const { keyboard } = page
  const styles = async () => (await reader.stored()).map(({ color, style }) => `${color} ${style}`).sort()
  await keyboard.press('j')
  await keyboard.press('Shift+Digit4')
  await expect.poll(styles).toEqual(['sky underline'])
  await keyboard.press('j')
  await keyboard.press('h')
  await expect.poll(styles).toEqual(['sky highlight', 'sky underline'])
  await keyboard.press('j')
  await keyboard.press('u')
  await expect.poll(styles).toEqual(['sky highlight', 'sky underline', 'sky underline'])
  await keyboard.press(']')
  await keyboard.press('u')
  await keyboard.press('h')
  await expect.poll(async () => (await styles()).filter((one) => one === 'sky highlight')).toHaveLength(2)
})

test('reaches every one of nested, adjacent and identical highlights by key, and none is merged', async ({
  reader,
  page,
}) => {
  await reader.store([
    { quote: 'Whoever counts the ships finds', color: 'amber' },
    { quote: 'counts the ships', color: 'sky' },
    { quote: 'counts the ships', color: 'rose' },
    { quote: ' finds that', color: 'sage' },
    { quote: 'Four berths', color: 'violet' },
  ])
  await reader.open()
  await expect(reader.margin.getByRole('listitem')).toHaveCount(5)
  const { keyboard } = page
  const seen: string[] = []
  for (let step = 1; step <= 5; step++) {
    await keyboard.press(']')
    await expect(reader.told).toContainText(`${step} of 5`)
    seen.push((await reader.told.textContent()) ?? '')
  }
  for (const color of ['Amber', 'Sky', 'Rose', 'Sage', 'Violet'])
    expect(seen.filter((words) => words.includes(`${color} highlight`))).toHaveLength(1)
  // The last one lies alone; back to the three that lie over one another and the one that only touches them.
  await keyboard.press('o')
  await expect(reader.told).toContainText('No other highlight is here')
  await keyboard.press('[')
  await keyboard.press('[')
  await expect(reader.told).toContainText('3 of 5')
  const round = new Set<string>()
  for (let step = 0; step < 3; step++) {
    const before = await reader.told.textContent()
    await keyboard.press('o')
    await expect(reader.told).not.toHaveText(before ?? '')
    round.add(/Amber|Sky|Rose|Sage/.exec((await reader.told.textContent()) ?? '')?.[0] ?? '')
  }
  expect([...round].sort()).toEqual(['Amber', 'Rose', 'Sky'])
  // Marked once more in another colour: one more highlight, and those that were there are as they were.
  await reader.mark('Four berths', 'Amber')
  await expect.poll(async () => (await reader.stored()).length).toBe(6)
  expect((await reader.stored()).filter(({ quote }) => quote === 'Four berths')).toHaveLength(2)
})

test('deletes the highlight at hand alone, says so, and the same key once more leaves the article where it is', async ({
  reader,
  page,
}) => {
  await reader.store([{ quote: 'Whoever counts the ships' }, { quote: 'Four berths' }])
  await reader.open()
  await expect(reader.card(/Four berths/)).toBeVisible()
  // Stray clicks, also on highlights, delete nothing.
  await reader.clickOn('A quay is')
  await reader.clickOn('Whoever counts')
  await page.keyboard.press('Delete')
  await expect(page.getByRole('status', { name: 'What just happened' })).toContainText('Highlight deleted')
  await expect(reader.card(/Whoever/)).toHaveCount(0)
  await page.keyboard.press('Backspace')
  expect(await reader.stored()).toHaveLength(1)
  expect(await page.evaluate(() => window.readingLab.doors)).toEqual([])
  await page.reload()
  await reader.reload()
  expect(await reader.goBack()).toBe('delete-highlights')
  await expect(reader.card(/Whoever counts/)).toBeVisible()
  expect(await reader.goBack('redo')).toBe('delete-highlights')
  await expect(reader.card(/Whoever counts/)).toHaveCount(0)
})
