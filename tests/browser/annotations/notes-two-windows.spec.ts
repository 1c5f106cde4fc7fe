import type { Page } from '@playwright/test'
import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Note, in Markdown' })

const BEGUN = 'The ships come in at dawn.\n\nThe quay is empty by noon.'

test.beforeEach(async ({ reader, page }) => {
  await reader.save({ html: PORT_ARTICLE })
  await reader.store([{ quote: 'A quay is a promise', note: BEGUN }])
  await reader.open()
  await reader.clickOn('A quay is')
  await page.getByRole('button', { name: 'Edit the note' }).click()
  await expect(field(page)).toBeFocused()
})

/** Types in this window and, before that can be stored, stores another text from the other one. */
async function writeInBoth(page: Page, typed: string, elsewhere: string): Promise<void> {
  const isStored = await page.evaluate(
    async ([here = '', there = '', base = '']) => {
      const [note] = await window.readingLab.store.db.notes.toArray()
      document.execCommand('insertText', false, here)
      return (await window.readingLab.actions.editNote(note?.id ?? '', { body: there, base })).ok
    },
    [typed, elsewhere, BEGUN],
  )
  expect(isStored).toBe(true)
}

test('says that the same words were changed in another window, and keeps both texts', async ({
  reader,
  page,
}) => {
  const elsewhere = BEGUN.replace('noon.', 'noon. On Sundays it is not.')
  await writeInBoth(page, ' So is the bar.', elsewhere)
  await expect(page.getByRole('alert')).toContainText('changed in another window')
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue(`${BEGUN} So is the bar.`)
  expect(await reader.storedNotes()).toEqual([elsewhere])
  await page.getByRole('button', { name: 'Keep as another note' }).click()
  await expect
    .poll(async () => (await reader.storedNotes()).toSorted())
    .toEqual([elsewhere, `${BEGUN} So is the bar.`].toSorted())
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('takes over what another window changed elsewhere in the note, and keeps the caret', async ({
  reader,
  page,
}) => {
  await writeInBoth(page, ' So is the bar.', BEGUN.replace('at dawn', 'long before dawn'))
  const both = 'The ships come in long before dawn.\n\nThe quay is empty by noon. So is the bar.'
  await expect(field(page)).toHaveValue(both)
  await page.keyboard.type(' And I am here.')
  await expect(field(page)).toHaveValue(`${both} And I am here.`)
  await expect.poll(() => reader.storedNotes()).toEqual([`${both} And I am here.`])
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('shows what another window writes while nothing is typed here, with the caret between its words', async ({
  page,
}) => {
  await field(page).evaluate((element: HTMLTextAreaElement, at) => element.setSelectionRange(at, at), 9)
  await writeInBoth(page, '', `Again: ${BEGUN}`)
  await expect(field(page)).toHaveValue(`Again: ${BEGUN}`)
  await page.keyboard.type('!')
  await expect(field(page)).toHaveValue(`Again: ${BEGUN.slice(0, 9)}!${BEGUN.slice(9)}`)
})
