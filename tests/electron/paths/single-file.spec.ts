import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { pageMarkup } from './local-site.ts'

/** As SingleFile's editor writes them. */
const marked = (id: number, color: string, text: string) =>
  `<span class="single-file-highlight single-file-highlight-${color}" data-singlefile-highlight-id="${id}">${text}</span>`
const note = (id: number, text: string) =>
  `<single-file-note data-note-id="${id}"><template shadowrootmode="open"><div class="note" data-color="note-pink"><textarea>${text}</textarea></div></template></single-file-note>`

const PARTS = [
  'The clockmaker of the upper town sets no clock by another, since every one of them, she says, has been wrong in company before.',
  `<p>She keeps ${marked(1, 'green', 'eleven clocks and one sundial')}, and on cloudy days she asks the baker, who asks nobody.</p>`,
  `<p data-single-file-note-refs="7">What the baker goes by has been a matter of some dispute since the bread was late.</p>`,
]

test('what was marked in a page of SingleFile stands in the reader, once, and stays away when it was deleted', async ({
  profile,
}) => {
  const file = join(profile, 'clocks.html')
  const head =
    '<!--\n Page saved with SingleFile\n url: https://example.org/clocks\n saved date: Wed Mar 04 2026 18:30:04 GMT+0100\n-->'
  const markup = pageMarkup('The clockmaker', [...PARTS, note(7, 'Ask the **baker**')])
  await writeFile(file, markup.replace('<head>', `${head}<head>`))
  expect(jsonLines((await runCommand(profile, ['save', file])).out)).toMatchObject([{ status: 'saved' }])
  expect(jsonLines((await runCommand(profile, ['save', file])).out)).toMatchObject([{ status: 'unchanged' }])

  const offprint = await launchOffprint({ profile })
  const path = new ReadingPath(offprint.window)
  await path.open('The clockmaker')
  await expect.poll(async () => (await path.paintedPassages()).length).toBe(2)
  expect(await path.paintedPassages()).toContain('eleven clocks and one sundial')
  await expect(path.reader.card('eleven clocks')).toHaveCount(1)
  const card = path.reader.card('What the baker goes by')
  await expect(card.locator('strong', { hasText: 'baker' })).toBeVisible()

  await path.reader.clickOn('eleven clocks')
  await path.page.keyboard.press('Delete')
  await expect(path.reader.card('eleven clocks')).toHaveCount(0)
  await runCommand(profile, ['save', file])
  await expect(card).toBeVisible()
  expect(await path.paintedPassages()).toHaveLength(1)
  await offprint.close()
})
