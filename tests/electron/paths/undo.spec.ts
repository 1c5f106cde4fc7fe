import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { runCommand } from '../shell/run-command.ts'
import { pageMarkup } from './local-site.ts'

const TITLE = 'What the ferryman counts'
const QUOTE = 'he counts the ones who look back'
const PAGE = pageMarkup(TITLE, [
  'The ferryman does not count the passengers, since the company does that; he counts the ones who look back at the quay.',
  'On most evenings there are three or four of them, and he has never told anybody what he does with the number.',
  'When it is none he rings the bell once more than the rules allow, and nobody on board has ever asked him why he does it.',
])

test('each step is undone and done again, also after a restart', async ({ profile }) => {
  expect(await runCommand(profile, ['save', '-'], PAGE)).toMatchObject({ exitCode: 0 })
  const first = await launchOffprint({ profile })
  const path = new ReadingPath(first.window)
  const card = path.reader.card(/^Rose highlight/)
  const chip = path.library.row(TITLE).getByText('politics/asia')

  // Used by the command line first, the library has no welcome article.
  await path.library.shows(TITLE)
  await path.open(TITLE)
  await path.mark(QUOTE, 'Rose')
  await path.undo('highlight')
  await expect(card).toHaveCount(0)
  await path.redo('highlight')
  await expect(card).toBeVisible()

  await path.noteOn(QUOTE, 'Ask him.')
  await expect(card).toContainText('Ask him.')
  await path.undo('add a note')
  await expect(card).not.toContainText('Ask him.')
  await path.redo('add a note')
  await expect(card).toContainText('Ask him.')

  await path.tag('politics/asia')
  await path.backToList()
  await expect(chip).toBeVisible()
  await path.undo('tag articles')
  await expect(chip).toHaveCount(0)
  await path.redo('tag articles')
  await expect(chip).toBeVisible()

  await path.library.row(TITLE).click({ modifiers: ['Control'] })
  await path.page.keyboard.press('e')
  await path.library.isEmpty('Nothing waits to be read')
  await path.undo('move articles')
  await path.library.shows(TITLE)
  await path.redo('move articles')
  await path.library.goTo('Archive')
  await path.library.shows(TITLE)

  await path.library.row(TITLE).click({ modifiers: ['Control'] })
  await path.page.keyboard.press('Delete')
  await path.library.isEmpty('The archive is empty')
  await path.undo('move to Trash')
  await path.library.shows(TITLE)
  await path.redo('move to Trash')
  await path.library.isEmpty('The archive is empty')
  await first.close()

  const second = await launchOffprint({ profile })
  const later = new ReadingPath(second.window)
  await later.library.isEmpty('The archive is empty')
  await later.undo('move to Trash')
  await later.library.shows(TITLE)
  await later.undo('move articles')
  await later.library.isEmpty('The archive is empty')
  await later.library.goTo('Inbox')
  await later.library.shows(TITLE)
  await later.undo('tag articles')
  await expect(later.library.row(TITLE).getByText('politics/asia')).toHaveCount(0)
  await expect(later.library.row(TITLE)).toContainText('1 highlight · 1 note')
  await later.undo('add a note')
  await later.undo('highlight')
  await expect(later.library.row(TITLE)).not.toContainText('highlight')
  for (const step of ['highlight', 'add a note', 'tag articles', 'move articles', 'move to Trash'])
    await later.redo(step)
  await later.library.goTo('Trash')
  await expect(later.library.row(TITLE)).toContainText('1 highlight · 1 note')
  await expect(later.library.row(TITLE)).toContainText('politics/asia')
  await second.close()
})
