import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { runCommand } from '../shell/run-command.ts'
import { pageMarkup } from './local-site.ts'

const TITLE = 'The kettle that was first'
const PAGE = pageMarkup(TITLE, [
  'In the signal box the kettle is put on before the lamps are looked at, and nobody has ever written down why that is so.',
  'The lamps do not mind. They have been looked at by people with cold hands, and it took longer, and twice a lamp was dropped.',
  'So the rule book has one rule that is not in it, and it is the only one that every signalman on the line has kept.',
])

interface Times {
  /** When a transaction was begun, in milliseconds since the page's start. */
  readonly begun: readonly number[]
  readonly drawn: number
  readonly painted: number
}

test('the list is on the screen before anything else is read, and what comes after it comes', async ({
  profile,
}) => {
  expect(await runCommand(profile, ['save', '-', '--tag', 'kettles'], PAGE)).toMatchObject({ exitCode: 0 })
  const offprint = await launchOffprint({ profile })
  const path = new ReadingPath(offprint.window)
  await path.library.shows(TITLE)

  await path.page.addInitScript(() => {
    const begun: number[] = []
    Object.assign(window, { begun })
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (...given) {
      begun.push(performance.now())
      return begin.apply(this, given)
    }
  })
  await path.page.reload()
  await path.library.shows(TITLE)
  await expect(path.page.getByRole('treeitem', { name: /^kettles/ })).toBeVisible()

  const { begun, drawn, painted } = await path.page.evaluate((): Times => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? 0
    return {
      begun: (window as unknown as { begun: number[] }).begun,
      drawn: at('start-drawn'),
      painted: at('first-contentful-paint'),
    }
  })
  expect(drawn).toBeGreaterThan(0)
  expect(painted).toBeGreaterThan(drawn)
  expect(begun.filter((time) => time < drawn).length).toBeGreaterThan(0)
  expect(begun.filter((time) => time > drawn && time < painted)).toEqual([])
  expect(begun.filter((time) => time > painted).length).toBeGreaterThan(0)
  await offprint.close()
})
