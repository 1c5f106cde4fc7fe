import { expect, test } from '../launch.ts'
import { shellLog } from './shell-state.ts'

test('what goes wrong in a page is in the log, without its words; and the page may load itself anew', async ({
  offprint,
  profile,
}) => {
  const { window } = offprint
  await expect(window.getByRole('main', { name: 'Article' })).toBeFocused()
  await window.evaluate(() => void Promise.reject(new RangeError('a sentence of an article')))
  await expect.poll(() => shellLog(profile)).toContain('page-unhandled-rejection')
  expect(await shellLog(profile)).toContain('RangeError')
  expect(await shellLog(profile)).not.toContain('a sentence')
  const loaded = window.waitForEvent('load')
  await window.evaluate(() => setTimeout(() => location.reload()))
  await loaded
  await expect(window.getByRole('main', { name: 'Article' })).toBeVisible()
  expect(await shellLog(profile)).not.toContain('navigation-refused')
})
