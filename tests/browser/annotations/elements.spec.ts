import { expectAccessible } from '../../pages/axe.ts'
import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

const FORMULA =
  '<math display="block" data-latex="a^2"><msup><mi>a</mi><mn>2</mn></msup></math><p>After the formula.</p>'
const GALLERY = '<figure><img data-asset="1" alt="One"><img data-asset="2" alt="Two"></figure>'

test.beforeEach(async ({ reader }) => {
  await reader.save({
    html: `${PORT_ARTICLE}${FORMULA}${GALLERY}`,
    images: [
      { width: 800, height: 420, color: '#88aaaa' },
      { width: 200, height: 120, color: '#aa8888' },
      { width: 200, height: 120, color: '#8888aa' },
    ],
  })
})

test('an image is marked by a click, shown by a line, opened, changed, stepped to, deleted and brought back', async ({
  reader,
  page,
}) => {
  await reader.open()
  const image = reader.text.getByRole('img', { name: 'The crane at dusk' })
  await image.scrollIntoViewIfNeeded()
  const before = await reader.text.evaluate((root) => root.textContent)
  await image.click()
  const toolbar = page.getByRole('toolbar', { name: 'Mark this image' })
  await expect(toolbar).toBeVisible()
  await toolbar.getByRole('button', { name: 'Sage' }).click()
  await expect(image).toHaveAttribute('data-marked', 'sage')
  expect(await reader.text.evaluate((root) => root.textContent)).toBe(before)
  const card = reader.card(/^Sage highlight: “Image: The crane at dusk”/)
  await expect(card).toContainText('The crane at dusk')
  await expect
    .poll(async () => {
      const [one, other] = [await card.boundingBox(), await image.boundingBox()]
      return Math.abs((one?.y ?? 0) - (other?.y ?? 999))
    })
    .toBeLessThan(12)

  await image.click()
  await expect(card.getByRole('toolbar')).toBeVisible()
  await expect(reader.handle('ends')).toHaveCount(0)
  await page.keyboard.press('5')
  await expect(image).toHaveAttribute('data-marked', 'violet')
  await page.keyboard.press('t')
  await page.keyboard.type('cranes')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(reader.card(/Violet/)).toContainText('cranes')
  await page.keyboard.press('n')
  await page.keyboard.type('At dusk')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => reader.storedNotes()).toEqual(['At dusk'])
  await expect(reader.card(/Violet highlight: “Image: The crane at dusk”/)).toContainText('The crane at dusk')
  await expectAccessible(page)

  // The ends of an image cannot be moved; it is stepped to like any other, and brought into view.
  await page.keyboard.press('Shift+ArrowRight')
  await expect(reader.told).toContainText('This is marked as a whole')
  await page.keyboard.press('Escape')
  await reader.scroller.evaluate((main) => main.scrollTo(0, 0))
  await page.keyboard.press(']')
  await expect(image).toBeInViewport({ ratio: 0.9 })
  await page.keyboard.press('Delete')
  await expect(image).not.toHaveAttribute('data-marked')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(image).toHaveAttribute('data-marked', 'violet')
  await expect(reader.card(/Violet/)).toContainText('At dusk')
})

test('table, code and formula are marked by the button in their corner, and two images side by side stay two', async ({
  reader,
  page,
}) => {
  await reader.open()
  const frames = [
    { kind: 'table', frame: reader.text.locator('[data-wide]').first() },
    { kind: 'code', frame: reader.text.locator('pre') },
    { kind: 'formula', frame: reader.text.locator('[data-wide]').last() },
  ]
  for (const [index, { kind, frame }] of frames.entries()) {
    await frame.scrollIntoViewIfNeeded()
    // What is scrolled to may still be laid out, and takes the pointer off what moves away from under it.
    await expect(async () => {
      await frame.hover()
      await page.getByRole('button', { name: `Mark this ${kind}` }).click({ timeout: 1000 })
      await expect(page.getByRole('toolbar', { name: `Mark this ${kind}` })).toBeVisible({ timeout: 3000 })
    }).toPass()
    await page.keyboard.press(String(index + 1))
    await expect(frame).toHaveAttribute('data-marked', ['amber', 'rose', 'sage'][index] ?? '')
  }
  const two = reader.text.getByRole('img', { name: 'Two' })
  await two.click()
  await page.keyboard.press('4')
  await expect(two).toHaveAttribute('data-marked', 'sky')
  await expect(reader.text.getByRole('img', { name: 'One' })).not.toHaveAttribute('data-marked')
  const kinds = await page.evaluate(async () =>
    (await window.readingLab.store.db.highlights.toArray()).map(({ element }) => element),
  )
  expect(kinds).toMatchObject([
    { kind: 'table', markdown: expect.stringContaining('| 2019 | 12 million |') },
    { kind: 'code', label: 'js', markdown: expect.stringContaining('```js\nconst free') },
    { kind: 'formula', markdown: '$$\na^2\n$$' },
    { kind: 'image', label: 'Two', source: 'https://example.org/reading/2.png' },
  ])
  // A passage within a marked table is a highlight of its own, and a click there asks which one is meant.
  await reader.mark('19 million', 'Violet')
  await expect.poll(async () => (await reader.painted())['op-ground-violet']).toEqual(['19 million'])
  await reader.clickOn('19 million')
  const chooser = page.getByRole('dialog', { name: '2 highlights here' })
  await expect(chooser.getByRole('button')).toHaveText(['19 million', 'Table'])
})

test('stepping by paragraphs takes each element as one step, and H marks it', async ({ reader, page }) => {
  await reader.open()
  const { keyboard } = page
  const table = reader.text.locator('[data-wide]').first()
  const image = reader.text.getByRole('img', { name: 'The crane at dusk' })
  for (let step = 0; step < 30; step++) {
    await keyboard.press('Shift+J')
    if ((await table.getAttribute('data-element-chosen')) !== null) break
  }
  await expect(table).toHaveAttribute('data-element-chosen')
  await expect(reader.told).toContainText('Table. Press H to mark it.')
  await keyboard.press('h')
  await expect(table).toHaveAttribute('data-marked', 'amber')
  await keyboard.press('Shift+J')
  await expect(image).toHaveAttribute('data-element-chosen')
  await expect(image).toBeInViewport({ ratio: 0.9 })
  await keyboard.press('Shift+K')
  await expect(table).toHaveAttribute('data-element-chosen')
  await keyboard.press('Shift+J')
  await keyboard.press('.')
  await expect(image).toHaveAttribute('data-marked', 'amber')
  await keyboard.press('Shift+J')
  expect(await reader.selection()).toBe('The crane at dusk, before the rain.')
  await keyboard.press('Shift+K')
  await keyboard.press('Escape')
  await expect(image).not.toHaveAttribute('data-element-chosen')
})
