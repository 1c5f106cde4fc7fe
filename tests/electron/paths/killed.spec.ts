import type { ServerResponse } from 'node:http'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { killGroup } from './kill-group.ts'
import { openSite, pageMarkup, webPage } from './local-site.ts'

/** Notes are committed at most so long after the last key: it is what Offprint promises. In milliseconds. */
const NOTE_PROMISE = 1_000

const SAVES = 12
/** The site answers these and lets the others wait, so that the kill falls into the middle. */
const ANSWERED = 5

const titleOf = (n: number) => `Letter ${n} from the canal`
const letter = (n: number) =>
  webPage(titleOf(n), [
    `The canal froze on the day of letter ${n}, and the boats stood in it like pages in a book that nobody had closed.`,
    `We walked from one to the next, ${n} of us, and at each somebody had made tea and wanted to know what the ice was like outside.`,
  ])

test('a queue goes on after kill -9, and what was shown as saved is there', async ({ profile }) => {
  const site = await openSite()
  const wait = (response: ServerResponse) => void response
  for (let n = 1; n <= SAVES; n++) site.put(`/${n}`, n <= ANSWERED ? letter(n) : wait)
  const first = await launchOffprint({ profile })
  const path = new ReadingPath(first.window)
  await path.backToList()
  const addresses = Array.from({ length: SAVES }, (_, n) => site.address(`/${n + 1}`))
  await path.saving.paste({ text: addresses.join('\n') })
  await path.library.says(`Saving ${SAVES} addresses`)
  await path.saving.openQueue()
  await path.fetchAllAnyway(SAVES)
  await expect(path.saving.job('Saved')).toHaveCount(ANSWERED)
  const promised = (await path.saving.job('Saved').allInnerTexts()).map((text) => text.split('\n')[0] ?? '')
  await killGroup(first)

  for (let n = ANSWERED + 1; n <= SAVES; n++) site.put(`/${n}`, letter(n))
  const second = await launchOffprint({ profile })
  const later = new ReadingPath(second.window)
  expect(promised).toHaveLength(ANSWERED)
  for (const title of promised) await expect(later.library.row(title)).toBeVisible()
  await later.library.counts('Inbox', SAVES + 1)
  await later.saving.openQueue()
  await expect(later.saving.job('Saved')).toHaveCount(SAVES)
  await later.page.keyboard.press('Escape')
  // Each once: what was saved before the kill is not fetched again.
  const letters = async () =>
    (await later.library.titles()).filter((title) => title.startsWith('Letter')).toSorted()
  await expect.poll(letters).toEqual(Array.from({ length: SAVES }, (_, n) => titleOf(n + 1)).toSorted())
  for (let n = 1; n <= ANSWERED; n++) expect(site.asked.filter((path) => path === `/${n}`)).toHaveLength(1)
  await second.close()
  site.close()
})

const QUOTE = 'a lock with no water in it'

/** Saves an article, opens it in a window, marks a passage of it and begins a note on that. */
async function beginNote(profile: string) {
  const page = pageMarkup('The dry lock', [
    'Beyond the bend there is a lock with no water in it, and a keeper who is paid to open it twice a day.',
    'He opens it on time. The paint is new, the gates are oiled, and the ducks walk through as if it were theirs.',
  ])
  expect(await runCommand(profile, ['save', '-'], page)).toMatchObject({ exitCode: 0 })
  const running = await launchOffprint({ profile })
  const path = new ReadingPath(running.window)
  await path.open('The dry lock')
  await path.mark(QUOTE, 'Amber')
  await path.reader.clickOn(QUOTE)
  await expect(path.reader.card(QUOTE).getByRole('toolbar')).toBeVisible()
  await path.page.keyboard.press('n')
  await expect(path.page.getByRole('textbox', { name: 'Note, in Markdown' })).toBeFocused()
  return { running, keyboard: path.page.keyboard }
}

/** The notes on the passage, as a new process reads them. */
async function notesAfterwards(profile: string): Promise<string[]> {
  const [{ id }] = jsonLines((await runCommand(profile, ['list'])).out) as [{ id: string }]
  const [shown] = jsonLines((await runCommand(profile, ['show', id])).out) as [
    { highlights: { quote: string; notes: string[] }[] },
  ]
  return shown.highlights.find(({ quote }) => quote === QUOTE)?.notes ?? []
}

test('a note is there after kill -9 a second after its last key', async ({ profile }) => {
  const { running, keyboard } = await beginNote(profile)
  await keyboard.type('The ducks know')
  await new Promise((promised) => setTimeout(promised, NOTE_PROMISE))
  await killGroup(running)
  expect(await notesAfterwards(profile)).toEqual(['The ducks know'])
})

/** Faster than the pause that commits a note, so that only going on for a while does. In milliseconds. */
const BETWEEN_KEYS = 40
const TYPED_FOR = 3_000

test('kill -9 in the middle of typing loses no more of a note than its last second', async ({ profile }) => {
  const { running, keyboard } = await beginNote(profile)
  const typed: { key: string; at: number }[] = []
  const begun = Date.now()
  for (let n = 0; Date.now() - begun < TYPED_FOR; n++) {
    const key = 'abcdefghij'.charAt(n % 10)
    await keyboard.press(key, { delay: BETWEEN_KEYS })
    typed.push({ key, at: Date.now() })
  }
  const killedAt = Date.now()
  await killGroup(running)

  const text = typed.map(({ key }) => key).join('')
  const promised = typed.filter(({ at }) => at <= killedAt - NOTE_PROMISE).length
  const [note = ''] = await notesAfterwards(profile)
  expect(promised).toBeGreaterThan(10)
  expect(text.startsWith(note)).toBe(true)
  expect(note.length).toBeGreaterThanOrEqual(promised)
})
