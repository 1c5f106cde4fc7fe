import { setTimeout as pause } from 'node:timers/promises'
import { BrowserWindow, type WebContents } from 'electron'
import type { BridgeError, BridgeErrorKind, CallResponse } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { log } from '../log.ts'
import { readTarget } from './address-policy.ts'
import { CAPTURE_PREFERENCES } from './capture-contents.ts'
import { type CaptureSessions, PAGE_TYPE } from './capture-session.ts'
import { statusProblem } from './fetch-problem.ts'
import { scrollOn, takeSnapshot } from './page-snapshot.ts'
import { type RequestCaps, RequestWatch } from './request-watch.ts'
import { siteOf } from './site-of.ts'

export interface RenderLimits extends RequestCaps {
  /** From the first request until what stands there is taken. */
  readonly loadMs: number
  /** For everything together; a page that answers nothing any more is given up then. */
  readonly totalMs: number
}

const RENDER_LIMITS: RenderLimits = {
  loadMs: 25_000,
  totalMs: 35_000,
  // News pages with all their advertisements ask for some 300.
  requests: 500,
  bytes: 60 * 1024 * 1024,
}

/** A usual screen: what a page keeps for narrow ones, or only shows on wide ones, is not what readers get. */
const SCREEN = { width: 1280, height: 900 }
/** Pages that go on for ever have shown by then what they call the article. */
const MOST_SCREENS = 40
const SCROLL_EVERY_MS = 120
const LOOK_EVERY_MS = 100
/** Frames drawn in a second: for nobody, but without them nothing counts as seen. */
const FRAME_RATE = 20

/**
 * What Chromium takes from documents by itself: dialogs, printing, popups, downloads, pointer lock, and frames that lead the page away.
 * https://html.spec.whatwg.org/multipage/browsers.html#sandboxing
 */
const SANDBOX = 'sandbox allow-scripts allow-same-origin allow-forms'

export interface RenderOrder {
  readonly url: string
  /** A person asked for this address: its host, and no other, may be on a private network. */
  readonly allowPrivate: boolean
  readonly sessions: CaptureSessions
  /** Whether a person signed in to a site: then it is asked as them. */
  readonly isSignedIn: (site: string) => boolean
  readonly signal: AbortSignal
  readonly limits?: RenderLimits
}

/**
 * Opens a page in a hidden window, lets its scripts run, scrolls through it and answers with the document that then stands there. One
 * page at a time. Never throws for what a page or the network does; the window is gone when it answers.
 */
export function renderPage(order: RenderOrder): Promise<CallResponse<'renderPage'>> {
  const turn = lastTurn.then(() => render(order))
  lastTurn = turn.catch(() => undefined)
  return turn
}

let lastTurn: Promise<unknown> = Promise.resolve()

async function render(order: RenderOrder): Promise<CallResponse<'renderPage'>> {
  const target = readTarget(order.url)
  if (!target.ok) return target
  if (order.signal.aborted) return CANCELLED
  const { sessions, limits = RENDER_LIMITS } = order
  const site = siteOf(order.url)
  const isSignedIn = order.isSignedIn(site)
  const capture = isSignedIn ? await sessions.ofSite(site) : await sessions.passing()
  const watch = new RequestWatch(order.allowPrivate ? target.value : null, limits)
  const window = new BrowserWindow({
    ...SCREEN,
    show: false,
    skipTaskbar: true,
    webPreferences: { ...CAPTURE_PREFERENCES, session: capture.session, offscreen: true },
  })
  const contents = window.webContents
  contents.setFrameRate(FRAME_RATE)
  capture.admit(contents, watch, SANDBOX)
  try {
    const ended = new AbortController()
    const work = loadAndTake(contents, target.value, watch, limits.loadMs, ended.signal)
    return await Promise.race([work, endOf(order.signal, contents, limits.totalMs, ended)])
  } catch (error) {
    // A page that goes elsewhere, or dies, takes along what was asked of it.
    return fail('unexpected', error instanceof Error ? error.message : 'the page could not be asked')
  } finally {
    // A page in an endless loop would not hear that its window closes.
    if (!contents.isDestroyed()) contents.forcefullyCrashRenderer()
    window.destroy()
    // A person may have signed out meanwhile; what the page was given since is of that sign-in.
    if (!isSignedIn || !order.isSignedIn(site)) await capture.clear()
  }
}

