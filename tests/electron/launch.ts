import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test'

export interface LaunchOptions {
  /** The folder that holds the library; a second launch with the same one finds what the first has stored. */
  readonly profile: string
  /** What the app reads from its command line, after the switches. */
  readonly words?: readonly string[]
  /** Chromium's switches. */
  readonly switches?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** A running Offprint. */
export interface Offprint {
  readonly app: ElectronApplication
  /** The reading window, loaded. */
  readonly window: Page
  /** Everything that the app and its windows logged, for what must not be in there. */
  readonly log: readonly string[]
  /** Ends it as a person does, and waits until it is gone. */
  close(): Promise<void>
  /** Ends it as a power cut does: no handler runs. */
  kill(): Promise<void>
}

/** Starts the built app in real Electron and waits for its reading window. */
export async function launchOffprint({
  profile,
  words = [],
  switches = [],
  env = {},
}: LaunchOptions): Promise<Offprint> {
  const { electronRuntime } = await import('../../scripts/electron-runtime.mjs')
  const { sandboxSwitches } = await import('../../scripts/launch-app.mjs')
  const { root } = await import('../../scripts/project.mjs')
  const runtime = await electronRuntime({ quiet: true })
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...sandboxSwitches(), '--log-level=3', ...switches, root, '--profile', profile, ...words],
    env: { ...inheritedEnvironment(), ...env },
  })
  const log: string[] = []
  app.on('console', (message) => log.push(message.text()))
  app.context().on('console', (message) => log.push(message.text()))
  app.process().stderr?.on('data', (chunk: Buffer) => log.push(chunk.toString()))
  const window = await readingWindow(app)
  const gone = new Promise<void>((resolve) => app.process().once('exit', () => resolve()))
  return {
    app,
    window,
    log,
    close: () => app.close(),
    kill: async () => {
      app.process().kill('SIGKILL')
      await gone
    },
  }
}

/** The first window that a person sees; the hidden ingest window may come before it. */
export async function readingWindow(app: ElectronApplication): Promise<Page> {
  const isReading = (page: Page) => /^app:\/\/offprint\/(index\.html)?([?#]|$)/.test(page.url())
  const open = app.windows().find(isReading)
  const window = open ?? (await app.waitForEvent('window', isReading))
  await window.waitForLoadState()
  return window
}

/** Ours, without what would lead Electron elsewhere: to proxies, or into being plain Node. */
function inheritedEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !/^(https?|all|no)_proxy$|^ELECTRON_|^NODE_OPTIONS$/i.test(name),
  )
  return Object.fromEntries(kept) as Record<string, string>
}

export interface Fixtures {
  /** An empty folder of this test's own. */
  profile: string
  offprint: Offprint
  /** Keeps a picture of the reading window with the test's results, and returns its path. */
  takePicture: (name: string) => Promise<string>
}

/** A test of the whole app; it starts with an empty library. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  profile: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'offprint-profile-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  offprint: async ({ profile }, use) => {
    const offprint = await launchOffprint({ profile })
    await use(offprint)
    await offprint.close()
  },
  takePicture: async ({ offprint }, use, testInfo) => {
    await use(async (name) => {
      const path = testInfo.outputPath(`${name}.png`)
      await offprint.window.screenshot({ path })
      await testInfo.attach(name, { path, contentType: 'image/png' })
      return path
    })
  },
})

export { expect }
