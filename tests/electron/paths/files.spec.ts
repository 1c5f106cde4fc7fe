import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { pageMarkup } from './local-site.ts'
import { answerOpenDialog, dropFiles } from './outside.ts'

const RED = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const PARTS = [
  'The lamplighter of the lower town carries one ladder and two opinions, and he has had the ladder mended more often.',
  'On the long evenings of June he is home before the children are in bed, and tells them which of the lamps was stubborn.',
]

/** A saved page in a folder, with its image in a folder of its own beside it. */
async function savePage(folder: string, title: string): Promise<string> {
  await mkdir(join(folder, `${title}_files`), { recursive: true })
  await writeFile(join(folder, `${title}_files`, 'red.png'), RED)
  const markup = pageMarkup(title, PARTS).replace(
    '</article>',
    `<p><img src="./${encodeURIComponent(title)}_files/red.png" alt="A lamp"></p></article>`,
  )
  await writeFile(join(folder, `${title}.html`), markup)
  return join(folder, `${title}.html`)
}

test('a saved page brings its images along: by the command line, from the dialog, dropped, and in a folder that is dropped', async ({
  profile,
}) => {
  const given = join(profile, 'given')
  const page = await savePage(given, 'By the command line')
  const ran = await runCommand(profile, ['save', page, '--tag', 'lamps'])
  const [line] = jsonLines(ran.out)
  expect(line).toMatchObject({ status: 'saved', images: { stored: 1, missing: 0 } })

  const offprint = await launchOffprint({ profile })
  const path = new ReadingPath(offprint.window)
  const { library } = path
  const showsImage = async (title: string) => {
    await path.open(title)
    await expect(path.reader.text.getByRole('img', { name: 'A lamp' })).toBeVisible()
    await path.backToList()
  }
  await showsImage('By the command line')

  await answerOpenDialog(offprint.app, [await savePage(given, 'From the dialog')])
  await path.page.keyboard.press('Control+o')
  await library.says('Saving 1 file')
  await showsImage('From the dialog')

  // A drag that is made for a test is now and then not taken: a person would drop once more.
  const drop = (title: string, paths: readonly string[]) =>
    expect(async () => {
      await dropFiles(offprint.window, paths)
      await expect(library.row(title)).toBeVisible({ timeout: 20_000 })
    }).toPass()
  const dropped = await savePage(given, 'Dropped')
  await drop('Dropped', [dropped, join(given, 'Dropped_files')])
  await showsImage('Dropped')

  const folder = join(profile, 'folder')
  await savePage(folder, 'In a folder')
  await writeFile(join(folder, 'styles.css'), 'p { color: red }')
  await drop('In a folder', [folder])
  await showsImage('In a folder')
  await offprint.close()
})
