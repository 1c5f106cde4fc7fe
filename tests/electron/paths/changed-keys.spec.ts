import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { runCommand } from '../shell/run-command.ts'
import { pageMarkup } from './local-site.ts'

const TITLE = 'The bell on the quay'
const PAGE = pageMarkup(TITLE, [
  'The bell on the quay is rung by whoever comes first in the morning, and nobody has ever been told to do it.',
  'On days on which nobody comes it is not rung, and the boats lie there until noon with their sails folded.',
  'There was a plan to ring it by a clock. The clock was bought, and it stands in the harbour office, and is right.',
])

test('a key that was given to another command does that from the first press on', async ({ profile }) => {
  expect(await runCommand(profile, ['save', '-'], PAGE)).toMatchObject({ exitCode: 0 })
  const offprint = await launchOffprint({ profile })
  const { library, page } = new ReadingPath(offprint.window)
  await library.shows(TITLE)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Shortcuts' }).getByRole('button', { name: 'Change keys' }).click()
  const favourite = page
    .getByRole('list', { name: 'In the list of articles', exact: true })
    .getByRole('listitem')
    .filter({ has: page.getByText('Favourite', { exact: true }) })
  await favourite.getByRole('button', { name: 'Change the key of Favourite' }).click()
  await page.keyboard.press('e')
  await favourite.getByRole('button', { name: 'Take it from there' }).click()
  await library.says('E is now: Favourite')
  await library.goTo('Inbox')
  await library.shows(TITLE)

  // As early as there is an article to act on, long before a hand would be there.
  await page.addInitScript(() => {
    const press = () => {
      const grid = document.querySelector<HTMLElement>('[data-article-list][aria-activedescendant]')
      grid?.focus()
      grid?.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', code: 'KeyE', bubbles: true }))
      const said = document.querySelector('[role=status][aria-label="What just happened"]')
      if (!said?.textContent) requestAnimationFrame(press)
    }
    requestAnimationFrame(press)
  })
  await page.reload()
  await library.says('favourite')
  await library.shows(TITLE)
  await offprint.close()
})