/** Ends with a reason when somebody cancels, the page's process dies, or the time is over. */
function endOf(
  cancelled: AbortSignal,
  contents: WebContents,
  totalMs: number,
  ended: AbortController,
): Promise<Result<never, BridgeError>> {
  return new Promise((resolve) => {
    const end = (reason: Result<never, BridgeError>) => {
      clearTimeout(timer)
      ended.abort()
      resolve(reason)
    }
    const timer = setTimeout(() => end(fail('time-out', 'the page did not come to rest')), totalMs)
    cancelled.addEventListener('abort', () => end(CANCELLED), { once: true })
    contents.once('render-process-gone', (_event, { reason }) => {
      if (reason !== 'killed' && reason !== 'clean-exit') log('capture-window-crashed', { reason })
      end(fail('unexpected', 'the page took its window down'))
    })
  })
}

async function loadAndTake(
  contents: WebContents,
  url: URL,
  watch: RequestWatch,
  loadMs: number,
  ended: AbortSignal,
): Promise<CallResponse<'renderPage'>> {
  const deadline = performance.now() + loadMs
  const isTime = () => ended.aborted || performance.now() > deadline
  const arrived = await arrival(contents, url, watch, deadline)
  if (!arrived.ok) return arrived
  const quiet = async () => {
    while (!isTime() && !watch.isQuiet) await pause(LOOK_EVERY_MS)
  }
  await quiet()
  for (let screen = 0; screen < MOST_SCREENS && !isTime(); screen++) {
    if (await scrollOn(contents).catch(() => false)) break
    await pause(SCROLL_EVERY_MS)
  }
  await pause(SCROLL_EVERY_MS)
  await quiet()
  if (ended.aborted) return CANCELLED
  const taken = await takeSnapshot(contents)
  if (!taken.ok) return taken
  const { bytes, finalUrl, contentType, shownAs } = taken.value
  if (!PAGE_TYPE.test(shownAs)) return fail('no-page', shownAs)
  return ok({ bytes, finalUrl, contentType })
}

/** Waits until the document is read, or its network says why it does not come. */
function arrival(
  contents: WebContents,
  url: URL,
  watch: RequestWatch,
  deadline: number,
): Promise<Result<null, BridgeError>> {
  return new Promise((resolve) => {
    const late = setTimeout(
      () => resolve(contents.getURL() === '' ? fail('time-out', 'took too long') : ok(null)),
      deadline - performance.now(),
    )
    const answer = (result: Result<null, BridgeError>) => {
      clearTimeout(late)
      resolve(result)
    }
    watch.onNoPage((type) => answer(fail('no-page', type)))
    contents.on('did-navigate', (_event, address, status) => {
      const host = URL.canParse(address) ? new URL(address).hostname : ''
      const problem = watch.problemOf(host) ?? statusProblem(status)
      if (problem !== null) answer(fail(problem, `status ${status}`))
    })
    contents.on('did-fail-load', (_event, code, description, address, isMainFrame) => {
      // What a page gives up itself, to go on elsewhere, is no failure.
      if (!isMainFrame || code === ABORTED) return
      const host = URL.canParse(address) ? new URL(address).hostname : url.hostname
      answer(fail(watch.problemOf(host) ?? loadProblem(description), description))
    })
    contents.once('dom-ready', () => answer(ok(null)))
    contents.loadURL(url.href).catch(() => undefined)
  })
}

/** Chromium's code for a load that was given up: net/base/net_error_list.h. */
const ABORTED = -3

export function loadProblem(description: string): BridgeErrorKind {
  if (/^ERR_(?:CERT|SSL|BAD_SSL)/.test(description)) return 'tls'
  if (/^ERR_TOO_MANY_REDIRECTS/.test(description)) return 'too-many-redirects'
  if (/TIMED_OUT/.test(description)) return 'time-out'
  if (/^ERR_(?:BLOCKED|UNSAFE_PORT)/.test(description)) return 'refused'
  return 'server-error'
}

const CANCELLED = fail('cancelled', 'cancelled')
