import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

test.beforeEach(async ({ reader }) => {
  await reader.save({ html: PORT_ARTICLE })
})

test('commits a note within a second of the last key', async ({ reader, page }) => {
  await reader.open()
  await reader.select('A quay is a promise')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('Half a thought')
  await expect
    .poll(() => reader.storedNotes(), { timeout: 1000, intervals: [50] })
    .toEqual(['Half a thought'])
  await page.keyboard.type(', and the other half')
  await expect
    .poll(() => reader.storedNotes(), { timeout: 1000, intervals: [50] })
    .toEqual(['Half a thought, and the other half'])
})

test('draws Markdown, and HTML in it as the letters it is', async ({ reader, page }) => {
  await reader.store([
    {
      quote: 'A quay is a promise',
      note: 'A **strong** one\n\n- first\n- second\n\n<img src=x onerror="window.hurt=1"> and [bad](javascript:window.hurt=1) and [good](https://example.org/good) ![pic](https://example.org/p.png)',
    },
  ])
  await reader.open()
  const card = reader.card(/A quay is a promise/)
  await expect(card.locator('strong')).toHaveText('strong')
  await expect(card.getByRole('listitem')).toHaveText(['first', 'second'])
  await expect(card).toContainText('<img src=x onerror="window.hurt=1">')
  await expect(card.locator('img')).toHaveCount(0)
  await expect(card.getByRole('link')).toHaveText(['good', 'pic'])
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false)
  await page.evaluate(() => {
    window.open = () => null
  })
  await card.getByRole('link', { name: 'good' }).click()
  expect(await page.evaluate(() => window.readingLab.asked.at(-1)?.request)).toEqual({
    url: 'https://example.org/good',
  })
})

test('keeps a note on the article, edits it in place, and deletes it when it is emptied', async ({
  reader,
  page,
}) => {
  await reader.open()
  await page.getByRole('button', { name: 'Note on the article' }).click()
  await page.keyboard.type('On the whole')
  await page.keyboard.press('Escape')
  await expect.poll(() => reader.storedNotes()).toEqual(['On the whole'])
  await page.getByRole('button', { name: 'Edit the note' }).click()
  await page.getByRole('textbox', { name: 'Note, in Markdown' }).fill('')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => reader.storedNotes()).toEqual([])
})

test('keeps a note on the article by mouse where highlights stand below it', async ({ reader, page }) => {
  await reader.store([{ quote: 'A quay is a promise' }])
  await reader.open()
  await expect(reader.card(/A quay/)).toBeVisible()
  await page.getByRole('button', { name: 'Note on the article' }).click()
  await page.keyboard.type('On the whole')
  await expect.poll(() => reader.storedNotes()).toEqual(['On the whole'])
})

test('a note that cannot be stored stays open, says why, and is stored later', async ({ reader, page }) => {
  await reader.open()
  await page.evaluate(() => {
    const { actions } = window.readingLab
    const { addNote } = actions
    const refuse = async () => ({ ok: false, error: { kind: 'disk-full', message: 'full' } })
    Object.assign(actions, { addNote: refuse })
    Object.assign(window, { makeRoom: () => Object.assign(actions, { addNote }) })
  })
  await page.getByRole('button', { name: 'Note on the article' }).click()
  const field = page.getByRole('textbox', { name: 'Note, in Markdown' })
  await field.fill('Not to be lost')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toContainText('Not saved yet')
  await expect(field).toHaveValue('Not to be lost')
  await page.evaluate(() => (window as unknown as { makeRoom: () => void }).makeRoom())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => reader.storedNotes()).toEqual(['Not to be lost'])
})

test('tags a highlight', async ({ reader, page }) => {
  await reader.store([{ quote: 'A quay is a promise' }])
  await reader.open()
  await expect(reader.card(/A quay/)).toBeVisible()
  await reader.clickOn('A quay is')
  await page.keyboard.press('t')
  await page.keyboard.type('method/counting')
  await page.keyboard.press('Enter')
  await expect(reader.card(/A quay/)).toContainText('method/counting')
})

test('keeps what was being typed on a highlight that is deleted, on the article', async ({
  reader,
  page,
}) => {
  const [highlightId = ''] = await reader.store([{ quote: 'A quay is a promise', note: 'Half' }])
  await reader.open()
  await reader.clickOn('A quay is')
  await page.getByRole('button', { name: 'Edit the note' }).click()
  await expect(page.getByRole('textbox', { name: 'Note, in Markdown' })).toBeFocused()
  await page.evaluate(async (id) => {
    document.execCommand('insertText', false, ' and the other half')
    await window.readingLab.actions.deleteHighlights([id])
  }, highlightId)
  await expect.poll(() => reader.storedNotes()).toEqual(['Half and the other half'])
  await expect(page.getByRole('region', { name: 'Notes on the article' })).toContainText(
    'Half and the other half',
  )
  await expect(page.getByRole('status', { name: 'What just happened' })).toContainText(
    'kept as a note on the article',
  )
})
