import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { ensureBuilt } from '../../scripts/build.mjs'
import { ensureDisplay } from '../../scripts/display.mjs'
import { electronRuntime } from '../../scripts/electron-runtime.mjs'
import { sandboxSwitches } from '../../scripts/launch-app.mjs'
import { root } from '../../scripts/project.mjs'

/** What of this shell's environment the app is not to see: it would choose another network or another program. */
const FOREIGN_NAME = /^(https?|all|no)_proxy$|^ELECTRON_|^NODE_OPTIONS$/i

/**
 * Builds the app where the sources are newer, and opens it on an empty profile, or on one that is kept.
 * @param {string} name for the folder
 * @param {string} [kept] the folder of a profile that stays when the bench is over
 */
export async function openBenchApp(name, kept) {
  await ensureBuilt()
  const { executable } = await electronRuntime({ quiet: true })
  const endDisplay = await ensureDisplay()
  const folder = mkdtempSync(join(tmpdir(), `offprint-${name}-`))
  const profile = kept ?? join(folder, 'profile')
  mkdirSync(profile, { recursive: true })
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([variable]) => !FOREIGN_NAME.test(variable)),
  )
  const app = await _electron.launch({
    executablePath: executable,
    args: [...sandboxSwitches(), '--log-level=3', root, '--profile', profile],
    env: environment,
  })
  /** The window with this page; the hidden one comes after the reading window. @param {string} page */
  const windowAt = async (page) => {
    const isIt = (one) => one.url().startsWith(`app://offprint/${page}`)
    const found = app.windows().find(isIt) ?? (await app.waitForEvent('window', isIt))
    await found.waitForLoadState()
    return found
  }
  return {
    app,
    executable,
    environment,
    /** For files of the bench; the profile is in it unless it is kept. It goes when the app is closed. */
    folder,
    profile,
    reading: await windowAt('index.html'),
    ingest: await windowAt('ingest.html'),
    /** The lines of the shell's log. */
    readLog() {
      const file = join(profile, 'logs/offprint.log')
      return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    },
    async close() {
      await app.close()
      this.forget()
    },
    /** What `close` leaves to do where the app was closed already. */
    forget() {
      endDisplay()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
