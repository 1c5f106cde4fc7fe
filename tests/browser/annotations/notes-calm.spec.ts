import { longArticle } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

const MARKED = 40
const WORDS = 'Words that go on for longer than one commit takes, and then for another one, too.'

test('writing a note neither draws the margin anew nor paints a highlight, by key or by commit', async ({
  reader,
  page,
}) => {
  await reader.save({ html: longArticle(60) })
  await reader.store(
    Array.from({ length: MARKED }, (_, n) => ({ quote: `Paragraph ${n} begins`, note: 'Noted' })),
  )
  await reader.open()
  await reader.clickOn('Paragraph 1 begins')
  await page.getByRole('button', { name: 'Edit the note' }).click()
  await expect(page.getByRole('textbox', { name: 'Note, in Markdown' })).toBeFocused()
  // The first key opens the line that all others go into: the card grows once.
  await page.keyboard.type(': ')
  await expect.poll(() => reader.storedNotes()).toContain('Noted: ')
  const read = await page.evaluateHandle(async () => {
    const load = (path: string) => import(/* @vite-ignore */ path)
    const { messages } = await load('/app-modules.js')
    const counts = { cards: 0, paints: 0, places: 0 }
    const { name } = messages.annotations.card
    messages.annotations.card.name = (...given: unknown[]) => {
      counts.cards++
      return name(...given)
    }
    const { set } = CSS.highlights
    CSS.highlights.set = (...given) => {
      counts.paints++
      return set.apply(CSS.highlights, given)
    }
    const { getClientRects } = Range.prototype
    Range.prototype.getClientRects = function measured() {
      counts.places++
      return getClientRects.call(this)
    }
    return counts
  })
  for (const word of WORDS.split(' ')) {
    await page.keyboard.type(word, { delay: 30 })
  }
  await expect.poll(() => reader.storedNotes()).toContain(`Noted: ${WORDS.replaceAll(' ', '')}`)
  const counts = await read.jsonValue()
  expect(counts.paints).toBe(0)
  expect(counts.places).toBe(0)
  // The card of the note itself may grow; that moves those below it, and draws none of them.
  expect(counts.cards).toBe(0)
  await page.keyboard.press('Escape')
  await expect(reader.card(/Paragraph 1 begins/)).toContainText(WORDS.replaceAll(' ', ''))
})
