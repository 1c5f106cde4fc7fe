import { marked } from 'marked'
import { parseMarkdownArticle } from '../../shared/import/markdown-article.ts'
import { parseInert } from '../trusted.ts'
import { boundPage } from './bound-page.ts'
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
    tags,
  } = parseMarkdownArticle(text)
  const doc = boundPage(parseInert(marked.parse(embedsAsImages(markdown), { async: false, gfm: true })))
  disarmPage(doc)
  const base = resolveAddresses(doc, url || source)
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
  return { metadata, html: doc.body.innerHTML, base, url: source, tags }
}

/** Obsidian's way to embed an image, `![[quay.png|300]]`, as CommonMark. */
function embedsAsImages(markdown: string): string {
  const embed = /!\[\[([^\]|#\n]{1,500}\.(?:avif|gif|jpe?g|png|svg|webp))(?:\|[^\]\n]{0,200})?\]\]/gi
  return markdown.replace(embed, (_, path: string) => `![](<${path.trim().replaceAll('>', '%3E')}>)`)
}
