import type { WebContents } from 'electron'
import type { CallRequest, EventName, EventPayload, WindowKind } from '../shared/bridge.ts'
import { makeKeymap } from '../shared/commands/keymap.ts'
import { type MenuKeys, menuKeys } from '../shared/commands/menu-keys.ts'
import { FetchesUnderWay } from './capture/fetches-under-way.ts'
import { MediaFetches } from './capture/media-fetches.ts'

/** How long a click or a key counts as the reason for what a page asks; Chromium's own transient activation lasts as long. */
const ACTIVATION_MS = 5_000
const ACTIVATING_INPUTS = new Set([
  'mouseDown',
  'mouseUp',
  'rawKeyDown',
  'keyDown',
  'touchStart',
  'touchEnd',
  'gestureTap',
])

export const EVENT_CHANNEL = 'offprint:event'

/** The menu's keys until a page tells those that a person chose. */
export const FIRST_MENU_KEYS: MenuKeys = menuKeys(makeKeymap({}, process.platform === 'darwin'))

type MenuState = CallRequest<'setMenu'>
const NOTHING_OPEN: MenuState = {
  undo: null,
  redo: null,
  articleOpen: false,
  canGoBack: false,
  canGoForward: false,
  keys: FIRST_MENU_KEYS,
}

/** A page of ours as the shell knows it: who it is, whether it listens yet, what it is doing. */
export class ShellPage {
  readonly contents: WebContents
  /** The contents' id, which outlives them. */
  readonly id: number
  readonly kind: WindowKind
  readonly fetches = new FetchesUnderWay()
  readonly media = new MediaFetches()
  menu: MenuState = NOTHING_OPEN
  /** The article that its window was opened for; empty: the page decides. */
  readonly openArticleId: string
  private ready = false
  private held: (() => void)[] = []
  private lastInput = Number.NEGATIVE_INFINITY

  constructor(contents: WebContents, kind: WindowKind, openArticleId = '') {
    this.contents = contents
    this.id = contents.id
    this.kind = kind
    this.openArticleId = openArticleId
    contents.on('input-event', (_event, input) => {
      if (ACTIVATING_INPUTS.has(input.type)) this.lastInput = performance.now()
    })
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) this.reset()
    })
    contents.on('render-process-gone', () => this.reset())
    pages.set(this.id, this)
    contents.once('destroyed', () => {
      this.reset()
      pages.delete(this.id)
    })
  }

  get isReady(): boolean {
    return this.ready
  }

  /** Tells the page something, as soon as it listens. */
  send<E extends EventName>(name: E, payload: EventPayload<E>): void {
    const deliver = () => this.contents.send(EVENT_CHANNEL, name, payload)
    if (this.ready) deliver()
    else this.held.push(deliver)
  }

  /** The page listens: what was held back goes out. */
  becomeReady(): void {
    this.ready = true
    for (const deliver of this.held.splice(0)) deliver()
  }

  /** Answers once for each time that the page has become ready; at once when it is. */
  whenReady(then: () => void): void {
    if (this.ready) then()
    else this.held.push(then)
  }

  /** True when a person has just pressed something in this page; one press counts once. A script cannot make these events. */
  useActivation(): boolean {
    const isRecent = performance.now() - this.lastInput < ACTIVATION_MS
    this.lastInput = Number.NEGATIVE_INFINITY
    return isRecent
  }

  private reset(): void {
    this.ready = false
    this.menu = NOTHING_OPEN
    this.fetches.cancelAll()
    this.media.cancelAll()
    for (const listener of goneListeners) listener(this)
  }
}

const pages = new Map<number, ShellPage>()
const goneListeners = new Set<(page: ShellPage) => void>()

/** Tells when a document of ours is gone: crashed, closed or loaded anew. What it had open belongs to nobody now. */
export const onPageGone = (listener: (page: ShellPage) => void): void => void goneListeners.add(listener)

/** The page that shows these contents, or undefined for anything that is not a page of ours. */
export const pageOf = (contents: WebContents): ShellPage | undefined => pages.get(contents.id)

/** All pages of reading windows, in the order they were opened. */
export const readingPages = (): ShellPage[] => [...pages.values()].filter(({ kind }) => kind === 'reading')
