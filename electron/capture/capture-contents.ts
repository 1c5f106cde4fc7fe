import type { WebContents, WebPreferences } from 'electron'
import { log, originOf } from '../log.ts'
import { readTarget } from './address-policy.ts'

/** What a window that shows pages of the web is made of: none of our own scripts, and nothing that asks or plays. */
export const CAPTURE_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  spellcheck: false,
  enableWebSQL: false,
  backgroundThrottling: false,
  autoplayPolicy: 'user-gesture-required',
  devTools: false,
} as const satisfies WebPreferences

/** Documents that a frame makes itself. */
const OWN_DOCUMENT = /^(?:about:(?:blank|srcdoc)|blob:|data:)/

/** Locks contents of a capture session: they go to addresses of the web and nowhere else, open nothing, and cannot keep us waiting. */
export function hardenCapture(contents: WebContents): void {
  contents.setAudioMuted(true)
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => {
    const isOwn = !event.isMainFrame && OWN_DOCUMENT.test(event.url)
    if (isOwn || readTarget(event.url).ok) return
    event.preventDefault()
    log('capture-navigation-refused', { origin: originOf(event.url) })
  })
  contents.on('will-redirect', (event) => {
    if (!readTarget(event.url).ok) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
  // `beforeunload` holds nobody.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
}
