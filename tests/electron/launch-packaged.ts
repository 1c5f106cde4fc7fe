import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Browser, chromium, expect, type Page } from '@playwright/test'

/** What Chromium writes to standard error once its debugger listens. */
const LISTENING = /^DevTools listening on (ws:\S+)/

const READING_PAGE = 'app://offprint/index.html'

/** A packaged Offprint that runs. */
export interface PackagedOffprint {
  readonly browser: Browser
  /** The reading window, loaded. */
  readonly window: Page
  close(): Promise<void>
}

/**
 * Starts a packaged app, which Playwright's own launcher cannot drive: its inspector is switched off. It is reached
 * as a browser is, through Chromium's debugger.
 */
export async function launchPackaged(executable: string, profile: string): Promise<PackagedOffprint> {
  const { sandboxSwitches } = await import('../../scripts/launch-app.mjs')
  const words = [...sandboxSwitches(), '--remote-debugging-port=0', `--profile=${profile}`]
  const app = spawn(executable, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = once(app, 'exit')
  const address = await debuggerAddress(app.stderr)
  // A page that is still being made goes when its own process takes over, and takes who is just looking at it along.
  await expect.poll(() => addressesOf(address)).toContain(READING_PAGE)
  const browser = await chromium.connectOverCDP(address)
  const window = await readingWindow(browser)
  return {
    browser,
    window,
    close: async () => {
      app.kill()
      await gone
    },
  }
}

/** Keeps on reading after the line it looks for, or the app would stand still before a full pipe. */
function debuggerAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stderr })
    lines.on('line', (line) => {
      const address = LISTENING.exec(line)?.[1]
      if (address !== undefined) resolve(address)
    })
    lines.on('close', () => reject(new Error('The packaged app ended before its debugger listened')))
  })
}

/** Of the pages that a debugger can be put to. @param debuggerUrl what Chromium wrote */
async function addressesOf(debuggerUrl: string): Promise<string[]> {
  const answer = await fetch(`http://${new URL(debuggerUrl).host}/json/list`)
  return ((await answer.json()) as { readonly url: string }[]).map(({ url }) => url)
}

async function readingWindow(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('The packaged app has no context')
  const isReading = (page: Page) => page.url() === READING_PAGE
  const window = context.pages().find(isReading) ?? (await context.waitForEvent('page', isReading))
  await window.waitForLoadState()
  return window
}
