import { parseInert } from '../trusted.ts'
import { collectImages, type WantedImage } from './collect-images.ts'
import { disarmPage } from './disarm-page.ts'
import { prepareMarkup } from './prepare-markup.ts'
import { sanitizedText, sanitizeHtml } from './sanitize-html.ts'
import type { SanitizedHtml } from './sanitized-html.ts'

export interface ComposedArticle {
  readonly html: SanitizedHtml
  /** The `textContent` of `html`. */
  readonly text: string
  readonly images: WantedImage[]
}

/** Untrusted markup with absolute addresses to the text of an article and the list of its images. */
export function composeArticle(untrusted: string): ComposedArticle {
  // The start tag keeps a fragment that begins with `<frameset>` from becoming a page of frames.
  const doc = parseInert(`<body>${untrusted}`)
  disarmPage(doc)
  const root = doc.body
  prepareMarkup(root)
  const images = collectImages(root)
  const html = sanitizeHtml(root.innerHTML)
  return { html, text: sanitizedText(html), images }
}
