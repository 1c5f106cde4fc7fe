// npm run --silent offprint -- …: the command line. Standard output carries only what the app prints.
import { ensureBuilt } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { launchApp } from './launch-app.mjs'
import { failCalmly } from './project.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/** No display and no graphics are needed. */
const SWITCHES = ['--ozone-platform=headless', '--disable-gpu']
/** After this Chromium takes nothing for a switch of its own. */
const END_OF_SWITCHES = '--'
/** Everything after this word is the person's, word for word; electron/ looks for it. */
const COMMAND_MARKER = '--offprint-command'

await failCalmly(async () => {
  ensureSystemPackages({ display: false })
  const runtime = await electronRuntime({ quiet: true })
  await ensureBuilt()
  const words = [END_OF_SWITCHES, COMMAND_MARKER, ...process.argv.slice(2)]
  process.exit(await launchApp(runtime, { switches: SWITCHES, words, cwd: callersFolder() }))
})

/** npm runs scripts in the checkout; the person's file names count from where they called npm. */
function callersFolder() {
  const underNpm = process.env.npm_lifecycle_event === 'offprint'
  return (underNpm && process.env.INIT_CWD) || process.cwd()
}
