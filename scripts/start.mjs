// npm start: opens Offprint, building it first where the sources are newer.
import { ensureBuilt } from './build.mjs'
import { displayIsMissing, ensureDisplay } from './display.mjs'
import { electronRuntime } from './electron-runtime.mjs'
import { launchApp } from './launch-app.mjs'
import { failCalmly } from './project.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

await failCalmly(async () => {
  ensureSystemPackages({ display: displayIsMissing() })
  const runtime = await electronRuntime()
  await ensureBuilt()
  await ensureDisplay()
  process.exit(await launchApp(runtime, { words: process.argv.slice(2) }))
})
