import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '../../pages/axe.ts'
import type { ReaderPage } from '../../pages/reader-page.ts'
import {
  FIRST_VERSION,
  REMOVED,
  REWORDED,
  SECOND_VERSION,
  SENTENCES,
  THIRD_VERSION,
} from '../../pages/versions-fixture.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

const STREET = { url: 'https://example.org/street', title: 'A walk along the street' }
const MOVED = Object.keys(REWORDED).map(Number)
const FLORIST = SENTENCES[6] ?? ''

/** Saves the article again, at noon of a day in May 2030. */
async function saveOn(reader: ReaderPage, day: number, html: string): Promise<void> {
  await reader.page.evaluate(
    (time) => Object.assign(window.readingLab.store, { now: () => time }),
    Date.UTC(2030, 4, day, 12),
  )
  await reader.save({ ...STREET, html })
}

const FEW = [0, ...MOVED, ...REMOVED].sort((a, b) => a - b)

/** Highlights on the first version; in the second 6 of them are reworded and 3 are gone. @param marked which sentences are marked */
async function saveStreet(
  reader: ReaderPage,
  later: readonly string[] = [SECOND_VERSION],
  marked: readonly number[] = FEW,
): Promise<void> {
  await reader.save({ ...STREET, html: FIRST_VERSION })
  await reader.store(
    marked.map((index) => ({
      quote: SENTENCES[index] ?? '',
      ...(REMOVED.includes(index)
        ? { note: `Asked at house ${index + 1}`, tags: ['trade'], color: 'rose' as const }
        : {}),
    })),
  )
  for (const [index, html] of later.entries()) await saveOn(reader, index + 10, html)
}

/** Where the highlights stand in the newest version, as it is stored. */
function placesIn(reader: ReaderPage): Promise<Record<string, string[]>> {
  return reader.page.evaluate(async (versionId) => {
    const { db } = window.readingLab.store
    const anchors = await db.anchors.where({ versionId }).toArray()
    const highlights = new Map((await db.highlights.toArray()).map((row) => [row.id, row.quote]))
    const places: Record<string, string[]> = {}
    for (const { status, confirmedAt, highlightId } of anchors) {
      const place = `${status}${confirmedAt > 0 ? ', by hand' : ''}`
      places[place] = [...(places[place] ?? []), highlights.get(highlightId) ?? '']
    }
    return places
  }, reader.versionId)
}

const ownVersion = (reader: ReaderPage) =>
  reader.page.evaluate(
    async (id) => (await window.readingLab.store.db.articles.get(id))?.versionId,
    reader.articleId,
  )

const line = (page: Page): Locator => page.getByTestId('version-line')
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Highlights to look at' })
const tray = (page: Page): Locator =>
  page.getByRole('region', { name: 'Passages that this version no longer has' })
const attaching = (page: Page): Locator => page.getByRole('region', { name: 'Put the highlight' })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true }).click()

async function look(reader: ReaderPage): Promise<void> {
  await reader.open()
  await reader.page.getByRole('button', { name: 'Look at it' }).click()
  await expect(line(reader.page)).toContainText('You are looking at')
  await expect(bar(reader.page)).toBeVisible()
}

test('says that a newer version is there, shows it, and comes back to where one was', async ({
  reader,
  page,
}) => {
  await saveStreet(reader, [SECOND_VERSION, THIRD_VERSION], [...SENTENCES.keys()])
  await reader.open()
  await expect(line(page)).toHaveText(
    /^A newer version was saved on .*11.*2030.*\. 31 of 40 highlights are where they were, 6 may have moved, 3 are not in it\./,
  )
  expect((await reader.painted())['op-unsure']).toBeUndefined()
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(line(page)).toContainText(/You are looking at the version of .*11.*2030.*, newer than/)
  // The way back stands once: in the foot while the one at the head is out of view.
  const foot = page.getByRole('region', { name: 'About this copy' })
  await expect(foot).not.toContainText('Back to the version of')
  await page.keyboard.press('End')
  await expect(foot).toContainText('Back to the version of')
  await page.keyboard.press('Home')
  await expect(foot).not.toContainText('Back to the version of')
  await expect.poll(async () => (await reader.painted())['op-unsure']).toHaveLength(MOVED.length)

  await page.getByRole('button', { name: 'Versions', exact: true }).click()
  const items = page.getByRole('menuitem', { name: /\d{4}/ })
  await expect(items).toHaveCount(3)
  await expect(items.nth(0)).toContainText('31 sure · 6 unsure · 3 not in it')
  await expect(items.nth(2)).toContainText(/the one you read · [\d,]+ words · 40 sure/)
  await page.keyboard.press('Escape')

  await line(page)
    .getByRole('button', { name: /^Back to the version of/ })
    .click()
  await expect(line(page)).toContainText('A newer version was saved')
  await expect(reader.text).toContainText(FLORIST)
  expect(await ownVersion(reader)).not.toBe(reader.versionId)
})

