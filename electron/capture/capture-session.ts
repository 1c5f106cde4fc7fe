import { type Session, session, type WebContents } from 'electron'
import { log } from '../log.ts'
import { readTarget } from './address-policy.ts'
import { CaptureProxy, hostAndPort } from './capture-proxy.ts'
import type { FetchIdentity } from './fetch-identity.ts'
import { PROXY_HOST } from './proxy-host.ts'
import type { RequestWatch } from './request-watch.ts'
import { systemResolver } from './resolve-host.ts'

/** Where no sign-in is needed: in memory, and emptied after each page. */
const PASSING_PARTITION = 'capture'
/** Where a person signs in, one for each site: what a site keeps there no other site is ever loaded with. */
const SITE_PARTITION_PREFIX = 'persist:capture-'

/** What an article's text needs never: it would only cost time and bytes. A socket would also never be quiet. */
const REFUSED_TYPES = new Set(['media', 'object', 'ping', 'cspReport', 'webSocket'])
/** What is a page by its Content-Type; without one Chromium looks at the bytes. */
export const PAGE_TYPE =
  /^\s*(?:$|(?:text\/html|application\/xhtml\+xml|(?:text|application)\/xml)\s*(?:;|$))/i
const POLICY_HEADER = 'content-security-policy'
const DOCUMENT_TYPES = new Set(['mainFrame', 'subFrame'])
/** What a page has at hand itself; no network is asked. */
const LOCAL_SCHEME = /^(?:data|blob|about):/

/** A session in which pages of the web run: apart from the app's own, behind the address policy, with nothing granted. */
export class CaptureSession {
  readonly session: Session
  private readonly watches = new Map<number, RequestWatch>()
  private readonly documentPolicies = new Map<number, string>()
  private readonly proxy: CaptureProxy

  private constructor(of: Session) {
    this.session = of
    const some = (test: (watch: RequestWatch) => boolean) => [...this.watches.values()].some(test)
    this.proxy = new CaptureProxy(
      {
        isAskedFor: (host) => some((watch) => watch.hasAskedFor(host)),
        mayBePrivate: (url) => some((watch) => watch.mayBePrivate(url)),
        onBytes: (count) => {
          for (const watch of this.watches.values()) watch.countBytes(count)
        },
        onProblem: (hostname, kind) => {
          for (const watch of this.watches.values()) watch.note(hostname, kind)
        },
      },
      systemResolver,
    )
  }

  /** @param partition as Electron names it */
  static async open(partition: string, identity: FetchIdentity): Promise<CaptureSession> {
    const opened = new CaptureSession(session.fromPartition(partition))
    captureSessions.add(opened.session)
    await opened.harden(identity)
    return opened
  }

  /**
   * From now on these contents may ask for things, as their watch allows. Nothing else in the session may.
   * @param documentPolicy a content policy that each of their documents gets beside its own; empty for none
   */
  admit(contents: WebContents, watch: RequestWatch, documentPolicy = ''): void {
    const { id } = contents
    this.watches.set(id, watch)
    this.documentPolicies.set(id, documentPolicy)
    watch.onExhausted(() => this.proxy.dropAll())
    contents.once('destroyed', () => {
      this.watches.delete(id)
      this.documentPolicies.delete(id)
    })
  }

  /** Forgets everything: cookies, storage, caches, workers. */
  async clear(): Promise<void> {
    await this.session.clearStorageData()
    await this.session.clearCache()
    await this.session.clearAuthCache()
  }

