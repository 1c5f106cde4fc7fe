import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, test } from '../launch.ts'
import { openSite, picture, webPage } from './local-site.ts'
import { answerSaveDialog, noteRequests } from './outside.ts'

const TITLE = 'The lighthouse that was moved'
const QUOTE = 'Nobody had asked the gulls'
const PARTS = [
  'The lighthouse stood on the wrong side of the river for ninety years before anybody measured it, and then it was measured twice.',
  '<figure><img src="/tower.png" alt="The tower on its rails" width="640" height="360"><figcaption>The tower on its rails.</figcaption></figure>',
  'It was put on rails in the spring, and in the summer it was pushed by forty people and one engine, two metres on a good day.',
  'Nobody had asked the gulls, who sat on the lamp room all the way and came ashore with it, looking as if the river had moved.',
  '<figure><img src="/river.png" alt="The river" width="640" height="360"></figure>',
  'The keeper says that the light is the same. The ships say that the river is different, and they are the ones who pay for the lamp.',
]

test('an article is saved, read with the cable pulled, marked, filed and exported', async ({
  offprint,
  profile,
}) => {
  const path = new ReadingPath(offprint.window)
  await test.step('a new profile opens at the welcome article, already marked', async () => {
    await path.reads('An article, and room in its margin')
    await expect(path.foot).toContainText('5 highlights')
    await expect(path.reader.margin).toContainText('Pull the cable and turn the page.')
    const painted = await path.reader.painted()
    expect(Object.values(painted).flat()).toContain('From then on no network is needed.')
  })

  const site = await openSite()
  site.put('/lighthouse', webPage(TITLE, PARTS))
  site.put('/tower.png', picture(200, 80, 60))
  site.put('/river.png', picture(40, 90, 160))
  await test.step('an address of this computer is asked about, then saved with its images', async () => {
    await path.backToList()
    await path.askFor(site.address('/lighthouse'))
    await path.saving.openQueue()
    await expect(path.saving.job('/lighthouse')).toContainText('Fetch it if you know it and trust it.')
    expect(site.contacts()).toBe(0)
    await path.saving
      .job('/lighthouse')
      .getByRole('button', { name: /^Fetch it anyway/ })
      .click()
    await expect(path.saving.job(TITLE)).toContainText('Saved')
    expect(site.asked.toSorted()).toEqual(['/lighthouse', '/river.png', '/tower.png'])
    await path.page.keyboard.press('Escape')
  })

  site.pullCable()
  const contacts = site.contacts()
  const requests = await noteRequests(offprint.app)
  await test.step('it opens without a network, with its images', async () => {
    await path.open(TITLE)
    const drawn = { source: 'blob', width: 640 }
    await expect.poll(() => path.pictures()).toEqual([drawn, drawn])
    await expect(path.foot).toContainText('2 of 2 images')
  })
  await test.step('a passage is marked with the mouse and written on', async () => {
    await path.mark(QUOTE, 'Sage')
    await path.noteOn(QUOTE, 'They never complain *twice*.')
    await expect(path.reader.card(QUOTE)).toContainText('They never complain twice.')
  })
  await test.step('it is tagged, and found in a collection', async () => {
    await path.tag('politics/asia')
    await path.backToList()
    await path.collect('Still to read', 'tag:politics -tag:read')
    await path.library.shows(TITLE)
    await path.library.counts('Still to read', 1)
    await path.open(TITLE)
  })
  await test.step('its notes are exported as Markdown', async () => {
    const file = join(profile, 'notes.md')
    await answerSaveDialog(offprint.app, file)
    await path.chooseMore('Export as Markdown…')
    await path.library.says('Notes saved as “notes.md”')
    expect(await exportedNotes(file)).toEqual([
      '---',
      'offprint_id: "ID"',
      `title: "${TITLE}"`,
      'author: []',
      'source: "http://site/lighthouse"',
      'published: ""',
      'saved: DATE',
      'tags: ["politics/asia"]',
      '---',
      `# ${TITLE}`,
      '> [!check]',
      `> ${QUOTE}`,
      '>',
      '> > [!note]',
      '> > They never complain *twice*.',
      '>',
      '> [↗](offprint://article/ID?highlight=ID)',
      '^op-ID',
    ])
  })

  expect(site.contacts()).toBe(contacts)
  expect(await requests()).toEqual([])
  site.close()
})

