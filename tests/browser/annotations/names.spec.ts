import { expectAccessible } from '../../pages/axe.ts'
import { PORT_ARTICLE } from '../../pages/reader-fixtures.ts'
import { expect } from '../launch.ts'
import { test } from '../reader/reader-test.ts'

test('a colour is named from its button, and goes by that name everywhere', async ({ reader, page }) => {
  await reader.save({ html: PORT_ARTICLE })
  await reader.store([{ quote: 'Four berths', color: 'rose' }])
  await reader.open()
  await reader.select('Whoever counts the ships')
  await reader.toolbar.getByRole('button', { name: 'Rose' }).click({ button: 'right' })
  const field = page.getByRole('textbox', { name: 'Name of rose' })
  await expect(field).toBeFocused()
  await expectAccessible(page)
  await field.fill('  counter   claim ')
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
  // The passage is still selected, and the toolbar has the new name.
  expect(await reader.selection()).toBe('Whoever counts the ships')
  await reader.toolbar.getByRole('button', { name: 'counter claim' }).click()
  await expect(page.getByRole('status', { name: 'What just happened' })).toContainText(
    'counter claim highlight made',
  )
  await expect(reader.card(/^counter claim highlight: “Whoever counts the ships”/)).toBeVisible()
  await expect(reader.card(/^counter claim highlight: “Four berths/)).toBeVisible()
  await page.keyboard.press(']')
  await expect(reader.told).toContainText('counter claim highlight: “')

  await page.reload()
  await reader.reload()
  await reader.clickOn('Whoever counts')
  const button = reader.card(/Whoever/).getByRole('button', { name: 'counter claim' })
  await button.click({ button: 'right' })
  await expect(field).toHaveValue('counter claim')
  await field.fill('Not this')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await button.click({ button: 'right' })
  await expect(field).toHaveValue('counter claim')
  await field.fill('')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(reader.card(/^Rose highlight: “Whoever/)).toBeVisible()
})
