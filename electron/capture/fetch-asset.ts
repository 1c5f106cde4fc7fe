import type { BridgeError, CallResponse } from '../../shared/bridge.ts'
import type { Result } from '../../shared/result.ts'
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
export function fetchAsset(order: AssetOrder): Promise<CallResponse<'fetchAsset'>> {
  return askedWithReferrer(order, (referrer) => fetchWith(order, referrer))
}

/**
 * Asks for what a page shows.
 * @param ask does so, naming this address as the page, or none where it is empty
 */
export async function askedWithReferrer<T>(
  order: Pick<AssetOrder, 'url' | 'referrer'>,
  ask: (referrer: string) => Promise<Result<T, BridgeError>>,
): Promise<Result<T, BridgeError>> {
  const page = readTarget(order.referrer)
  const shown = readTarget(order.url)
  const isDowngrade =
    page.ok && shown.ok && page.value.protocol === 'https:' && shown.value.protocol === 'http:'
  if (!page.ok || isDowngrade) return ask('')
  const first = await ask(`${page.value.origin}/`)
  if (first.ok || first.error.kind !== 'refused') return first
  const { origin, pathname, search } = page.value
  return ask(`${origin}${pathname}${search}`)
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
    cookies: order.cookies,
  })
}
