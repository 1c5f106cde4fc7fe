import { marked } from 'marked'
import { parseMarkdownArticle } from '../../shared/import/markdown-article.ts'
import { parseInert } from '../trusted.ts'
import { disarmPage } from './disarm-page.ts'
import type { ExtractedArticle } from './extract-article.ts'
import { NO_METADATA } from './metadata/no-metadata.ts'
import { resolveAddresses } from './resolve-addresses.ts'

/**
 * Markdown (CommonMark with GitHub's tables and task lists) as an article, with what its front matter says. Markup in it is as
 * untrusted as any page's. Relative addresses count from `url`, else from where the front matter says it was published.
 */
export function articleFromMarkdown(text: string, url: string): ExtractedArticle {
  const {
    markdown,
    title,
    authors,
    publishedAt,
    siteName,
    lang,
    excerpt,
    url: source,
  } = parseMarkdownArticle(text)
  const doc = parseInert(marked.parse(markdown, { async: false, gfm: true }))
  disarmPage(doc)
  resolveAddresses(doc, url || source)
  for (const box of doc.querySelectorAll('li > input[type="checkbox"]')) {
    box.replaceWith(box.hasAttribute('checked') ? '☑' : '☐')
  }
  const metadata = {
    ...NO_METADATA,
    title,
    authors: [...authors],
    publishedAt,
    siteName,
    lang,
    excerpt,
    canonicalUrl: source,
  }
  return { metadata, html: doc.body.innerHTML }
}
