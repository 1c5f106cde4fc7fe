import type { Session } from 'electron'
import { APP_ORIGIN, isAppAddress } from './app-path.ts'
import { developmentServer } from './development-server.ts'
import { log, originOf } from './log.ts'

/** Nothing listens there: what would go to a proxy goes nowhere. */
const DEAD_PROXY = 'socks5://127.0.0.1:9'
/** Fetched from nowhere, should anything ask for a dictionary all the same. */
const NO_DICTIONARIES = `${APP_ORIGIN}/no-dictionaries/`

/**
 * Shuts the session that all windows share: no permission but durable storage, no download, no request that leaves the app.
 * The content policies say much of this already; these locks do not depend on them.
 */
export async function hardenSession(session: Session): Promise<void> {
  refusePermissions(session)
  refuseNetwork(session)
  session.on('will-download', (event) => {
    event.preventDefault()
    log('download-refused')
  })
  // On macOS the system checks spelling; elsewhere Chromium would download dictionaries.
  session.setSpellCheckerEnabled(process.platform === 'darwin')
  session.setSpellCheckerDictionaryDownloadURL(NO_DICTIONARIES)
  if (process.platform !== 'darwin') session.setSpellCheckerLanguages([])
  const development = developmentServer()
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: DEAD_PROXY,
    // Chromium lets loopback pass by itself; `<-loopback>` ends that.
    proxyBypassRules: development ? `127.0.0.1:${development.port}` : '<-loopback>',
  })
}

function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const granted = isDurableStorage(permission) && isAppAddress(details.requestingUrl)
    if (!granted) log('permission-refused', { permission, origin: originOf(contents.getURL()) })
    answer(granted)
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => isDurableStorage(permission) && originOf(origin) === APP_ORIGIN,
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
}

/** So that the system never clears the library to make room: the one permission that is not refused. */
const isDurableStorage = (permission: string) => permission === 'persistent-storage'

function refuseNetwork(session: Session): void {
  const development = developmentServer()
  const hotReload = development ? `ws://127.0.0.1:${development.port}` : null
  session.webRequest.onBeforeRequest((details, answer) => {
    const isOurs =
      isAppAddress(details.url) ||
      details.url.startsWith(`blob:${APP_ORIGIN}/`) ||
      (hotReload !== null && originOf(details.url) === hotReload) ||
      (development !== null && /^(?:devtools|data):/.test(details.url))
    if (!isOurs) log('request-refused', { type: details.resourceType, origin: originOf(details.url) })
    answer({ cancel: !isOurs })
  })
}
