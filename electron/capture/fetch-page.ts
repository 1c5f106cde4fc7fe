import type { CallResponse } from '../../shared/bridge.ts'
import { readTarget } from './address-policy.ts'
import type { FetchIdentity } from './fetch-identity.ts'
import type { Resolver } from './resolve-host.ts'
import { type FetchLimits, type FetchOrder, safeFetch } from './safe-fetch.ts'

const PAGE_LIMITS: FetchLimits = { bytes: 20 * 1024 * 1024, totalMs: 30_000, idleMs: 15_000 }

export interface PageOrder {
  readonly url: string
  /** A person typed this address: its host, and no other, may be on a private network. */
  readonly allowPrivate: boolean
  readonly identity: FetchIdentity
  readonly resolver: Resolver
  readonly signal: AbortSignal
  /** What the person's sign-in to a site lets it know them by. */
  readonly cookies?: FetchOrder['cookies'] | undefined
  readonly limits?: FetchLimits
}

/** Gets a page: its raw bytes, where they finally came from and how they are labelled. */
export function fetchPage(order: PageOrder): Promise<CallResponse<'fetchPage'>> {
  const url = readTarget(order.url)
  return safeFetch({
    url: order.url,
    headers: {
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': order.identity.acceptLanguage,
      'user-agent': order.identity.userAgent,
      'upgrade-insecure-requests': '1',
    },
    privateHost: order.allowPrivate && url.ok ? url.value.hostname : '',
    limits: order.limits ?? PAGE_LIMITS,
    resolver: order.resolver,
    signal: order.signal,
    cookies: order.cookies,
  })
}
