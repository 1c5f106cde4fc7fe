import type { CallResponse } from '../../shared/bridge.ts'
import { readTarget } from './address-policy.ts'
import type { PageOrder } from './fetch-page.ts'
import { type FetchLimits, safeFetch } from './safe-fetch.ts'

const ASSET_LIMITS: FetchLimits = { bytes: 25 * 1024 * 1024, totalMs: 20_000, idleMs: 10_000 }

export interface AssetOrder extends PageOrder {
  /** The page that shows it. */
  readonly referrer: string
}

/**
 * Gets an image of a page. Only the page's origin is told. Where the page is on a private network by a person's wish, its own host
 * serves its images too; every other private address stays shut, whoever named it.
 */
export function fetchAsset(order: AssetOrder): Promise<CallResponse<'fetchAsset'>> {
  const page = readTarget(order.referrer)
  const image = readTarget(order.url)
  const isDowngrade =
    page.ok && image.ok && page.value.protocol === 'https:' && image.value.protocol === 'http:'
  return safeFetch({
    url: order.url,
    headers: {
      accept: 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': order.identity.acceptLanguage,
      'user-agent': order.identity.userAgent,
      ...(page.ok && !isDowngrade ? { referer: `${page.value.origin}/` } : {}),
    },
    privateHost: order.allowPrivate && page.ok ? page.value.hostname : '',
    limits: order.limits ?? ASSET_LIMITS,
    resolver: order.resolver,
    signal: order.signal,
    cookies: order.cookies,
  })
}
