import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

test.beforeEach(async ({ reader }) => {
  await reader.save({ html: PORT_ARTICLE, images: [{ width: 800, height: 420, color: '#88aaaa' }] })
})

test('marks what is selected with the mouse, with the headings above it', async ({ reader }) => {
  await reader.open()
  await reader.mark('Whoever counts the ships', 'Rose')
  await expect
    .poll(() => reader.stored())
    .toMatchObject([
      { quote: 'Whoever counts the ships', color: 'rose', style: 'highlight', headingPath: ['The quay'] },
    ])
  await expect
    .poll(async () => (await reader.painted())['op-ground-rose'])
    .toEqual(['Whoever counts the ships'])
  await expect(reader.card(/Rose highlight: “Whoever counts the ships”, under The quay/)).toBeVisible()
})

test('marks with the keyboard alone: sentence, colour, note', async ({ reader, page }) => {
  await reader.open()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect(await reader.selection()).toContain('Naturally the fishermen see it otherwise.')
  await page.keyboard.press('3')
  await expect.poll(() => reader.stored()).toMatchObject([{ color: 'sage' }])
  await page.keyboard.press('j')
  await page.keyboard.press('n')
  await page.keyboard.type('Typed without a mouse')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => reader.storedNotes()).toEqual(['Typed without a mouse'])
})

test('is reached with Tab, and Escape leaves the selection alone', async ({ reader, page }) => {
  await reader.open()
  await reader.select('A quay is a promise')
  await expect(reader.toolbar).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(reader.toolbar.getByRole('button', { name: 'Amber' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(reader.toolbar.getByRole('button', { name: 'Rose' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(reader.toolbar).toHaveCount(0)
  expect(await reader.selection()).toBe('A quay is a promise')
})

test('marks across paragraphs, inline markup and table cells', async ({ reader }) => {
  await reader.open()
  await reader.mark('in front of forty people, most of whom', 'Sky')
  await expect.poll(async () => (await reader.stored()).length).toBe(1)
  await reader.mark('left by the same one.\nNaturally the fishermen', 'Amber')
  await expect.poll(async () => (await reader.stored()).length).toBe(2)
  await reader.mark('12 million\n19 million', 'Violet')
  await expect
    .poll(async () => (await reader.stored()).map(({ quote }) => quote).sort())
    .toEqual([
      '12 million\n19 million',
      'in front of forty people, most of whom',
      'left by the same one.\nNaturally the fishermen',
    ])
})

test('keeps overlapping, adjacent and identical highlights apart', async ({ reader }) => {
  await reader.store([
    { quote: 'Whoever counts the ships finds', color: 'amber' },
    { quote: 'the ships finds that the promise', color: 'sky' },
    { quote: 'the ships finds that the promise', color: 'rose' },
    { quote: ' is kept', color: 'sage' },
  ])
  await reader.open()
  await expect(reader.margin.getByRole('listitem')).toHaveCount(4)
  expect(await reader.stored()).toHaveLength(4)
  const painted = await reader.painted()
  expect(painted['op-ground-amber']).toEqual(['Whoever counts '])
  expect(painted['op-ground-rose']).toEqual(['the ships finds that the promise'])
  expect(painted['op-ground-sky']).toBeUndefined()
  expect(painted['op-line-sky']).toEqual(['the ships finds that the promise'])
  expect(painted['op-line-amber']).toEqual(['the ships finds'])
  expect(painted['op-ground-sage']).toEqual([' is kept'])
})

test('asks which one is meant where several lie over one another', async ({ reader, page }) => {
  await reader.store([
    { quote: 'Whoever counts the ships finds', color: 'amber', note: 'The first note' },
    { quote: 'the ships finds that the promise', color: 'sky', note: 'The second note' },
  ])
  await reader.open()
  await expect(reader.card(/Amber/)).toBeVisible()
  await reader.clickOn('ships finds')
  const chooser = page.getByRole('dialog', { name: '2 highlights here' })
  await expect(chooser.getByRole('button')).toHaveCount(2)
  await chooser.getByRole('button', { name: /The first note/ }).click()
  await expect(reader.card(/Amber/).getByRole('toolbar')).toBeVisible()
})

test('never covers the selection with its toolbar, also at the upper edge', async ({ reader, page }) => {
  await reader.open()
  for (const top of [0, 200, 320, 500]) {
    await reader.scroller.evaluate((main, y) => main.scrollTo(0, y), top)
    const box = await page.evaluate(() => {
      const root = document.querySelector('[data-testid=article-text]')
      const walker = document.createTreeWalker(root ?? document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(node)
        const rect = range.getBoundingClientRect()
        if (rect.top < 62 || rect.height < 10 || (node as Text).length < 20) continue
        getSelection()?.removeAllRanges()
        getSelection()?.addRange(range)
        return { top: rect.top, bottom: rect.bottom }
      }
      return null
    })
    await expect(reader.toolbar).toBeVisible()
    const bar = await reader.toolbar.boundingBox()
    if (!bar || !box) throw new Error('There is nothing selected or no toolbar')
    expect(bar.y + bar.height <= box.top || bar.y >= box.bottom).toBe(true)
    await page.keyboard.press('Escape')
  }
})

test('recolours, underlines, deletes, and takes the deletion back', async ({ reader, page }) => {
  await reader.store([{ quote: 'Whoever counts the ships', color: 'amber' }])
  await reader.open()
  await expect(reader.card(/Amber highlight/)).toBeVisible()
  await reader.clickOn('Whoever counts')
  await page.keyboard.press('5')
  await expect
    .poll(async () => (await reader.painted())['op-ground-violet'])
    .toEqual(['Whoever counts the ships'])
  await page.keyboard.press('u')
  await expect
    .poll(async () => (await reader.painted())['op-line-violet'])
    .toEqual(['Whoever counts the ships'])
  await page.keyboard.press('Delete')
  await expect.poll(() => reader.stored()).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => reader.stored()).toMatchObject([{ color: 'violet', style: 'underline' }])
})

test('takes back only what was said, not what another window did since', async ({ reader, page }) => {
  await reader.store([{ quote: 'Whoever counts the ships' }])
  await reader.open()
  await expect(reader.card(/Amber highlight/)).toBeVisible()
  await reader.clickOn('Whoever counts')
  await page.keyboard.press('Delete')
  await expect.poll(() => reader.stored()).toEqual([])
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  await page.evaluate((id) => window.readingLab.actions.favoriteArticles([id], true), reader.articleId)
  await undo.click()
  await expect(page.getByRole('status', { name: 'What just happened' })).toContainText(
    'Something else was done since',
  )
  expect(
    await page.evaluate(
      async (id) => (await window.readingLab.store.db.articles.get(id))?.favorite,
      reader.articleId,
    ),
  ).toBe(1)
  expect(await reader.stored()).toEqual([])
})

test('copies a quote with where it stands', async ({ reader, page }) => {
  await reader.open()
  await reader.select('A quay is a promise in concrete.')
  await page.keyboard.press('c')
  await expect
    .poll(() =>
      page.evaluate(() => window.readingLab.asked.find(({ name }) => name === 'writeClipboard')?.request),
    )
    .toMatchObject({
      text: expect.stringMatching(/^“A quay is a promise in concrete\.”\n\n— .*An article to read/),
    })
})
