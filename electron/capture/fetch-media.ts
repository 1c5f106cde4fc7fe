import type { BridgeError } from '../../shared/bridge.ts'
import { LARGEST_MEDIA_BYTES } from '../../shared/largest-file.ts'
import type { Result } from '../../shared/result.ts'
import { readTarget } from './address-policy.ts'
import { type AssetOrder, askedWithReferrer } from './fetch-asset.ts'
import { type FetchLimits, type StreamedAnswer, safeStream } from './safe-fetch.ts'

const HOURS = 60 * 60 * 1000

const MEDIA_LIMITS: FetchLimits = { bytes: LARGEST_MEDIA_BYTES, totalMs: 6 * HOURS, idleMs: 30_000 }

/**
 * Gets a film or a recording of a page, which a person asked for by its address: with `allowPrivate` its own host, and no other, may be
 * on a private network. Who is told which page shows it is as with an image.
 */
export function fetchMedia(
  order: AssetOrder,
  use: (answer: StreamedAnswer) => Promise<null>,
): Promise<Result<null, BridgeError>> {
  const file = readTarget(order.url)
  return askedWithReferrer(order, (referrer) =>
    safeStream(
      {
        url: order.url,
        headers: {
          accept: 'video/*,audio/*;q=0.9,*/*;q=0.5',
          // It is compressed already, and only so does its length say how much will come.
          'accept-encoding': 'identity',
          'accept-language': order.identity.acceptLanguage,
          'user-agent': order.identity.userAgent,
          ...(referrer ? { referer: referrer } : {}),
        },
        privateHost: order.allowPrivate && file.ok ? file.value.hostname : '',
        limits: order.limits ?? MEDIA_LIMITS,
        resolver: order.resolver,
        signal: order.signal,
        cookies: order.cookies,
      },
      use,
    ),
  )
}
