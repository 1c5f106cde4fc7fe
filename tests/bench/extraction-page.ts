import { articleFromDocument } from '../../renderer/capture/article-from-page.ts'
import { composeArticle } from '../../renderer/capture/compose-article.ts'
import { disarmPage } from '../../renderer/capture/disarm-page.ts'
import type { Extraction } from '../../renderer/capture/extraction.ts'
import { resolveAddresses } from '../../renderer/capture/resolve-addresses.ts'
import { runDefuddle, runReadability } from '../../renderer/capture/run-extractors.ts'
import { unlazyImages } from '../../renderer/capture/unlazy-images.ts'
import { installDefaultPolicy, parseInert } from '../../renderer/trusted.ts'

/** What the corpus' scorer reads: one extractor's answer for one page. */
interface ScoredAnswer {
  readonly title?: string
  readonly byline?: string
  readonly siteName?: string
  readonly publishedTime?: string
  readonly lang?: string
  readonly excerpt?: string
  readonly leadImage?: string
  readonly html?: string
  readonly ms?: number
  readonly error?: string
}

/** Takes a parsed page and answers with what is still to be timed. */
type Extract = (doc: Document, url: string) => () => ScoredAnswer

/** The article as it would be saved; images and links within the text get their addresses back, because the scorer looks for them. */
const offprint: Extract = (page, url) => () => {
  const read = articleFromDocument(page, url)
  if (!read.ok) return { error: read.error.kind }
  const { metadata } = read.value
  const composed = composeArticle(read.value.html)
  const doc = parseInert(composed.html)
  for (const image of doc.querySelectorAll('img[data-asset]')) {
    image.setAttribute('src', composed.images[Number(image.getAttribute('data-asset'))]?.url ?? '')
  }
  for (const link of doc.querySelectorAll('a[href^="#op-"]')) {
    link.setAttribute('href', (link.getAttribute('href') ?? '').replace('#op-', '#'))
  }
  return {
    title: metadata.title,
    byline: metadata.authors.join(', '),
    siteName: metadata.siteName,
    publishedTime: metadata.publishedAt,
    lang: metadata.lang,
    excerpt: metadata.excerpt,
    leadImage: metadata.leadImage,
    html: doc.body.innerHTML,
  }
}

/** An extractor alone, on a page that was made ready for it beforehand. */
const single =
  (run: (doc: Document, url: string) => Extraction | undefined): Extract =>
  (doc, url) => {
    disarmPage(doc)
    resolveAddresses(doc, url)
    unlazyImages(doc)
    return () => scoredAnswer(run(doc, url))
  }

function scoredAnswer(found: Extraction | undefined): ScoredAnswer {
  if (!found) return {}
  const { title, byline, siteName, published, lang, excerpt, image } = found
  return {
    title,
    byline,
    siteName,
    publishedTime: published,
    lang,
    excerpt,
    leadImage: image,
    html: found.body.innerHTML,
  }
}

const EXTRACTORS: Readonly<Record<string, Extract>> = {
  offprint,
  readability: single(runReadability),
  defuddle: single(runDefuddle),
}

/** Runs the named extractors on a page and times each, parsing left out. */
function extractAll(names: readonly string[], html: string, url: string): ScoredAnswer[] {
  return names.map((name) => {
    const extract = EXTRACTORS[name]?.(parseInert(html), url)
    const began = performance.now()
    try {
      return { ...extract?.(), ms: performance.now() - began }
    } catch (error) {
      return { error: String(error), ms: performance.now() - began }
    }
  })
}

declare global {
  interface Window {
    extractAll: typeof extractAll
  }
}

installDefaultPolicy('ingest')
window.extractAll = extractAll
