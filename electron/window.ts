import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import type { CallRequest } from '../shared/bridge.ts'
import { READING_PAGE } from './app-path.ts'
import { LOCKED_DOWN } from './contents-hardening.ts'
import { showContextMenu } from './context-menu.ts'
import { log } from './log.ts'
import { pageOf, readingPages, ShellPage } from './shell-page.ts'
import { placeWindow, SMALLEST_SIZE } from './window-bounds.ts'
import { keepAppearance, keepBounds, windowState } from './window-state.ts'
import { WORDS } from './words.ts'

/** What a page may take to say whether what was typed is committed; without any answer its window closes all the same. */
const CLOSE_PATIENCE_MS = 3_000
/** So that a second window does not hide the first. */
const CASCADE = 28
/** A page that crashes again so soon is not simply loaded again. */
const CRASH_WINDOW_MS = 30_000

/** Opens a window to read in. It paints the paper first, so that no blank frame shows. */
export function openReadingWindow(openArticleId = ''): ShellPage {
  const { bounds, maximized, background, theme } = windowState()
  nativeTheme.themeSource = theme
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
  const shift = readingPages().length * CASCADE
  const place = placeWindow(bounds, areas)
  const window = new BrowserWindow({
    ...placeWindow({ ...place, x: place.x + shift, y: place.y + shift }, areas),
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    backgroundColor: background,
    title: 'Offprint',
    webPreferences: LOCKED_DOWN,
  })
  if (maximized) window.maximize()
  const page = new ShellPage(window.webContents, 'reading', openArticleId)
  keepState(window)
  closeWithCare(window, page)
  recoverFromCrash(window)
  window.on('page-title-updated', (event) => event.preventDefault())
  window.webContents.on('context-menu', (_event, parameters) => showContextMenu(window, parameters))
  load(window)
  return page
}

/** The window that shows a page, or null when it is gone (or has none, like the command line's page). */
export const windowOf = (page: ShellPage): BrowserWindow | null =>
  BrowserWindow.fromWebContents(page.contents)

/** Brings the newest reading window to the front, or opens one. */
export function showReadingWindow(): ShellPage {
  const focused = BrowserWindow.getFocusedWindow()
  const page = (focused && pageOf(focused.webContents)) ?? readingPages().at(-1) ?? openReadingWindow()
  const window = windowOf(page)
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
  return page
}

/** The page painted itself anew: later windows, and this one while it loads, begin with that colour. */
export function applyAppearance({ theme, background }: CallRequest<'setAppearance'>): void {
  nativeTheme.themeSource = theme
  for (const page of readingPages()) windowOf(page)?.setBackgroundColor(background)
  keepAppearance(theme, background)
}

/** The page has committed everything, and its window may go; or it could not (`saved` is false), and its window stays. */
export const answerClosing = (page: ShellPage, saved: boolean): void => closing.get(page)?.(saved)

/** Tells when a window that was to close stays, since what was typed in it is not stored. */
export const onWindowStays = (listener: () => void): void => void stayListeners.add(listener)

const closing = new Map<ShellPage, (saved: boolean) => void>()
const stayListeners = new Set<() => void>()

function closeWithCare(window: BrowserWindow, page: ShellPage): void {
  window.on('close', (event) => {
    // A page that does not listen has nothing uncommitted.
    if (!page.isReady || window.webContents.isCrashed()) return
    event.preventDefault()
    if (closing.has(page)) return
    const timer = setTimeout(() => {
      log('close-without-answer')
      window.destroy()
    }, CLOSE_PATIENCE_MS)
    const endWaiting = () => {
      clearTimeout(timer)
      closing.delete(page)
    }
    closing.set(page, (saved) => {
      if (saved) return window.destroy()
      endWaiting()
      window.removeListener('closed', endWaiting)
      log('close-refused')
      window.show()
      for (const listener of stayListeners) listener()
    })
    window.once('closed', endWaiting)
    page.send('beforeClose', null)
  })
}

function keepState(window: BrowserWindow): void {
  const keepNow = () => {
    if (!window.isDestroyed() && !window.isMinimized() && !window.isFullScreen())
      keepBounds(window.getNormalBounds(), window.isMaximized())
  }
  window.on('resize', keepNow)
  window.on('move', keepNow)
  window.on('maximize', keepNow)
  window.on('unmaximize', keepNow)
}

function recoverFromCrash(window: BrowserWindow): void {
  let lastCrash = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log('reading-window-crashed', { reason, exitCode })
    const isFirst = performance.now() - lastCrash > CRASH_WINDOW_MS
    lastCrash = performance.now()
    const again = isFirst || (await askToOpenAgain(window))
    if (window.isDestroyed()) return
    if (again) load(window)
    else window.destroy()
  })
}

async function askToOpenAgain(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: WORDS.dialog.crashed,
    detail: WORDS.dialog.crashedDetail,
    buttons: [WORDS.dialog.openAgain, WORDS.dialog.quit],
  })
  return response === 0
}

function load(window: BrowserWindow): void {
  window
    .loadURL(READING_PAGE)
    .catch((error: unknown) => log('reading-page-not-loaded', { error: String(error) }))
}
