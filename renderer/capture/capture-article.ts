import type { CaptureErrorKind, CaptureInput } from '../../shared/article/capture-job.ts'
import type { BridgeErrorKind, OffprintBridge } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { CapturedArticle, CaptureFailure } from './captured-article.ts'
import { completeArticle } from './complete-article.ts'
import { bytesOf, type CaptureBytes, readBytes } from './read-input.ts'
import { storeImages } from './store-images.ts'

export interface CaptureTools {
  readonly bridge: Pick<OffprintBridge, 'call'>
  readonly signal: AbortSignal
  readonly onProgress: (progress: CaptureProgress) => void
}

export type CaptureProgress =
  | { readonly stage: 'fetching' | 'extracting' }
  /** Images done and in all. */
  | { readonly stage: 'images'; readonly done: number; readonly total: number }

/**
 * Gets an article in: fetches or takes the bytes, decodes, extracts, sanitizes and downloads the images. Nothing is stored; the
 * answer is everything that storage needs for one transaction. An image that cannot be had does not fail the article. An aborted
 * signal ends it with `cancelled`.
 */
export async function captureArticle(
  input: CaptureInput,
  tools: CaptureTools,
): Promise<Result<CapturedArticle, CaptureFailure>> {
  const source = input.kind === 'url' ? await fetchPage(input, tools) : ok(bytesOf(input))
  if (!source.ok) return source
  tools.onProgress({ stage: 'extracting' })
  const read = await readBytes(source.value)
  if (!read.ok) return read
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled before its images')
  const completed = await completeArticle(read.value, source.value, (wanted) =>
    storeImages(wanted, {
      bridge: tools.bridge,
      signal: tools.signal,
      allowPrivate: input.allowPrivate,
      referrer: source.value.url,
      onProgress: (done, total) => tools.onProgress({ stage: 'images', done, total }),
    }),
  )
  return tools.signal.aborted ? fail('cancelled', 'Cancelled among its images') : completed
}

async function fetchPage(
  input: Extract<CaptureInput, { kind: 'url' }>,
  tools: CaptureTools,
): Promise<Result<CaptureBytes, CaptureFailure>> {
  tools.onProgress({ stage: 'fetching' })
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled before it was fetched')
  const requestId = crypto.randomUUID()
  const cancel = () => void tools.bridge.call('cancelFetch', { requestId })
  tools.signal.addEventListener('abort', cancel, { once: true })
  try {
    const { url, allowPrivate } = input
    const fetched = await tools.bridge.call('fetchPage', { requestId, url, allowPrivate })
    if (!fetched.ok) return fail(captureErrorOf(fetched.error.kind), fetched.error.message)
    const { bytes, finalUrl, contentType } = fetched.value
    return ok({ bytes, contentType, url: finalUrl, name: '', selection: false })
  } finally {
    tools.signal.removeEventListener('abort', cancel)
  }
}

const SAME_NAMED: readonly (CaptureErrorKind | 'cancelled')[] = [
  'bad-address',
  'private-address',
  'offline',
  'not-found',
  'refused',
  'server-error',
  'tls',
  'time-out',
  'too-large',
  'too-many-redirects',
  'cancelled',
  'disk-full',
]

function captureErrorOf(kind: BridgeErrorKind): CaptureErrorKind | 'cancelled' {
  return SAME_NAMED.find((name) => name === kind) ?? 'unexpected'
}