test('is used and given up again, and each step is undone', async ({ reader, page }) => {
  await saveStreet(reader)
  const first = await ownVersion(reader)
  await look(reader)
  await page.getByRole('button', { name: 'Use this version' }).click()
  await expect.poll(() => ownVersion(reader)).toBe(reader.versionId)
  await expect(line(page)).toHaveText(/^6 highlights may have moved in this version, 3 are not in it\.\s*$/)
  await expect(reader.scroller).toBeFocused()
  await undo(page)
  await expect.poll(() => ownVersion(reader)).toBe(first)
  await expect(line(page)).toContainText('You are looking at')
  await page.getByRole('button', { name: 'Versions', exact: true }).click()
  await page.getByRole('menuitem').nth(1).click()
  await expect(reader.text).toContainText(FLORIST)
  await expect(tray(page)).toHaveCount(0)
  await expect.poll(async () => (await reader.painted())['op-ground-amber']).toHaveLength(7)
})

test('stays within a narrow window, and its bars are not over each other', async ({ reader, page }) => {
  await saveStreet(reader)
  await look(reader)
  const next = bar(page).getByRole('button', { name: 'Next that may have moved' })
  const previous = bar(page).getByRole('button', { name: 'Previous that may have moved' })
  expect((await next.boundingBox())?.y).toBe((await previous.boundingBox())?.y)
  await page.keyboard.press('g')
  await page.keyboard.press('x')
  const said = page.getByText('Left out of this version. Its words and notes are kept.')
  await expect(said).toBeVisible()
  await page.keyboard.press('p')
  const hint = await attaching(page).boundingBox()
  expect((hint?.y ?? 0) + (hint?.height ?? 0)).toBeLessThan((await said.boundingBox())?.y ?? 0)
  await page.keyboard.press('Escape')
  for (const width of [700, 480]) {
    await page.setViewportSize({ width, height: 900 })
    const foot = page.getByRole('region', { name: 'About this copy' })
    expect(await foot.evaluate((bar) => bar.scrollWidth - bar.clientWidth)).toBeLessThanOrEqual(0)
  }
})

test('asks about what moved, with the old words beside the new', async ({ reader, page }) => {
  await saveStreet(reader)
  await look(reader)
  await expect(bar(page)).toContainText('6 highlights may have moved')
  await bar(page).getByRole('button', { name: 'Next that may have moved' }).click()
  const card = reader.card(/The pharmacy still weighs/)
  await expect(card).toContainText('May have moved, please confirm')
  await expect(card.locator('del').first()).toContainText('that a grandfather bought')
  await expect(card.locator('ins').first()).toContainText('or so the newspaper')
  await expect(page.getByRole('status').filter({ hasText: '1 of 6 that may have moved' })).toBeAttached()
  await card.getByRole('button', { name: 'It is here' }).click()
  await expect(bar(page)).toContainText('5 highlights may have moved')
  await expect(card).toBeFocused()
  await expect(card).toContainText('You said that it belongs here')
  expect((await placesIn(reader))['unsure, by hand']).toEqual([SENTENCES[3]])
  await undo(page)
  await expect(bar(page)).toContainText('6 highlights may have moved')
  await bar(page).getByRole('button', { name: 'All are right' }).click()
  await expect(bar(page)).not.toContainText('may have moved')
  expect((await placesIn(reader))['unsure, by hand']).toHaveLength(6)
  await undo(page)
  await expect(bar(page)).toContainText('6 highlights may have moved')
  expect((await placesIn(reader)).unsure).toHaveLength(6)
})

