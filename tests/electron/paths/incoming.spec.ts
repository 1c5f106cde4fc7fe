import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, test } from '../launch.ts'
import { openSite, pageMarkup, webPage } from './local-site.ts'
import { answerOpenDialog } from './outside.ts'

const PARTS = [
  'The clockmaker sets no clock by another. He goes to the river at noon, looks at the shadow of the bridge, and comes home.',
  'By the time he is home it is later, of course, and this he has measured too: four minutes, five when there is ice.',
]

test('what is pasted, dropped or chosen is saved, and what cannot be says why', async ({
  offprint,
  profile,
}) => {
  const path = new ReadingPath(offprint.window)
  const { library, saving } = path
  const site = await openSite()
  site.put('/pasted', webPage('Pasted as an address', PARTS))
  site.put('/leaflet.pdf', { type: 'application/pdf', body: '%PDF-1.4\n%%EOF\n' })
  await path.backToList()

  await test.step('an address', async () => {
    await saving.paste({ text: site.address('/pasted') })
    await library.says(`Saving ${site.address('/pasted')}`)
    await saving.openQueue()
    await path.fetchAllAnyway(1)
    await expect(saving.job('Pasted as an address')).toContainText('Saved')
    await path.page.keyboard.press('Escape')
    await expect(library.row('Pasted as an address')).toBeVisible()
  })
  await test.step('a text', async () => {
    await saving.paste({ text: ['Pasted as a text', ...PARTS].join('\n\n') })
    await library.says('Saving what you pasted')
    await path.open('Pasted as a text')
    for (const part of PARTS) await expect(path.reader.text).toContainText(part)
    await path.backToList()
  })
  await test.step('a file that is dropped', async () => {
    const text = pageMarkup('Dropped as a file', PARTS)
    await saving.drop({ file: { name: 'clock.html', mime: 'text/html', text } })
    await path.open('Dropped as a file')
    await expect(path.reader.text).toContainText(PARTS[0] ?? '')
    await path.backToList()
  })
  await test.step('files that are chosen', async () => {
    const files = [join(profile, 'one.md'), join(profile, 'two.txt')]
    for (const [index, file] of files.entries())
      await writeFile(file, [`# Chosen ${index}`, ...PARTS].join('\n\n'))
    await answerOpenDialog(offprint.app, files)
    await path.page.keyboard.press('Control+o')
    await library.says('Saving 2 files')
    await expect(library.row('Chosen 0')).toBeVisible()
    await library.counts('Inbox', 6)
  })
  await test.step('a kind of file that it cannot read', async () => {
    await path.askFor(site.address('/leaflet.pdf'))
    await saving.openQueue()
    await path.fetchAllAnyway(1)
    const job = saving.jobs().first()
    await expect(job).toContainText('This is a PDF, which Offprint cannot read.')
    await expect(job).toContainText('Look for the article as a web page')
    await path.page.keyboard.press('Escape')
  })
  await test.step('an address that cannot be reached, and then can', async () => {
    // A port that was free a moment ago: nobody listens there until the site is opened again on it.
    const away = await openSite()
    const port = away.port
    away.close()
    await path.askFor(away.address('/later'))
    await saving.openQueue()
    await path.fetchAllAnyway(1)
    const job = saving.jobs().first()
    await expect(job).toContainText('The site could not be reached.')
    const back = await openSite(port)
    back.put('/later', webPage('Back on the network', PARTS))
    await job.getByRole('button', { name: /^Try again/ }).click()
    await expect(saving.job('Back on the network')).toContainText('Saved')
    await path.page.keyboard.press('Escape')
    await expect(library.row('Back on the network')).toBeVisible()
    back.close()
  })
  site.close()
})
