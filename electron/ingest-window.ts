import { constants, setPriority } from 'node:os'
import { app, BrowserWindow, type WebContents, WebContentsView } from 'electron'
import { INGEST_PAGE } from './app-path.ts'
import { LOCKED_DOWN } from './contents-hardening.ts'
import { log } from './log.ts'
import { ShellPage } from './shell-page.ts'

/** A first crash costs no time; one that repeats must not keep the computer busy. */
const RESTART_DELAYS_MS = [0, 1_000, 5_000, 15_000, 60_000]
/** After this long without a crash the next one counts as the first again. */
const STEADY_MS = 5 * 60_000
/**
 * A page that answers nothing and has worked for so long meanwhile is in an endless loop: no extractor works this long on one article.
 * What counts is its own work: on a busy computer it waits for its turn, last of all, more than it works.
 */
const HANG_WORK_MS = 120_000
/** One that answers nothing for so long is given up, whatever it does. */
const HANG_MS = 15 * 60_000
const PING_EVERY_MS = 30_000
/** A world of the shell's own, beside the page's (0) and the preload script's (999). */
const SHELL_WORLD = 1_000

/**
 * The page that works the job queue and the commands, in a process of its own that may crash alone. With a display it lives in a hidden
 * window; without one (`view`) in no window at all. Its jobs are in the database: the page resumes them when it starts again.
 */
export class IngestWindow {
  private page: ShellPage | null = null
  private readonly surface: 'window' | 'view'
  private crashes = 0
  private startedAt = 0
  private ended = false
  private restart: NodeJS.Timeout | undefined
  private close: () => void = () => undefined
  private readonly goneListeners = new Set<(page: ShellPage) => void>()

  constructor(surface: 'window' | 'view') {
    this.surface = surface
  }

  /** The page, started if need be. It may not listen yet: `send` and `whenReady` wait for that. */
  start(): ShellPage {
    if (this.page) return this.page
    clearTimeout(this.restart)
    this.startedAt = performance.now()
    const contents = this.open()
    const page = new ShellPage(contents, 'ingest')
    this.page = page
    contents.on('render-process-gone', (_event, { reason, exitCode }) => this.onGone(page, reason, exitCode))
    this.watch(page)
    if (this.surface === 'window') contents.once('did-finish-load', () => stepBack(contents))
    contents
      .loadURL(INGEST_PAGE)
      .catch((error: unknown) => log('ingest-page-not-loaded', { error: String(error) }))
    return page
  }

  /** Tells when a page has crashed, before another one takes its place. */
  onCrash(listener: (page: ShellPage) => void): void {
    this.goneListeners.add(listener)
  }

  /** Ends it for good. Jobs under way are resumed at the next start. */
  end(): void {
    this.ended = true
    clearTimeout(this.restart)
    this.close()
    this.page = null
  }

  private open(): WebContents {
    const webPreferences = { ...LOCKED_DOWN, backgroundThrottling: false }
    if (this.surface === 'view') {
      const view = new WebContentsView({ webPreferences })
      this.close = () => view.webContents?.close()
      return view.webContents
    }
    const window = new BrowserWindow({ show: false, skipTaskbar: true, webPreferences })
    this.close = () => window.destroy()
    return window.webContents
  }

  private onGone(page: ShellPage, reason: string, exitCode: number): void {
    if (this.ended || this.page !== page) return
    log('ingest-window-crashed', { reason, exitCode })
    this.page = null
    for (const listener of this.goneListeners) listener(page)
    this.close()
    if (performance.now() - this.startedAt > STEADY_MS) this.crashes = 0
    const delay = RESTART_DELAYS_MS[Math.min(this.crashes++, RESTART_DELAYS_MS.length - 1)]
    this.restart = setTimeout(() => this.start(), delay)
  }

  /** Chromium notices a hanging page only by input that it leaves waiting, and this one gets none. */
  private watch(page: ShellPage): void {
    let asked: { at: number; worked: number } | null = null
    const timer = setInterval(async () => {
      if (asked !== null) {
        const worked = workedMs(page.contents) - asked.worked
        const waited = performance.now() - asked.at
        if (waited < HANG_MS && (waited < HANG_WORK_MS || worked < HANG_WORK_MS)) return
        log('ingest-window-hangs')
        page.contents.forcefullyCrashRenderer()
        return
      }
      if (!page.isReady) return
      asked = { at: performance.now(), worked: workedMs(page.contents) }
      await page.contents
        .executeJavaScriptInIsolatedWorld(SHELL_WORLD, [{ code: '0' }])
        .catch(() => undefined)
      asked = null
    }, PING_EVERY_MS)
    const stop = () => clearInterval(timer)
    page.contents.once('render-process-gone', stop)
    page.contents.once('destroyed', stop)
  }
}

/** Time that the processor has spent on a page's process. Where that is not known, all time counts as such. */
function workedMs(contents: WebContents): number {
  const pid = contents.getOSProcessId()
  const metric = app.getAppMetrics().find((process_) => process_.pid === pid)
  const seconds = metric?.cpu.cumulativeCPUUsage
  return seconds === undefined ? performance.now() : seconds * 1_000
}

/** Lets the windows that somebody reads in go first. */
function stepBack(contents: WebContents): void {
  try {
    setPriority(contents.getOSProcessId(), constants.priority.PRIORITY_BELOW_NORMAL)
  } catch (error) {
    log('ingest-window-priority', { error: error instanceof Error ? error.name : 'no error' })
  }
}