  private async harden(identity: FetchIdentity): Promise<void> {
    const { session } = this
    session.setPermissionRequestHandler((_contents, permission, answer) => {
      log('capture-permission-refused', { permission })
      answer(false)
    })
    session.setPermissionCheckHandler(() => false)
    session.setDevicePermissionHandler(() => false)
    session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
    session.on('will-download', (event, item, contents) => {
      event.preventDefault()
      this.watches.get(contents.id)?.noteNoPage(item.getMimeType())
      log('capture-download-refused')
    })
    // A dictionary would be fetched for each session anew.
    session.setSpellCheckerEnabled(false)
    session.setUserAgent(identity.userAgent, identity.acceptLanguage)
    this.watchRequests()
    await session.setProxy({
      mode: 'fixed_servers',
      proxyRules: `http://${PROXY_HOST}:${await this.proxy.open()}`,
      // Chromium lets loopback pass by itself; `<-loopback>` ends that.
      proxyBypassRules: '<-loopback>',
    })
  }

  private watchRequests(): void {
    const { webRequest } = this.session
    webRequest.onBeforeRequest(({ id, webContentsId, url, resourceType }, answer) => {
      if (LOCAL_SCHEME.test(url)) return answer({})
      // Requests of no window are those of workers that outlive their page.
      const watch = webContentsId === undefined ? undefined : this.watches.get(webContentsId)
      const target = readTarget(url)
      const isRefused = !watch || !target.ok || REFUSED_TYPES.has(resourceType)
      if (isRefused || this.isAnothersPrivatePage(target.value, watch)) return answer({ cancel: true })
      return answer({ cancel: !watch.begin(id, hostAndPort(target.value)) })
    })
    webRequest.onHeadersReceived(
      ({ webContentsId = 0, resourceType, statusCode, responseHeaders }, answer) => {
        const type = headerOf(responseHeaders, 'content-type')
        if (resourceType === 'mainFrame' && statusCode === 200 && !PAGE_TYPE.test(type))
          this.watches.get(webContentsId)?.noteNoPage(type)
        const policy = this.documentPolicies.get(webContentsId) ?? ''
        if (policy === '' || !DOCUMENT_TYPES.has(resourceType)) return answer({})
        const headers = { ...responseHeaders }
        const name =
          Object.keys(headers).find((header) => header.toLowerCase() === POLICY_HEADER) ?? POLICY_HEADER
        // Beside what the page itself sends: of several policies each holds.
        headers[name] = [...(headers[name] ?? []), policy]
        return answer({ responseHeaders: headers })
      },
    )
    const end = ({ id, webContentsId }: { id: number; webContentsId?: number }) =>
      void (webContentsId !== undefined && this.watches.get(webContentsId)?.end(id))
    webRequest.onCompleted(end)
    webRequest.onErrorOccurred(end)
  }

  /** The leave of one window to reach a private address is not another's. */
  private isAnothersPrivatePage(url: URL, own: RequestWatch): boolean {
    return !own.mayBePrivate(url) && [...this.watches.values()].some((watch) => watch.mayBePrivate(url))
  }
}

/** A header's last value; empty when there is none. */
function headerOf(headers: Record<string, string[]> = {}, wanted: string): string {
  const name = Object.keys(headers).find((header) => header.toLowerCase() === wanted)
  return name === undefined ? '' : (headers[name]?.at(-1) ?? '')
}

const captureSessions = new WeakSet<Session>()

/** Whether these contents show pages of the web, in a session made for that. */
export const isCapture = (contents: WebContents): boolean => captureSessions.has(contents.session)

/** The sessions of this process; each is opened once. */
export class CaptureSessions {
  private readonly opened = new Map<string, Promise<CaptureSession>>()
  private readonly identity: FetchIdentity

  constructor(identity: FetchIdentity) {
    this.identity = identity
  }

  /** Where pages run that need no sign-in. */
  passing(): Promise<CaptureSession> {
    return this.of(PASSING_PARTITION)
  }

  /** Where a person signed in to a site (`siteOf`), or will. */
  ofSite(site: string): Promise<CaptureSession> {
    return this.of(`${SITE_PARTITION_PREFIX}${encodeURIComponent(site)}`)
  }

  private of(partition: string): Promise<CaptureSession> {
    const known = this.opened.get(partition) ?? CaptureSession.open(partition, this.identity)
    this.opened.set(partition, known)
    return known
  }
}
