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
 * Gets an image of a page. Only the page's origin is told; a site that refuses an image to whoever does not name the page, so that others
 * do not show it, is asked once more with the page's address. Where the page is on a private network by a person's wish, its own host
 * serves its images too; every other private address stays shut, whoever named it.
 */
export async function fetchAsset(order: AssetOrder): Promise<CallResponse<'fetchAsset'>> {
  const page = readTarget(order.referrer)
  const image = readTarget(order.url)
  const isDowngrade =
    page.ok && image.ok && page.value.protocol === 'https:' && image.value.protocol === 'http:'
  if (!page.ok || isDowngrade) return fetchWith(order, '')
  const first = await fetchWith(order, `${page.value.origin}/`)
  if (first.ok || first.error.kind !== 'refused') return first
  const { origin, pathname, search } = page.value
  return fetchWith(order, `${origin}${pathname}${search}`)
}

/** @param referrer empty: none is told */
function fetchWith(order: AssetOrder, referrer: string): Promise<CallResponse<'fetchAsset'>> {
  const page = readTarget(order.referrer)
  return safeFetch({
    url: order.url,
    headers: {
      accept: 'image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': order.identity.acceptLanguage,
      'user-agent': order.identity.userAgent,
      ...(referrer ? { referer: referrer } : {}),
    },
    privateHost: order.allowPrivate && page.ok ? page.value.hostname : '',
    limits: order.limits ?? ASSET_LIMITS,
    resolver: order.resolver,
    signal: order.signal,
  })
}
