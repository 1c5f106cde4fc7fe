import type { CapturedMetadata } from '../../shared/article/article.ts'
import { urlKeyOf } from '../../shared/article/article-identity.ts'
import type { CaptureErrorKind, CaptureInput } from '../../shared/article/capture-job.ts'
import type { BridgeErrorKind, OffprintBridge } from '../../shared/bridge.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { CapturedArticle, CaptureFailure } from './captured-article.ts'
import { composeArticle } from './compose-article.ts'
import { EXTRACTOR_VERSION } from './extract-article.ts'
import { sha256 } from './hash.ts'
import { languageOfText } from './metadata/language-of-text.ts'
import { directionOf } from './metadata/read-metadata.ts'
import { countWords } from './read-blocks.ts'
import { bytesOf, type CaptureBytes, type ReadArticle, readBytes } from './read-input.ts'
import { SANITIZER_VERSION } from './sanitize-html.ts'
import { keepSource } from './source-bytes.ts'
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
  const read = readBytes(source.value)
  if (!read.ok) return read
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled before its images')
  return complete(read.value, source.value, { ...tools, allowPrivate: input.allowPrivate })
}

async function complete(
  { article, decodedText, charset, mime }: ReadArticle,
  source: CaptureBytes,
  tools: CaptureTools & { readonly allowPrivate: boolean },
): Promise<Result<CapturedArticle, CaptureFailure>> {
  const { html, text, images } = composeArticle(article.html)
  const { metadata } = article
  if (text.trim() === '' && images.length === 0)
    return fail('no-article', 'There is nothing to read on the page')
  const lead = images.find(({ url }) => url === metadata.leadImage) ?? {
    n: images.length,
    url: metadata.leadImage,
  }
  const wanted = lead.url === '' || lead.n < images.length ? images : [...images, lead]
  const stored = await storeImages(wanted, {
    bridge: tools.bridge,
    signal: tools.signal,
    allowPrivate: tools.allowPrivate,
    referrer: source.url,
    onProgress: (done, total) => tools.onProgress({ stage: 'images', done, total }),
  })
  if (tools.signal.aborted) return fail('cancelled', 'Cancelled among its images')
  const lang = metadata.lang || languageOfText(text)
  const captured: CapturedMetadata = {
    ...metadata,
    lang,
    dir: metadata.dir || directionOf(lang),
    title: metadata.title || source.name || firstWords(text),
    leadAsset: stored.versionAssets.find(({ n }) => n === lead.n)?.hash ?? '',
    url: source.url,
    wordCount: countWords(text),
  }
  return ok({
    captured,
    urlKey: urlKeyOf({
      canonicalUrl: captured.canonicalUrl,
      url: source.url,
      textHash: await sha256(decodedText),
    }),
    html,
    text,
    bodyHash: await sha256(html),
    source: await keepSource(source.bytes, mime, charset),
    ...stored,
    extractor: EXTRACTOR_VERSION,
    sanitizer: SANITIZER_VERSION,
  })
}

/** A title for what has none. */
const TITLE_LENGTH = 80

const firstWords = (text: string) => (text.trim().split('\n')[0] ?? '').slice(0, TITLE_LENGTH)

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
