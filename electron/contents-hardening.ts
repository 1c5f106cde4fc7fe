import { join } from 'node:path'
import { app, type WebContents } from 'electron'
import { isAppAddress } from './app-path.ts'
import { hardenCapture } from './capture/capture-contents.ts'
import { isCapture } from './capture/capture-session.ts'
import { log, originOf } from './log.ts'

/** What every window of ours is made of: sandboxed, apart from our own scripts' world, without Node, without plugins. */
export const LOCKED_DOWN = {
  preload: join(__dirname, '../preload/preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  webgl: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: process.platform === 'darwin',
  devTools: !app.isPackaged,
} as const

/** Locks every page that this process will ever make, before its first byte: it stays where it was loaded and opens nothing. What shows pages of the web has rules of its own. */
export function hardenAllContents(): void {
  app.on('web-contents-created', (_event, contents) =>
    isCapture(contents) ? hardenCapture(contents) : hardenContents(contents),
  )
  // Trust nothing that the system's own checks do not trust, and offer no client certificate or password.
  app.on('certificate-error', (_event, _contents, _url, _error, _certificate, answer) => answer(false))
  app.on('select-client-certificate', (event) => event.preventDefault())
  app.on('login', (event) => event.preventDefault())
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    log('window-refused', { origin: originOf(url) })
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isReload(contents, event.url)) return
    event.preventDefault()
    log('navigation-refused', { origin: originOf(event.url) })
  })
  contents.on('will-navigate', (event) => {
    if (!isReload(contents, event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
  // A page may not keep its window open: what it has to finish, `beforeClose` waits for.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** A page of ours may load itself anew, and nothing else: so does one that could not start, and one whose modules Vite replaces. */
function isReload(contents: WebContents, url: string): boolean {
  return isAppAddress(url) && url === contents.getURL()
}