/** The lines of an exported file that say something, with what differs from run to run put aside. */
async function exportedNotes(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  return text
    .replace(/127\.0\.0\.1:\d+/g, 'site')
    .replace(/\b[\da-f]{8}-[\da-f-]{27}\b/g, 'ID')
    .replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, 'DATE')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

test('the same by keyboard alone', async ({ offprint, profile }) => {
  const path = new ReadingPath(offprint.window)
  const { press, tabTo, type } = path.keys
  const site = await openSite()
  site.put('/lighthouse', webPage(TITLE, PARTS))
  await path.reads('An article, and room in its margin')

  await test.step('save', async () => {
    await press('Control+n')
    await type(site.address('/lighthouse'))
    await press('Enter')
    await tabTo(path.page.getByRole('button', { name: /Show the queue/ }))
    await expect(path.page.getByRole('button', { name: /1 could not be saved/ })).toBeVisible()
    await press('Enter')
    await tabTo(path.page.getByRole('button', { name: /^Fetch it anyway/ }))
    await press('Enter')
    await expect(path.saving.job(TITLE)).toContainText('Saved')
    await press('Escape')
  })
  await test.step('open', async () => {
    await tabTo(path.library.list)
    await press('Home', 'Enter')
    await path.reads(TITLE)
  })
  await test.step('mark a sentence and write on it', async () => {
    await press('j')
    const sentence = PARTS[0] ?? ''
    await expect.poll(() => path.reader.selection()).toBe(sentence)
    await press('3')
    const card = path.reader.card(/^Sage highlight: “The lighthouse stood/)
    await expect(card).toBeVisible()
    await press(']', 'n')
    await path.writeNote('By keyboard')
    await expect(card).toContainText('By keyboard')
  })
  await test.step('tag', async () => {
    await press('Escape')
    await tabTo(path.page.getByRole('button', { name: 'More', exact: true }))
    await press('Enter')
    await tabTo(path.page.getByRole('menuitem', { name: 'Tags…' }), 'ArrowDown')
    await press('Enter')
    await expect(path.page.getByRole('combobox', { name: 'Tags' })).toBeFocused()
    await type('politics/asia')
    await press('Enter')
    await expect(path.page.getByRole('button', { name: 'Remove the tag politics/asia' })).toBeVisible()
    await press('Escape')
    // In the field Backspace takes tags off: it has to be gone before the next key.
    await expect(path.page.getByRole('combobox', { name: 'Tags' })).toHaveCount(0)
  })
  await test.step('collect', async () => {
    await press('Backspace')
    await tabTo(path.page.getByRole('button', { name: 'New collection' }))
    await press('Enter')
    await type('Still to read')
    await press('Tab')
    await type('tag:politics -tag:read')
    await press('Enter')
    await path.library.shows(TITLE)
    await tabTo(path.library.list)
    await press('Home', 'Enter')
    await path.reads(TITLE)
  })
  await test.step('export', async () => {
    const file = join(profile, 'notes.md')
    await answerSaveDialog(offprint.app, file)
    await tabTo(path.page.getByRole('button', { name: 'More', exact: true }))
    await press('Enter')
    await tabTo(path.page.getByRole('menuitem', { name: 'Export as Markdown…' }), 'ArrowDown')
    await press('Enter')
    await path.library.says('Notes saved as “notes.md”')
    expect(await exportedNotes(file)).toContain('> > By keyboard')
  })
  site.close()
})
