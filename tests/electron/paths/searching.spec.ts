import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ReadingPath } from '../../pages/reading-path.ts'
import { expect, launchOffprint, test } from '../launch.ts'
import { jsonLines, runCommand } from '../shell/run-command.ts'
import { killGroup } from './kill-group.ts'
import { pageMarkup } from './local-site.ts'

const PAGE = pageMarkup('The dry lock', [
  'Beyond the bend there is a lock with no water in it, and a keeper who is paid to open it twice a day.',
  'He opens it on time. The paint is new, the gates are oiled, and the ducks walk through as if it were theirs.',
])

/** Of a file: what the pool of files says of it, and the head of the database. */
const HEAD = 6_000

/** The files of the origin's private file system, where the index is. */
function indexFiles(profile: string): string[] {
  const folder = join(profile, 'File System')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && statSync(file).size > 20_000)
}

/** Looks for words of the text in the open app. */
async function finds(path: ReadingPath, words: string): Promise<void> {
  await path.library.filterField.fill(words)
  await path.library.shows('The dry lock')
  await expect(path.library.row('The dry lock')).toContainText('the ducks walk through')
}

test('the texts are searched again after a kill, and after the index was damaged or lost', async ({
  profile,
}) => {
  expect(await runCommand(profile, ['save', '-'], PAGE)).toMatchObject({ exitCode: 0 })
  // A command makes the index by itself, and waits for it.
  const listed = await runCommand(profile, ['list', 'duck -ostrich'])
  expect(jsonLines(listed.out)).toMatchObject([{ title: 'The dry lock' }])
  expect((await runCommand(profile, ['list', 'in:title duck'])).out).toBe('')
  const first = await launchOffprint({ profile })
  const path = new ReadingPath(first.window)
  await finds(path, 'duck walks')
  await killGroup(first)

  const files = indexFiles(profile)
  expect(files.length).toBeGreaterThan(0)
  // Its head stays, so that it is opened as what it was.
  for (const file of files) writeFileSync(file, readFileSync(file).fill(0x5a, HEAD))
  const second = await launchOffprint({ profile })
  await finds(new ReadingPath(second.window), 'duck walks')
  await second.close()

  rmSync(join(profile, 'File System'), { recursive: true })
  const third = await launchOffprint({ profile })
  await finds(new ReadingPath(third.window), 'duck walks')
  await third.close()
})
