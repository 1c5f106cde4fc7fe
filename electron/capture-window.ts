import { BrowserWindow, type WebContents, WebContentsView } from 'electron'
import type { BridgeError, CallRequest, CaptureBarState } from '../shared/bridge.ts'
import { ok, type Result } from '../shared/result.ts'
import { CAPTURE_BAR_PAGE } from './app-path.ts'
import { readTarget } from './capture/address-policy.ts'
import { CAPTURE_PREFERENCES } from './capture/capture-contents.ts'
import type { CaptureSession, CaptureSessions } from './capture/capture-session.ts'
import { takeSnapshot } from './capture/page-snapshot.ts'
import { loadProblem } from './capture/render-page.ts'
import { RequestWatch, UNCAPPED } from './capture/request-watch.ts'
import type { SignIns } from './capture/sign-ins.ts'
import { siteOf } from './capture/site-of.ts'
import { LOCKED_DOWN } from './contents-hardening.ts'
import { log } from './log.ts'
import { readingPages, ShellPage } from './shell-page.ts'
import { openReadingWindow, windowOf } from './window.ts'
import { WORDS } from './words.ts'

/** Height of the bar, in CSS pixels: `CaptureBar.module.css` draws in it. */
const BAR_HEIGHT = 56
const SIZE = { width: 1100, height: 820, minWidth: 560, minHeight: 400 }
/** As sites make the windows in which other sites sign people in. */
const CHILD_SIZE = { width: 560, height: 700 }
const ABORTED = -3
const REFUSED = 403

type Press = CallRequest<'captureBar'>['does']

/** The windows in which a person signs in to a site and saves what they see. */
export class CaptureWindows {
  private readonly sessions: CaptureSessions
  private readonly signIns: SignIns
  private readonly opened = new Map<ShellPage, { readonly window: CaptureWindow; readonly site: string }>()

  constructor(sessions: CaptureSessions, signIns: SignIns) {
    this.sessions = sessions
    this.signIns = signIns
  }

  /** Opens a page in a window of its own. @param allowPrivate the page's host, and no other, may be on a private network */
  async open(
    { url, allowPrivate }: CallRequest<'openCaptureWindow'>,
    opener: ShellPage,
  ): Promise<Result<null, BridgeError>> {
    const target = readTarget(url)
    if (!target.ok) return target
    const site = siteOf(url)
    const capture = await this.sessions.ofSite(site)
    const watch = new RequestWatch(allowPrivate ? target.value : null, UNCAPPED)
    const window = new CaptureWindow(capture, watch, {
      onSave: (page) => {
        readingPage(opener).send('pageCaptured', { ...page, allowPrivate })
        this.keep(site).catch(notKept)
      },
      onClosed: async (bar) => {
        this.opened.delete(bar)
        await this.keep(site)
      },
    })
    this.opened.set(window.bar, { window, site })
    window.load(target.value)
    return ok(null)
  }

  press(bar: ShellPage, does: Press): void {
    this.opened.get(bar)?.window.press(does)
  }

  /** Before the end: keeps what was done in windows that are still open. */
  async keepAll(): Promise<void> {
    for (const { site } of this.opened.values()) await this.keep(site)
  }

  private async keep(site: string): Promise<void> {
    await this.signIns.keep(site, Date.now())
    for (const page of readingPages()) page.send('signInsChanged', { sites: this.signIns.list() })
  }
}

/** The page that asked, or whichever there is when its window is gone. */
function readingPage(opener: ShellPage): ShellPage {
  const page = readingPages().includes(opener) ? opener : (readingPages().at(-1) ?? openReadingWindow())
  windowOf(page)?.flashFrame(true)
  return page
}

interface CaptureWindowEvents {
  readonly onSave: (page: { bytes: Uint8Array<ArrayBuffer>; url: string; title: string }) => void
  readonly onClosed: (bar: ShellPage) => Promise<void>
}

/** One window: the bar, which is ours and says where the page below it stands, and the page. */
class CaptureWindow {
  readonly bar: ShellPage
  private readonly window: BrowserWindow
  private readonly view: WebContentsView
  /** The view's contents; by its own name they are gone as soon as the window is. */
  private readonly page: WebContents
  private readonly capture: CaptureSession
  private readonly watch: RequestWatch
  private readonly events: CaptureWindowEvents
  private problem: CaptureBarState['problem'] = null
  private saving: CaptureBarState['saving'] = 'no'

