import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { runCommand } from '../shell/run-command.ts'
import { pageMarkup } from './local-site.ts'

const TITLE = 'Two people reading one newspaper'
const LEFT = 'the left half and the weather'
const RIGHT = 'the right half and the chess'
const PAGE = pageMarkup(TITLE, [
  'On the morning train two people share one newspaper: one takes the left half and the weather, the other the right half and the chess.',
  'They have never spoken. At the last stop they fold it together, along the old crease, and leave it on the seat for the conductor.',
  'The conductor reads neither half. He does the crossword, which by then has a few letters in it, in two hands.',
])

test('two windows show each other’s marks; place, size and the last words typed outlive a restart', async ({
  profile,
}) => {
  expect(await runCommand(profile, ['save', '-'], PAGE)).toMatchObject({ exitCode: 0 })
  const offprint = await launchOffprint({ profile })
  const one = new ReadingPath(offprint.window)
  await one.open(TITLE)
  // The hidden window comes by itself when the start is over.
  await expect.poll(() => offprint.app.windows().length).toBe(2)
  const opening = offprint.app.waitForEvent('window')
  await one.chooseMore('Open in new window')
  const two = new ReadingPath(await opening)
  await two.reads(TITLE)

  await one.mark(LEFT, 'Sage')
  await expect(two.reader.card(`Sage highlight: “${LEFT}”`)).toBeVisible()
  await expect.poll(() => two.paintedPassages()).toEqual([LEFT])
  await two.mark(RIGHT, 'Rose')
  await expect(one.reader.card(`Rose highlight: “${RIGHT}”`)).toBeVisible()
  await expect.poll(async () => (await one.paintedPassages()).toSorted()).toEqual([LEFT, RIGHT])
  await two.page.close()

  await one.backToList()
  await one.library.goTo('Favourites')
  await one.page.keyboard.press('Alt+ArrowLeft')
  await expect(one.page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()
  await one.page.keyboard.press('Alt+ArrowRight')
  await expect(one.page.getByRole('heading', { level: 1, name: 'Favourites' })).toBeVisible()
  await one.library.goTo('Inbox')
  await one.open(TITLE)

  await offprint.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setSize(940, 640),
  )
  await one.reader.clickOn(LEFT)
  await expect(one.reader.card(LEFT).getByRole('toolbar')).toBeVisible()
  await one.page.keyboard.press('n')
  await expect(one.page.getByRole('textbox', { name: 'Note, in Markdown' })).toBeFocused()
  await one.page.keyboard.type('Written as the window closed')
  await offprint.close()

  const again = await launchOffprint({ profile })
  const later = new ReadingPath(again.window)
  await later.reads(TITLE)
  await expect.poll(async () => (await later.paintedPassages()).toSorted()).toEqual([LEFT, RIGHT])
  await later.reader.clickOn(LEFT)
  await expect(later.reader.card(LEFT)).toContainText('Written as the window closed')
  const size = await again.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.getSize(),
  )
  expect(size).toEqual([940, 640])
  await again.close()
})
