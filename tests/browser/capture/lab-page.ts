import { articleFromPage } from '../../../renderer/capture/article-from-page.ts'
import { captureArticle } from '../../../renderer/capture/capture-article.ts'
import { composeArticle } from '../../../renderer/capture/compose-article.ts'
import { decode } from '../../../renderer/capture/decode.ts'
import { extractAgain } from '../../../renderer/capture/extract-again.ts'
import { NOTHING_KNOWN } from '../../../renderer/capture/extraction.ts'
import { fillGaps } from '../../../renderer/capture/fill-gaps.ts'
import { restoreImages } from '../../../renderer/capture/restore-images.ts'
import { sanitizeHtml, sanitizeToFragment } from '../../../renderer/capture/sanitize-html.ts'
import { installDefaultPolicy, parseInert } from '../../../renderer/trusted.ts'
import type { CaptureInput } from '../../../shared/article/capture-job.ts'
import type { CallName, Fetched, OffprintBridge } from '../../../shared/bridge.ts'

const whenAtRest = () => Promise.resolve()

/** What the tests call in the page. Everything crosses as plain data. */
const lab = {
  /** A page through extraction and sanitizing, as an article is saved. Empty when there is nothing to read. */
  save(html: string, url: string): string {
    const page = articleFromPage(html, url)
    return page.ok ? composeArticle(page.value.html).html : ''
  },
  /** The text of these bytes, as the browser's own decoders give it. */
  decode(bytes: number[], contentType: string): string {
    const result = decode(Uint8Array.from(bytes), contentType, true)
    return result.ok ? result.value.text : result.error.kind
  },
  reference: (bytes: number[], label: string): string =>
    new TextDecoder(label).decode(Uint8Array.from(bytes)),
  /** What becomes of a reading when the gaps in it are filled from another. */
  fill(article: string, other: string): string {
    const [own, others] = [article, other].map((html) => ({
      ...NOTHING_KNOWN,
      by: 'data' as const,
      body: parseInert(html).body,
    }))
    if (own && others) fillGaps(own, others)
    return own?.body.innerHTML ?? ''
  },
  /** What becomes of an article when the images are put back that its page shows. */
  restore(page: string, article: string): string {
    const { body } = parseInert(article)
    restoreImages(parseInert(page), body, 'https://example.org/stories/lamp')
    return body.innerHTML
  },
  sanitize: (html: string): string => sanitizeHtml(html),
  textOf(html: string): string {
    return sanitizeToFragment(html).textContent ?? ''
  },
  /** Puts markup into the page as the reader does. */
  show(html: string): void {
    const holder = document.createElement('article')
    holder.append(document.adoptNode(sanitizeToFragment(html)))
    document.body.replaceChildren(holder)
  },
  /** Captures, then makes the article again from its bytes: what came out each time. */
  async captureTwice(input: CaptureInput, damage: 'none' | 'cut' = 'none') {
    const onProgress = () => undefined
    const signal = new AbortController().signal
    const result = await captureArticle(input, { bridge: webBridge, signal, onProgress, whenAtRest })
    if (!result.ok) return null
    const { captured, source, isSelection, versionAssets } = result.value
    const bytes = damage === 'cut' ? source.bytes.slice(0, -9) : source.bytes
    const kept = { captured, source: { ...source, bytes }, images: versionAssets }
    const again = await extractAgain({ ...kept, isSelection })
    const unmarked = await extractAgain({ ...kept, isSelection: undefined })
    const parts = (made: typeof again) => {
      if (!made.ok) return made.error.kind
      const { html, captured, versionAssets, source } = made.value
      return { html, captured, versionAssets, hash: source.hash }
    }
    return { first: parts(result as typeof again), again: parts(again), unmarked: parts(unmarked) }
  },
  async capture(input: CaptureInput, options: { abortAfter?: 'fetching' | 'images' } = {}) {
    const progress: string[] = []
    const controller = new AbortController()
    const result = await captureArticle(input, {
      bridge: webBridge,
      signal: controller.signal,
      whenAtRest,
      onProgress: (step) => {
        progress.push('total' in step ? `${step.stage} ${step.done}/${step.total}` : step.stage)
        if (step.stage === options.abortAfter) controller.abort()
      },
    })
    if (!result.ok)
      return { ok: false as const, kind: result.error.kind, message: result.error.message, progress }
    const { value } = result
    const original = new Blob([value.source.bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    return {
      ok: true as const,
      progress,
      captured: value.captured,
      urlKey: value.urlKey,
      html: value.html,
      text: value.text,
      bodyHash: value.bodyHash,
      source: { hash: value.source.hash, mime: value.source.mime, charset: value.source.charset },
      original: await new Response(original).text(),
      assets: value.assets.map(({ hash, mime, size }) => ({ hash, mime, size })),
      versionAssets: value.versionAssets,
      savedAt: value.savedAt,
      marks: value.marks,
    }
  },
}

/** Fetches from the lab's server what the shell would fetch from the web. */
const webBridge: Pick<OffprintBridge, 'call'> = {
  call: (async (name: CallName, request: { url: string }) => {
    if (name === 'cancelFetch') return null
    if (!request.url.startsWith(location.origin))
      return { ok: false, error: { kind: 'offline', message: 'not in the lab' } }
    const response = await fetch(request.url)
    if (!response.ok) return { ok: false, error: { kind: 'not-found', message: String(response.status) } }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const contentType = response.headers.get('content-type') ?? ''
    const value: Fetched = { bytes, contentType, finalUrl: response.url }
    return { ok: true, value }
  }) as OffprintBridge['call'],
}

declare global {
  interface Window {
    lab: typeof lab
  }
}

installDefaultPolicy('ingest')
window.lab = lab
