// npm run package: the unpacked app in dist/, hardened as electron-builder.yml says.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { withBuild } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { failCalmly, root, say, seconds } from './project.mjs'

const builder = join(root, 'node_modules/electron-builder/cli.js')

await failCalmly(async () => {
  const runtime = await electronRuntime({ quiet: true })
  await withBuild(() => packageApp(runtime))
  if (runtime.standIn) say('It holds the stand-in Electron: good for tests, not to be given to anybody.')
})

/** @param {import('./electron-runtime.mjs').ElectronRuntime} runtime */
async function packageApp(runtime) {
  const start = performance.now()
  const words = [
    '--dir',
    '--publish=never',
    `--config.electronDist=${runtime.folder}`,
    `--config.electronVersion=${runtime.version}`,
  ]
  const run = spawnSync(process.execPath, [builder, ...words], { cwd: root, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`The packaging failed.\n${run.stdout}${run.stderr}`)
  const folder = unpackedFolder()
  // It would run any folder named on the command line.
  rmSync(join(folder, resources(), 'default_app.asar'), { force: true })
  say(`Packaged ${relative(process.cwd(), folder)} in ${seconds(performance.now() - start)}.`)
}

/** Where electron-builder puts the app of this system. */
function unpackedFolder() {
  const arch = process.arch === 'arm64' ? '-arm64' : ''
  if (process.platform === 'darwin') return join(root, `dist/mac${arch}`)
  const system = process.platform === 'win32' ? 'win' : 'linux'
  return join(root, `dist/${system}${arch}-unpacked`)
}

function resources() {
  return process.platform === 'darwin' ? 'Offprint.app/Contents/Resources' : 'resources'
}
