import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from './launch.ts'
import { launchPackaged } from './launch-packaged.ts'

/** How the fuse wire spells on and off. */
const [ON, OFF] = ['1'.charCodeAt(0), '0'.charCodeAt(0)]

const TITLE = 'How a lighthouse is wound'
const FIRST =
  'The keeper climbs the stair twice a night, and winds the weight that turns the lens, as others did before.'
const SECOND =
  'When the weight has come down to the floor, the light would stand still, and ships would take it for a star.'

// Packaged once for all of them.
test.describe.configure({ mode: 'serial' })
let executable = ''

test.beforeAll(async () => {
  test.setTimeout(180_000)
  const { root } = await import('../../scripts/project.mjs')
  const run = spawnSync(process.execPath, [join(root, 'scripts/package.mjs')], { encoding: 'utf8' })
  expect(run.stderr).toContain('Packaged')
  executable = join(root, 'dist/linux-unpacked/offprint')
})

test('the packaged app saves an article from its command line, and shows its text', async ({ profile }) => {
  const { sandboxSwitches } = await import('../../scripts/launch-app.mjs')
  const page = join(profile, 'page.html')
  await writeFile(
    page,
    `<title>${TITLE}</title><article><h1>${TITLE}</h1><p>${FIRST}</p><p>${SECOND}</p></article>`,
  )
  const headless = [...sandboxSwitches(), '--ozone-platform=headless', '--disable-gpu', '--log-level=3']
  const command = ['--', '--offprint-command', '--profile', profile, 'save', page]
  const save = spawnSync(executable, [...headless, ...command], { encoding: 'utf8', timeout: 30_000 })
  expect(JSON.parse(save.stdout)).toMatchObject({ status: 'saved', title: TITLE })

  const offprint = await launchPackaged(executable, profile)
  try {
    await offprint.window.getByText(TITLE).first().dblclick()
    await expect(offprint.window.getByRole('article').getByText(SECOND)).toBeVisible()
  } finally {
    await offprint.close()
  }
})

test('the packaged app is Offprint and cannot be made anything else', async () => {
  const fuses = await getCurrentFuseWire(executable)
  expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF)
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF)
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF)
  expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF)
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON)
  expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON)
  const resources = join(dirname(executable), 'resources')
  expect(existsSync(join(resources, 'app.asar'))).toBe(true)
  expect(existsSync(join(resources, 'default_app.asar'))).toBe(false)
})
