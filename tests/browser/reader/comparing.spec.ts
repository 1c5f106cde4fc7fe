import { expectAccessible } from '../../pages/axe.ts'
import { expect } from '../launch.ts'
import { test } from './reader-test.ts'

const OLD = [
  'The ferry leaves at six from the old pier, and nobody waits for it any more.',
  'It carries letters, eggs and one passenger.',
  ...Array.from({ length: 6 }, (_, n) => `Paragraph ${n} has stayed as it was.`),
  'The captain says that the sea is a road like any other.',
]
const NEW = [
  'The ferry leaves at seven from the old pier, and nobody waits for it any more.',
  ...OLD.slice(2),
  'In autumn it does not leave at all.',
]
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n')

test('two versions are compared word by word, and what is the same is folded up', async ({
  reader,
  page,
}) => {
  await reader.save({ html: paragraphs(OLD) })
  await reader.save({ html: paragraphs(NEW) })
  await reader.open()
  await page.getByRole('button', { name: 'Versions', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Compare versions…' }).click()
  const sheet = page.getByRole('dialog', { name: 'Compare versions' })
  await expect(sheet).toContainText('3 paragraphs differ.')
  await expect(sheet.locator('del')).toHaveText([/^six/, 'It carries letters, eggs and one passenger.'])
  await expect(sheet.locator('ins')).toHaveText([/^seven/, 'In autumn it does not leave at all.'])
  await expect(sheet).not.toContainText('Paragraph 3')

  await page.keyboard.press('n')
  await expect(sheet.locator('[data-here]')).toContainText('leaves at six seven from')
  await page.keyboard.press('p')
  await expect(sheet.locator('[data-here]')).toContainText('In autumn')
  await sheet.getByRole('button', { name: '5 paragraphs are the same' }).click()
  await expect(sheet).toContainText('Paragraph 3')
  await expectAccessible(page)

  await sheet.getByRole('button', { name: 'Swap' }).click()
  await expect(sheet.locator('ins').first()).toHaveText(/^six/)
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})

test('a text that lost most of its words is kept and said, and does not take the place of the whole one', async ({
  reader,
  page,
}) => {
  const whole = Array.from(
    { length: 20 },
    (_, n) => `Sentence ${n} says how the harbour was built and by whom.`,
  )
  await reader.save({ html: paragraphs(whole) })
  await reader.save({ html: paragraphs([...whole.slice(0, 3), 'Subscribe to read on.']) })
  await reader.open()
  await expect(reader.text).toContainText('Sentence 19')
  await expect(page.getByTestId('version-line')).toContainText(
    'It has much less text: 38 words instead of 221.',
  )
  await page.getByTestId('version-line').getByRole('button', { name: 'Compare' }).click()
  const sheet = page.getByRole('dialog', { name: 'Compare versions' })
  await expect(sheet.locator('ins')).toHaveText(['Subscribe to read on.'])
})
