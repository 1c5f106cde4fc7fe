import { parseInert } from '../trusted.ts'
import { boundMarkup } from './bound-markup.ts'
import { boundPage } from './bound-page.ts'
import { disarmPage } from './disarm-page.ts'
import type { ExtractedArticle } from './extract-article.ts'
import { NO_METADATA } from './metadata/no-metadata.ts'
import { resolveAddresses } from './resolve-addresses.ts'
import { unlazyImages } from './unlazy-images.ts'

/** What surrounds a selection on the clipboard: comments by which some systems mark where it begins. */
const FRAGMENT_COMMENT = /<!--\s*(Start|End)Fragment\s*-->/gi

/** Pasted markup: somebody chose it already, so nothing is left out. Its first heading of the first level is the title. */
export function articleFromSelection(html: string, url: string): ExtractedArticle {
  const doc = boundPage(parseInert(boundMarkup(html.replace(FRAGMENT_COMMENT, ''))))
  for (const element of doc.querySelectorAll('script:not([type^="math/"]), style, template')) element.remove()
  disarmPage(doc)
  resolveAddresses(doc, url)
  unlazyImages(doc)
  const heading = doc.querySelector('h1')
  const title = (heading?.textContent ?? '').replace(/\s+/g, ' ').trim()
  heading?.remove()
  return { metadata: { ...NO_METADATA, title }, html: doc.body.innerHTML }
}
