import { marked } from 'marked'
import { parseInert } from '../trusted.ts'
import { disarmPage } from './disarm-page.ts'
import type { ExtractedArticle } from './extract-article.ts'
import { NO_METADATA } from './metadata/no-metadata.ts'
import { resolveAddresses } from './resolve-addresses.ts'

/** Markdown (CommonMark with GitHub's tables and task lists) as an article. Markup in it is as untrusted as any page's. */
export function articleFromMarkdown(text: string, url: string): ExtractedArticle {
  const doc = parseInert(marked.parse(text, { async: false, gfm: true }))
  disarmPage(doc)
  resolveAddresses(doc, url)
  return { metadata: NO_METADATA, html: doc.body.innerHTML }
}
