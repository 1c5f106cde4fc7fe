import { parseTextClipping } from '../../shared/import/text-clipping.ts'
import { parseInert } from '../trusted.ts'
import type { ExtractedArticle } from './extract-article.ts'
import { NO_METADATA } from './metadata/no-metadata.ts'

/** Plain text, a clipping or a note, as an article: a paragraph for each block between empty lines, line breaks kept. */
export function articleFromText(text: string): ExtractedArticle {
  const { title, publishedAt, authors, siteName, url, tags, paragraphs } = parseTextClipping(text)
  const metadata = { ...NO_METADATA, title, publishedAt, authors: [...authors], siteName, canonicalUrl: url }
  return { metadata, html: markupOf(paragraphs), url, tags }
}

/** Markup made by the DOM, so that no character of the text can be markup. */
function markupOf(paragraphs: readonly string[]): string {
  const body = parseInert('').body
  for (const text of paragraphs) {
    const paragraph = body.ownerDocument.createElement('p')
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) paragraph.append(body.ownerDocument.createElement('br'))
      paragraph.append(line.trim())
    }
    body.append(paragraph)
  }
  return body.innerHTML
}