test('is gone through with the keyboard alone, and the last word makes the version the one that is read', async ({
  reader,
  page,
}) => {
  await saveStreet(reader)
  const first = await ownVersion(reader)
  await look(reader)
  await reader.scroller.focus()
  await page.keyboard.press('g')
  await expect(reader.card(/The pharmacy still weighs/)).toHaveAttribute('data-open')
  await page.keyboard.press('g')
  await expect(reader.card(/The print shop smells/)).toHaveAttribute('data-open')
  await page.keyboard.press('Shift+G')
  for (const index of MOVED.slice(0, 5)) {
    await expect(reader.card(new RegExp(SENTENCES[index] ?? '-'))).toHaveAttribute('data-open')
    await expect(reader.text.getByText(REWORDED[index] ?? '-')).toBeInViewport()
    await page.keyboard.press('y')
  }
  await expect(reader.card(/The piano in the tavern/)).toHaveAttribute('data-open')
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('3 are not in this version')
  await expect(bar(page)).not.toContainText('may have moved')
  expect(await ownVersion(reader)).toBe(first)

  // The three that were lost, one after the other in the tray.
  await page.keyboard.press('m')
  await page.keyboard.press('End')
  for (let left = 4; left > 0; left--) {
    const card = page.locator('[data-highlight]:focus')
    await expect(card).toHaveAttribute('data-open')
    if ((await card.getAttribute('aria-label'))?.includes('The piano')) {
      await expect(card).toContainText('You said that it is not in this version')
    } else {
      await page.keyboard.press('x')
      await expect(card).toContainText('You said that it is not in this version')
    }
    if (left > 1) await page.keyboard.press('ArrowUp')
  }
  await expect.poll(() => ownVersion(reader)).toBe(reader.versionId)
  await expect(page.getByText('This is now the version you read')).toBeVisible()
  await expect(line(page)).toHaveCount(0)
  expect(await placesIn(reader)).toMatchObject({ 'orphan, by hand': expect.arrayContaining([FLORIST]) })
  await undo(page)
  await expect.poll(() => ownVersion(reader)).toBe(first)
})

test('shows the whole card of the highlight at hand, above the foot', async ({ reader, page }) => {
  await saveStreet(reader)
  await look(reader)
  const foot = page.getByRole('region', { name: 'About this copy' })
  const room = async (card: Locator) =>
    ((await foot.boundingBox())?.y ?? 0) -
    (await card.evaluate((element) => element.getBoundingClientRect().bottom))
  for (const name of [/The pharmacy still weighs/, /The print shop smells/, /The bookbinder refuses/]) {
    await page.keyboard.press('g')
    const card = reader.card(name)
    await expect(card).toHaveAttribute('data-open')
    await expect(card.getByRole('toolbar')).toBeVisible()
    await expect.poll(() => room(card)).toBeGreaterThanOrEqual(0)
  }
  await page.keyboard.press('n')
  await page.keyboard.type('A long thought about what is bound here. '.repeat(12))
  await expect.poll(() => room(reader.card(/The bookbinder refuses/))).toBeGreaterThanOrEqual(0)
})

test('says what was marked where a note stands on other words', async ({ reader, page }) => {
  await saveStreet(reader)
  await look(reader)
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.keyboard.type('Weigh it again')
  await page.keyboard.press('Escape')
  const card = reader.card(/The pharmacy still weighs/)
  const quote = card.locator('q')
  await expect(card).toContainText('Weigh it again')
  // Open, the comparison has the old words.
  await expect(quote).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(quote).toContainText('The pharmacy still weighs')
  await page.keyboard.press('g')
  await page.keyboard.press('y')
  await expect(card).not.toContainText('May have moved')
  await expect(quote).toContainText('that a grandfather bought in Trieste')
})

