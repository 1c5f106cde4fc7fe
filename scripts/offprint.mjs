// npm run --silent offprint -- …: the command line. Standard output carries only what the app prints.
import { ensureBuilt } from './build.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { launchApp } from './launch-app.mjs'
import { failCalmly } from './project.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/** Needs no display; and what Chromium logs is not for the person at the terminal. */
const SWITCHES = ['--ozone-platform=headless', '--log-level=3']
/** Everything after this word is the person's, word for word; electron/ looks for it. */
const COMMAND_MARKER = '--offprint-command'

await failCalmly(async () => {
  ensureSystemPackages({ display: false })
  const runtime = await electronRuntime({ quiet: true })
  await ensureBuilt()
  const words = [COMMAND_MARKER, ...process.argv.slice(2)]
  // npm runs scripts in the checkout; the person's file names count from where they stand.
  const env = { ...process.env, OFFPRINT_CWD: process.env.INIT_CWD ?? process.cwd() }
  process.exit(await launchApp(runtime, { switches: SWITCHES, words, env }))
})
