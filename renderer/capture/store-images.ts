import type { MissingReason } from '../../shared/article/version.ts'
import type { BridgeErrorKind, OffprintBridge } from '../../shared/bridge.ts'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import type { CapturedAsset, CapturedVersionAsset } from './captured-article.ts'
import type { WantedImage } from './collect-images.ts'
import { sha256 } from './hash.ts'
import { imageTypeOf } from './image-type.ts'
import { rasterizeSvg } from './rasterize-svg.ts'

/** Downloads under way at once: polite to one server, and enough to hide its latency. */
const PARALLEL = 4

/** A page with more images than this is a gallery; the rest is listed as missing. */
export const MAX_IMAGES = 200

/** Bytes of images that one article may bring. */
export const MAX_BYTES = 150 * 1024 * 1024

export interface ImageTools {
  readonly bridge: Pick<OffprintBridge, 'call'>
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
  /** The page that shows the images. */
  readonly referrer: string
  readonly allowPrivate: boolean
}

export interface StoredImages {
  /** Each distinct image once, by its hash. */
  readonly assets: CapturedAsset[]
  readonly versionAssets: CapturedVersionAsset[]
}

/**
 * Downloads the images of an article through the shell. One that cannot be had is a row with its reason, never an error: an article
 * without a picture is still the article. Aborted, it answers with what it has; the caller looks at the signal.
 */
export async function storeImages(wanted: readonly WantedImage[], tools: ImageTools): Promise<StoredImages> {
  const assets = new Map<string, CapturedAsset>()
  const rows: CapturedVersionAsset[] = []
  let [next, done, bytes] = [0, 0, 0]
  const worker = async () => {
    while (next < wanted.length && !tools.signal.aborted) {
      const image = wanted[next++]
      if (!image) return
      const got = await obtain(image, next > MAX_IMAGES || bytes >= MAX_BYTES, tools)
      if (got.ok && bytes + got.value.size > MAX_BYTES && !assets.has(got.value.hash)) {
        rows.push(missing(image, 'too-large'))
      } else if (got.ok) {
        if (!assets.has(got.value.hash)) bytes += got.value.size
        assets.set(got.value.hash, got.value)
        rows.push({ n: image.n, url: listedUrl(image), hash: got.value.hash, status: 'stored', reason: '' })
      } else {
        rows.push(missing(image, got.error.kind))
      }
      tools.onProgress(++done, wanted.length)
    }
  }
  tools.onProgress(0, wanted.length)
  await Promise.all(Array.from({ length: PARALLEL }, worker))
  return { assets: [...assets.values()], versionAssets: rows.sort((a, b) => a.n - b.n) }
}

const missing = (image: WantedImage, reason: MissingReason): CapturedVersionAsset => ({
  n: image.n,
  url: listedUrl(image),
  hash: '',
  status: 'missing',
  reason,
})

/** An embedded image has no address to try again. */
const listedUrl = (image: WantedImage) => (image.url.startsWith('data:') ? '' : image.url)

async function obtain(
  image: WantedImage,
  full: boolean,
  tools: ImageTools,
): Promise<Result<CapturedAsset, Failure<MissingReason>>> {
  if (full) return fail('too-many', 'The article has more images than are kept')
  if (image.url.startsWith('data:')) return obtainEmbedded(image.url)
  const bytes = await download(image.url, tools)
  return bytes.ok ? toAsset(bytes.value) : bytes
}

/** The image that a `data:` address holds. */
export async function obtainEmbedded(url: string): Promise<Result<CapturedAsset, Failure<MissingReason>>> {
  const bytes = embedded(url)
  return bytes.ok ? toAsset(bytes.value) : bytes
}

async function toAsset(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<CapturedAsset, Failure<MissingReason>>> {
  const mime = imageTypeOf(bytes)
  if (!mime) return fail('not-an-image', 'The bytes are no image')
  if (mime === 'image/svg+xml') {
    const drawn = await rasterizeSvg(bytes)
    if (!drawn) return fail('not-an-image', 'The drawing cannot be drawn')
    // By its source: every engine draws it a little differently.
    return ok({ hash: await sha256(bytes), blob: drawn, mime: 'image/png', size: drawn.size })
  }
  const blob = new Blob([bytes], { type: mime })
  return ok({ hash: await sha256(bytes), blob, mime, size: blob.size })
}

type ImageBytes = Result<Uint8Array<ArrayBuffer>, Failure<MissingReason>>

async function download(url: string, tools: ImageTools): Promise<ImageBytes> {
  const requestId = crypto.randomUUID()
  const cancel = () => void tools.bridge.call('cancelFetch', { requestId })
  tools.signal.addEventListener('abort', cancel, { once: true })
  try {
    const { referrer, allowPrivate } = tools
    const fetched = await tools.bridge.call('fetchAsset', { requestId, url, referrer, allowPrivate })
    return fetched.ok
      ? ok(new Uint8Array(fetched.value.bytes))
      : fail(reasonOf(fetched.error.kind), fetched.error.message)
  } finally {
    tools.signal.removeEventListener('abort', cancel)
  }
}

const REASONS: Partial<Record<BridgeErrorKind, MissingReason>> = {
  offline: 'offline',
  'time-out': 'time-out',
  'too-large': 'too-large',
  'private-address': 'private-address',
  'not-found': 'not-found',
}

const reasonOf = (kind: BridgeErrorKind): MissingReason => REASONS[kind] ?? 'refused'

/** Decodes a `data:` address (RFC 2397). */
function embedded(url: string): ImageBytes {
  const match = /^data:[^,]*?(;base64)?,(.*)$/is.exec(url)
  if (!match) return fail('not-an-image', 'Not a data: address')
  const payload = percentDecode(match[2] ?? '')
  try {
    const binary = match[1] ? atob(payload.replace(/\s+/g, '')) : payload
    return ok(Uint8Array.from(binary, (character) => character.charCodeAt(0)))
  } catch {
    return fail('not-an-image', 'The data: address is not valid base64')
  }
}

/** Percent escapes to the bytes they stand for, one character for each byte. */
function percentDecode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
