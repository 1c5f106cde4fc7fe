import type { Page } from '@playwright/test'
import { expectAccessible } from '../../pages/axe.ts'
import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Note, in Markdown' })

/** Keys that go on: shorter apart than the pause that commits a note. In milliseconds. */
const BETWEEN_KEYS = 60

test.beforeEach(async ({ reader }) => {
  await reader.save({ html: PORT_ARTICLE })
})

test('the usual keys write Markdown, and one Ctrl+Z takes each back', async ({ reader, page }) => {
  await reader.open()
  await page.getByRole('button', { name: 'Note on the article' }).click()
  await page.keyboard.type('strong')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.keyboard.press('Control+b')
  await expect(field(page)).toHaveValue('**strong**')
  await page.keyboard.press('Control+i')
  await expect(field(page)).toHaveValue('***strong***')
  await page.keyboard.press('Control+z')
  await expect(field(page)).toHaveValue('**strong**')
  await field(page).fill('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Tab')
  await expect(field(page)).toHaveValue('- one\n  - two')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('see ')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('here')
  await expect(field(page)).toHaveValue('- one\n- two\nsee [here]()')
  await page.keyboard.press('Tab')
  await expect(field(page)).not.toBeFocused()
})

test('shows beside the field how it will look, when asked, and remembers that', async ({ reader, page }) => {
  await reader.open()
  await page.getByRole('button', { name: 'Note on the article' }).click()
  const preview = page.getByRole('group', { name: 'Preview' })
  await page.keyboard.type('A **strong** word')
  await expect(preview).toHaveCount(0)
  await page.keyboard.press('Control+Shift+p')
  await expect(preview.locator('strong')).toHaveText('strong')
  await page.keyboard.type(' and `code`')
  await expect(preview.locator('code')).toHaveText('code')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Note on the article' }).click()
  await expect(preview).toContainText('Nothing written yet')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(preview).toHaveCount(0)
})

test('draws tasks, nested lists, tables, code and hard breaks', async ({ reader, page }) => {
  const note = [
    '- [ ] to do\n- [x] done\n  - nested',
    '| a | b |\n|---|--:|\n| 1 | 2 |',
    '```js\nconst a = 1\n```',
    'one\ntwo [^1]\n\n[^1]: kept as letters',
    ...Array.from({ length: 9 }, (_, n) => `Remark ${n} on it.`),
    'The end.',
  ].join('\n\n')
  await reader.store([{ quote: 'A quay is a promise', note }])
  await reader.open()
  const card = reader.card(/A quay is a promise/)
  await expect(card.getByText('The end.')).not.toBeInViewport()
  await card.getByRole('button', { name: 'More' }).click()
  await card.getByText('The end.').scrollIntoViewIfNeeded()
  await expect(card.getByText('The end.')).toBeInViewport()
  await expect(card.getByRole('img', { name: 'To do' })).toHaveCount(1)
  await expect(card.getByRole('img', { name: 'Done' })).toHaveCount(1)
  await expect(card.locator('li')).toHaveText(['☐ to do', /☑ done/, 'nested'])
  await expect(card.locator('li li')).toHaveText('nested')
  await expect(card.getByRole('cell')).toHaveText(['1', '2'])
  await expect(card.getByRole('columnheader', { name: 'b' })).toHaveCSS('text-align', 'right')
  await expect(card.locator('pre')).toHaveText('const a = 1')
  await expect(card.locator('br')).toHaveCount(1)
  await expect(card).not.toContainText('[ ]')
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Less' }).click()
  await expect(card.getByText('The end.')).not.toBeInViewport()
})

test('commits a note at most a second after the first key, while keys go on', async ({ reader, page }) => {
  await reader.open()
  await page.getByRole('button', { name: 'Note on the article' }).click()
  const typing = page.keyboard.type('and so it goes on and on, without a pause', { delay: BETWEEN_KEYS })
  await expect.poll(() => reader.storedNotes(), { timeout: 1300, intervals: [20] }).not.toEqual([])
  expect((await field(page).inputValue()).length).toBeLessThan(40)
  await typing
})