  constructor(capture: CaptureSession, watch: RequestWatch, events: CaptureWindowEvents) {
    this.capture = capture
    this.watch = watch
    this.events = events
    this.window = new BrowserWindow({
      ...SIZE,
      title: WORDS.capture.title(''),
      autoHideMenuBar: true,
      webPreferences: LOCKED_DOWN,
    })
    this.window.on('page-title-updated', (event) => event.preventDefault())
    this.bar = new ShellPage(this.window.webContents, 'bar')
    this.view = new WebContentsView({ webPreferences: { ...CAPTURE_PREFERENCES, session: capture.session } })
    this.page = this.view.webContents
    capture.admit(this.page, watch)
    this.window.contentView.addChildView(this.view)
    this.fit()
    this.window.on('resize', () => this.fit())
    this.follow()
    this.openPopups()
    this.moveFocus()
    this.window.once('closed', () => {
      if (!this.page.isDestroyed()) this.page.close()
      events.onClosed(this.bar).catch(notKept)
    })
    this.bar.contents
      .loadURL(CAPTURE_BAR_PAGE)
      .catch((error: unknown) => log('capture-bar-not-loaded', { error: String(error) }))
    this.bar.whenReady(() => this.show())
  }

  load(url: URL): void {
    this.page.loadURL(url.href).catch(() => undefined)
    this.page.focus()
  }

  press(does: Press): void {
    if (does === 'back') this.page.navigationHistory.goBack()
    else if (does === 'reload') this.page.reload()
    else if (does === 'close') this.window.close()
    else if (does === 'page') this.page.focus()
    else void this.save()
  }

  private async save(): Promise<void> {
    if (this.saving === 'saving') return
    this.show({ saving: 'saving' })
    const taken = await takeSnapshot(this.page).catch(() => null)
    if (this.window.isDestroyed()) return
    this.show({ saving: taken?.ok ? 'saved' : 'failed' })
    if (!taken?.ok) return
    const { bytes, title, finalUrl } = taken.value
    this.events.onSave({ bytes, title, url: finalUrl })
  }

  private fit(): void {
    const [width = 0, height = 0] = this.window.getContentSize()
    this.view.setBounds({ x: 0, y: BAR_HEIGHT, width, height: Math.max(0, height - BAR_HEIGHT) })
  }

  /** Keeps the bar to what stands below it. */
  private follow(): void {
    const { page } = this
    page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) this.show({ problem: null, saving: 'no' })
    })
    page.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
      if (!isMainFrame || code === ABORTED) return
      this.show({ problem: this.watch.problemOf(hostnameOf(address)) ?? loadProblem(description) })
    })
    page.on('did-navigate', (_event, address, status) => {
      // What our proxy refuses of plain HTTP is an empty page to the browser.
      const problem = status === REFUSED ? this.watch.problemOf(hostnameOf(address)) : undefined
      this.show(problem ? { problem } : {})
    })
    page.on('did-navigate-in-page', () => this.show())
    page.on('did-start-loading', () => this.show())
    page.on('did-stop-loading', () => this.show())
  }

  private show(change: Partial<Pick<CaptureBarState, 'problem' | 'saving'>> = {}): void {
    if (this.window.isDestroyed()) return
    if (change.problem !== undefined) this.problem = change.problem
    if (change.saving !== undefined) this.saving = change.saving
    const address = this.page.getURL()
    this.window.setTitle(WORDS.capture.title(hostOf(address)))
    this.bar.send('captureBar', {
      address,
      isSecure: address.startsWith('https:'),
      isLoading: this.page.isLoadingMainFrame(),
      canGoBack: this.page.navigationHistory.canGoBack(),
      problem: this.problem,
      saving: this.saving,
    })
  }

  /** A site may open another one to sign people in, which then tells it so: a window of the same session, that says where it is. */
  private openPopups(): void {
    const { page, capture, watch } = this
    page.setWindowOpenHandler(({ url }) => {
      if (url !== 'about:blank' && !readTarget(url).ok) return { action: 'deny' }
      const webPreferences = { ...CAPTURE_PREFERENCES, session: capture.session }
      return {
        action: 'allow',
        overrideBrowserWindowOptions: {
          ...CHILD_SIZE,
          parent: this.window,
          autoHideMenuBar: true,
          webPreferences,
        },
      }
    })
    page.on('did-create-window', (child, { url }) => {
      capture.admit(child.webContents, watch)
      const name = (address: string) => child.setTitle(WORDS.capture.title(hostOf(address)))
      name(url)
      child.on('page-title-updated', (event) => event.preventDefault())
      child.webContents.on('did-navigate', (_event, address) => name(address))
    })
  }

  /** F6 goes from the page to the bar, as in browsers; the bar leads back by `press('page')`. */
  private moveFocus(): void {
    this.page.on('before-input-event', (event, { type, key, alt }) => {
      if (type !== 'keyDown') return
      if (key === 'F6') this.bar.contents.focus()
      else if (alt && key === 'ArrowLeft') this.page.navigationHistory.goBack()
      else return
      event.preventDefault()
    })
  }
}

const notKept = (error: unknown) => log('sign-in-not-kept', { error: String(error) })

const hostnameOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '')

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '')
