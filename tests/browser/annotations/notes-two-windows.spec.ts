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

test('stores both texts when the same words were changed in another window, says so, and goes on in its own', async ({
  reader,
  page,
}) => {
  const elsewhere = BEGUN.replace('noon.', 'noon. On Sundays it is not.')
  await writeInBoth(page, ' So is the bar.', elsewhere)
  const both = async () => (await reader.storedNotes()).toSorted()
  await expect.poll(both).toEqual([elsewhere, `${BEGUN} So is the bar.`].toSorted())
  await expect(page.getByText('what you typed is kept as another note')).toBeVisible()
  await expect(field(page)).toHaveValue(`${BEGUN} So is the bar.`)
  await page.keyboard.type(' For now.')
  await expect.poll(both).toEqual([elsewhere, `${BEGUN} So is the bar. For now.`].toSorted())
})

test('a note that was emptied here and changed in another window is left to the person', async ({
  reader,
  page,
}) => {
  await writeInBoth(page, ' So is the bar.', BEGUN)
  await expect.poll(() => reader.storedNotes()).toEqual([`${BEGUN} So is the bar.`])
  await page.evaluate(
    async ([there = '', base = '']) => {
      const [note] = await window.readingLab.store.db.notes.toArray()
      const written = window.readingLab.actions.editNote(note?.id ?? '', { body: there, base })
      document.execCommand('selectAll')
      document.execCommand('delete')
      await written
    },
    [`${BEGUN} So is the ferry.`, `${BEGUN} So is the bar.`],
  )
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alert')).toContainText('You emptied this note')
  expect(await reader.storedNotes()).toEqual([`${BEGUN} So is the ferry.`])
  await page.getByRole('button', { name: 'Keep what was written there' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(await reader.storedNotes()).toEqual([`${BEGUN} So is the ferry.`])
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
