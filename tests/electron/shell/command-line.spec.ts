import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, launchOffprint, test } from '../launch.ts'
import { jsonLines, runCommand } from './run-command.ts'
import { workerIsThere } from './shell-state.ts'

const sentences = (subject: string) =>
  Array.from(
    { length: 8 },
    (_, index) =>
      `<p>In sentence ${index} the ${subject} crosses the bay once more, slowly, while the people on the quay count its lamps and wait for the wind to turn.</p>`,
  ).join('')

const page = (title: string, subject: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>${sentences(subject)}</article></html>`

test('saves a file and standard input, and lists what it has', async ({ profile }) => {
  const file = join(profile, 'ferry.html')
  await writeFile(file, page('The ferry', 'ferry'))
  const saved = await runCommand(profile, ['save', file, '-', '--tag', 'sea'], page('The barge', 'barge'))
  expect(saved).toMatchObject({ exitCode: 0, err: '' })
  expect(jsonLines(saved.out)).toMatchObject([
    { status: 'saved', title: 'The ferry' },
    { status: 'saved', title: 'The barge' },
  ])
  const listed = await runCommand(profile, ['list'])
  expect(listed).toMatchObject({ exitCode: 0, err: '' })
  const titles = (jsonLines(listed.out) as { title: string }[]).map(({ title }) => title)
  // No welcome article: the command line never makes one.
  expect(titles.sort()).toEqual(['The barge', 'The ferry'])
})

test('says what cannot be opened, and goes on with the rest', async ({ profile }) => {
  const file = join(profile, 'ferry.html')
  await writeFile(file, page('The ferry', 'ferry'))
  const saved = await runCommand(profile, ['save', join(profile, 'gone.html'), file, '/dev/zero'])
  expect(saved.exitCode).toBe(1)
  expect(jsonLines(saved.out)).toMatchObject([
    { status: 'failed' },
    { status: 'saved' },
    { status: 'failed' },
  ])
})

test('tells a wrong use from a failure', async ({ profile }) => {
  const wrong = await runCommand(profile, ['publish'])
  expect(wrong).toMatchObject({ exitCode: 2, out: '' })
  expect(wrong.err).toContain('There is no command publish.')
  expect(wrong.err).toContain('Usage: offprint')
  const failed = await runCommand(profile, ['restore', join(profile, 'gone.zip')])
  expect(failed).toMatchObject({ exitCode: 1, out: '' })
  expect(failed.err).toContain('there is no such file or folder')
  expect(await runCommand(profile, ['--help'])).toMatchObject({ exitCode: 0, err: '' })
})

test('makes the folder it exports to, and a backup that only its owner can read', async ({ profile }) => {
  const file = join(profile, 'ferry.html')
  const out = join(profile, 'vault', 'notes')
  await writeFile(file, page('The ferry', 'ferry'))
  await runCommand(profile, ['save', file])
  expect(await runCommand(profile, ['export', '--out', out])).toMatchObject({ exitCode: 0, err: '' })
  expect(await readdir(out)).toEqual([expect.stringMatching(/ferry.*\.md$/i)])
  const folder = join(profile, 'backups')
  await mkdir(folder)
  expect(await runCommand(profile, ['backup', join(folder, 'b.zip')])).toMatchObject({ exitCode: 0, err: '' })
  expect(await readdir(folder)).toEqual(['b.zip'])
  expect((await readFile(join(folder, 'b.zip'))).subarray(0, 2).toString()).toBe('PK')
})

test('is answered by the app that is open, and many at once are', async ({ profile }) => {
  const offprint = await launchOffprint({ profile })
  const names = ['one', 'two', 'three']
  const saved = await Promise.all(
    names.map((name) => runCommand(profile, ['save', '-'], page(`Ship ${name}`, `ship ${name}`))),
  )
  for (const [index, ran] of saved.entries()) {
    expect(ran).toMatchObject({ exitCode: 0, err: '' })
    expect(jsonLines(ran.out)).toMatchObject([{ status: 'saved', title: `Ship ${names[index]}` }])
  }
  // A new library opens at the welcome article.
  await offprint.window.getByRole('button', { name: 'Back to Inbox' }).click()
  await expect(offprint.window.getByText('Ship two').first()).toBeVisible()
  await offprint.close()
})

test('commands without the app wait for one another', async ({ profile }) => {
  const ran = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      runCommand(profile, ['save', '-'], page(`Boat ${name}`, `boat ${name}`)),
    ),
  )
  expect(ran.map(({ exitCode, err }) => ({ exitCode, err }))).toEqual(Array(3).fill({ exitCode: 0, err: '' }))
  expect(jsonLines((await runCommand(profile, ['list'])).out)).toHaveLength(3)
})

test('fails, and says so, when its worker ends in the middle', async ({ profile }) => {
  const offprint = await launchOffprint({ profile })
  await workerIsThere(offprint)
  // The page that works is made to end as soon as a command reaches it.
  await offprint.app.evaluate(({ webContents }) => {
    const worker = webContents.getAllWebContents().find((contents) => contents.getURL().includes('ingest'))
    const send = worker?.send.bind(worker)
    if (!worker || !send) throw new Error('no worker')
    worker.send = (channel: string, name: string, ...rest: unknown[]) => {
      if (name === 'command') worker.forcefullyCrashRenderer()
      else send(channel, name, ...rest)
    }
  })
  const failed = await runCommand(profile, ['list'])
  expect(failed).toMatchObject({ exitCode: 1, out: '' })
  expect(failed.err).toContain('ended before the command was done')
  // Another worker has taken its place.
  expect(await runCommand(profile, ['list'])).toMatchObject({ exitCode: 0, err: '' })
  await offprint.close()
})
