/** Has all that a real Electron needs ready before the first test: libraries, runtime, build, display. */
async function prepare(): Promise<() => void> {
  const { displayIsMissing, ensureDisplay } = await import('../../scripts/display.mjs')
  const { ensureSystemPackages } = await import('../../scripts/system-packages.mjs')
  const { electronRuntime } = await import('../../scripts/electron-runtime.mjs')
  const { ensureBuilt } = await import('../../scripts/build.mjs')
  ensureSystemPackages({ display: displayIsMissing() })
  await electronRuntime({ quiet: true })
  await ensureBuilt()
  return ensureDisplay()
}

export default prepare
