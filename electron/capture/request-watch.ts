import type { BridgeErrorKind } from '../../shared/bridge.ts'

/** No request under way for so long: what the page loads of itself is there. */
const QUIET_MS = 500
/** With a request or two that stay open, as those of chats and counters do, this long without another one is quiet as well. */
const QUIET_BUT_FOR_A_FEW_MS = 2_000
const A_FEW = 2
/** As `URL.port` has them. Behind others on this computer are services that trust whoever reaches them. */
const PORTS_OF_THE_WEB = new Set(['', '80', '443'])

export interface RequestCaps {
  /** Requests, in all. */
  readonly requests: number
  /** Bytes over the network, in all. */
  readonly bytes: number
}

export const UNCAPPED: RequestCaps = { requests: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY }

/** What one capture window asks of the network: counted against its caps, and watched for the moment when it is quiet. */
export class RequestWatch {
  private readonly privatePage: URL | null
  private readonly caps: RequestCaps
  private readonly hosts = new Set<string>()
  private readonly underWay = new Set<number>()
  private readonly problems = new Map<string, BridgeErrorKind>()
  private readonly noPageListeners = new Set<(type: string) => void>()
  private readonly exhaustedListeners = new Set<() => void>()
  private requests = 0
  private bytes = 0
  private lastChange = performance.now()

  /** @param privatePage the page whose host, and no other, may be on a private network; null: none may */
  constructor(privatePage: URL | null, caps: RequestCaps) {
    this.privatePage = privatePage
    this.caps = caps
  }

  /** A request begins, or goes on to another host after a redirect. @returns false when it may not: a cap is reached */
  begin(id: number, hostAndPort: string): boolean {
    if (this.isExhausted || ++this.requests > this.caps.requests) return false
    this.hosts.add(hostAndPort)
    this.underWay.add(id)
    this.lastChange = performance.now()
    return true
  }

  end(id: number): void {
    if (this.underWay.delete(id)) this.lastChange = performance.now()
  }

  /** Whether the page may reach this address should it be private: on its own port, and on those that a server moves it to. */
  mayBePrivate(url: URL): boolean {
    const page = this.privatePage
    return (
      page !== null &&
      url.hostname === page.hostname &&
      (url.port === page.port || PORTS_OF_THE_WEB.has(url.port))
    )
  }

  hasAskedFor(hostAndPort: string): boolean {
    return this.hosts.has(hostAndPort)
  }

  countBytes(count: number): void {
    const before = this.isExhausted
    this.bytes += count
    if (!before && this.isExhausted) for (const listener of this.exhaustedListeners) listener()
  }

  onExhausted(listener: () => void): void {
    this.exhaustedListeners.add(listener)
  }

  /** The window is given something that is no page, of this type. */
  noteNoPage(type: string): void {
    for (const listener of this.noPageListeners) listener(type)
  }

  onNoPage(listener: (type: string) => void): void {
    this.noPageListeners.add(listener)
  }

  /** Why a host could not be reached. */
  note(hostname: string, kind: BridgeErrorKind): void {
    this.problems.set(hostname, kind)
  }

  problemOf(hostname: string): BridgeErrorKind | undefined {
    return this.problems.get(hostname)
  }

  get isExhausted(): boolean {
    return this.bytes > this.caps.bytes
  }

  get isQuiet(): boolean {
    const since = performance.now() - this.lastChange
    if (this.underWay.size === 0) return since >= QUIET_MS
    return this.underWay.size <= A_FEW && since >= QUIET_BUT_FOR_A_FEW_MS
  }
}