test('keeps the keys for marking away from a highlight that is being put somewhere', async ({
  reader,
  page,
}) => {
  await saveStreet(reader)
  await look(reader)
  await page.keyboard.press('g')
  const before = await reader.stored()
  await page.keyboard.press('p')
  await expect(attaching(page)).toBeVisible()
  for (const key of ['.', 'Delete', 'Backspace', 'Shift+Digit1', 'Shift+Digit5', 'h', 'u', 't', '3'])
    await page.keyboard.press(key)
  await page.keyboard.press('j')
  for (const key of ['.', 'Delete', 'Shift+Digit2', 'h', 'u']) await page.keyboard.press(key)
  await expect(attaching(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(attaching(page)).toHaveCount(0)
  expect(await reader.stored()).toEqual(before)
})

test('puts a moved highlight elsewhere, or leaves it out', async ({ reader, page }) => {
  await saveStreet(reader)
  await look(reader)
  await page.keyboard.press('g')
  const card = reader.card(/The pharmacy still weighs/)
  await card.getByRole('button', { name: 'Put elsewhere' }).click()
  await expect(attaching(page)).toContainText('Select the passage for “The pharmacy still weighs')
  await expectAccessible(page)
  await attaching(page).getByRole('button', { name: 'Attach' }).click()
  await expect(page.getByText('Select a passage first, with the mouse')).toBeVisible()
  await reader.select('So much is said of house 4')
  await expect(reader.toolbar).toHaveCount(0)
  await attaching(page).getByRole('button', { name: 'Attach' }).click()
  await expect(attaching(page)).toHaveCount(0)
  await expect
    .poll(async () => (await reader.painted())['op-ground-amber'])
    .toContain('So much is said of house 4')
  expect((await placesIn(reader))['sure, by hand']).toEqual([SENTENCES[3]])
  await expect(bar(page)).toContainText('5 highlights may have moved')
  await undo(page)
  await expect(bar(page)).toContainText('6 highlights may have moved')

  await card.getByRole('button', { name: 'Not here' }).click()
  await expect(tray(page)).toContainText('The pharmacy still weighs')
  // What a person said is not counted among what there is to look at.
  await expect(bar(page)).toContainText('5 highlights may have moved')
  await expect(bar(page)).toContainText('3 are not in this version')
  await expect(line(page)).toContainText('5 may have moved, 3 are not in it, 1 was left out.')
  await undo(page)
  await expect(bar(page)).toContainText('6 highlights may have moved')
  expect((await placesIn(reader)).unsure).toContain(SENTENCES[3])
})

test('keeps what is lost with all that was written on it, and shows it in the old version and back', async ({
  reader,
  page,
}) => {
  await saveStreet(reader)
  await look(reader)
  await bar(page).getByRole('button', { name: 'Show' }).click()
  const card = reader.card(/A florist sells tulips/)
  await expect(card).toBeFocused()
  await expect(card).toBeInViewport()
  for (const words of ['A florist sells tulips', 'Asked at house 7', 'trade', 'Marked in the version of'])
    await expect(card).toContainText(words)
  await expectAccessible(page)
  const offset = await reader.scroller.evaluate((element) => element.scrollTop)
  await card.getByRole('button', { name: 'Old version' }).click()
  await expect(reader.text.getByText(FLORIST)).toBeInViewport()
  expect((await reader.painted())['op-active']).toEqual([FLORIST])
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(line(page)).toContainText('You are looking at')
  await expect(card).toBeFocused()
  await expect(card).toBeInViewport()
  expect(offset).toBeGreaterThan(0)
})

test('attaches with the keyboard alone, and takes it back', async ({ reader, page }) => {
  await saveStreet(reader)
  await look(reader)
  await page.keyboard.press('m')
  await page.keyboard.press('End')
  await expect(reader.card(/On market days/)).toBeFocused()
  await page.keyboard.press('p')
  await expect(attaching(page)).toBeVisible()
  await expect(reader.scroller).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(attaching(page)).toHaveCount(0)
  await page.keyboard.press('p')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('status').filter({ hasText: 'Select a passage first, with the mouse or with J and K' }),
  ).toBeAttached()
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('j')
  const chosen = await reader.selection()
  expect(chosen).not.toBe('')
  // Marking keys stand back: the selection is for the highlight that is being attached.
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await expect(attaching(page)).toHaveCount(0)
  await expect.poll(async () => (await placesIn(reader))['sure, by hand']).toEqual([SENTENCES[30]])
  expect(await reader.stored()).toHaveLength(FEW.length)
  expect((await reader.painted())['op-active']).toEqual([chosen.trim()])
  await expect(bar(page)).toContainText('2 are not in this version')
  await page.evaluate(() => window.readingLab.actions.undo())
  await expect(bar(page)).toContainText('3 are not in this version')
})

test('offers what is lost to a selected passage, and finds words that are left of it', async ({
  reader,
  page,
}) => {
  await saveStreet(reader, [`${SECOND_VERSION}<p>Tulips in March, says the street, and umbrellas later.</p>`])
  await look(reader)
  await page.keyboard.press('m')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(reader.card(/A florist sells/)).toBeFocused()
  await page.keyboard.press('p')
  await attaching(page).getByRole('button', { name: 'Find its words' }).click()
  await expect(page.getByRole('textbox', { name: 'Find' })).toHaveValue('tulips in March')
  await expect.poll(async () => (await reader.painted())['op-find-current']).toEqual(['Tulips in March'])
  await page.keyboard.press('Escape')
  await attaching(page).getByRole('button', { name: 'Cancel' }).click()

  await reader.select('says the street, and umbrellas')
  await reader.toolbar.getByRole('button', { name: 'Attach an orphan…' }).click()
  const menu = page.getByRole('menu', { name: 'Highlights that are not in this version' })
  await expect(menu.getByRole('menuitem')).toHaveCount(3)
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(menu).toHaveCount(0)
  await page.keyboard.press('Enter')
  await menu.getByRole('menuitem', { name: /A florist sells/ }).click()
  await expect
    .poll(async () => (await reader.painted())['op-ground-rose'])
    .toContain('says the street, and umbrellas')
  await expect(bar(page)).toContainText('2 are not in this version')
})

test('does not offer to attach an image to words', async ({ reader, page }) => {
  const images = [{ width: 40, height: 30, color: '#88aaaa' }] as const
  const text = '<p>The storks on the roof of the bank were drawn by a child.</p>'
  await reader.save({ ...STREET, html: `${text}<p><img data-asset="0" alt="Storks"></p>`, images })
  const made = await page.evaluate(
    async ({ articleId, versionId, at }) =>
      window.readingLab.actions.addHighlight({
        articleId,
        versionId,
        start: at,
        end: at,
        color: 'sky',
        style: 'highlight',
        headingPath: [],
        element: { kind: 'image', asset: 0 },
      }),
    { articleId: reader.articleId, versionId: reader.versionId, at: reader.savedText.length },
  )
  expect(made.ok).toBe(true)
  await saveOn(reader, 10, `${text}<p>Then it rained, and the drawing is gone.</p>`)
  await look(reader)
  await bar(page).getByRole('button', { name: 'Show' }).click()
  await expect(tray(page)).toContainText('An image cannot be attached by hand.')
  await expect(tray(page).getByRole('button', { name: 'Old version' })).toBeVisible()
  await expect(tray(page).getByRole('button', { name: 'Attach…' })).toHaveCount(0)
  await page.keyboard.press('p')
  await expect(attaching(page)).toHaveCount(0)
  await reader.select('The storks on the roof')
  await expect(reader.toolbar).toBeVisible()
  await expect(reader.toolbar.getByRole('button', { name: 'Attach an orphan…' })).toHaveCount(0)
})

for (const theme of ['light', 'dark', 'sepia', 'contrast'] as const)
  test(`axe finds nothing while versions are compared (${theme})`, async ({ reader, page }) => {
    await saveStreet(reader)
    await page.evaluate(
      (chosen) => window.readingLab.actions.changeSettings('reader', { theme: chosen }),
      theme,
    )
    await reader.open()
    await expect(line(page)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Look at it' }).click()
    await expect(bar(page)).toBeVisible()
    await expect(reader.scroller).toBeFocused()
    await page.keyboard.press('g')
    await expect(
      reader
        .card(/The pharmacy still weighs/)
        .locator('ins')
        .first(),
    ).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Versions', exact: true }).click()
    await expect(page.getByRole('menuitem').first()).toBeVisible()
    await expectAccessible(page)
  })
