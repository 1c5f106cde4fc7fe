import type { CapturedMetadata } from '../article/article.ts'
import { escapeMarkdown, escapeMarkdownLine } from './escape-markdown.ts'

export type CitedMetadata = Pick<
  CapturedMetadata,
  'title' | 'authors' | 'siteName' | 'publishedAt' | 'url' | 'canonicalUrl'
>

/** A quote with where it stands, for pasting elsewhere. */
export interface CitedQuote {
  readonly plain: string
  readonly markdown: string
}

/** More names than this are named by the first, as style guides do. */
const MAX_NAMED_AUTHORS = 3

/**
 * A quote with its citation: authors, title, publication, date (as ISO 8601, which every language reads) and address. What is not
 * known is left out.
 * @param quote the passage as it is to be read, paragraphs parted by blank lines
 */
export function citeQuote(quote: string, metadata: CitedMetadata): CitedQuote {
  const address = addressOf(metadata)
  const plain = [
    nameAuthors(metadata.authors),
    metadata.title && `“${metadata.title}”`,
    ...creditOf(metadata),
    address,
  ].filter((part) => part !== '')
  const cited = citeArticle(metadata)
  const quoted = escapeMarkdown(quote)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
  return {
    plain: plain.length === 0 ? `“${quote}”` : `“${quote}”\n\n— ${plain.join(', ')}`,
    markdown: [...quoted, ...(cited === '' ? [] : ['>', `> — ${cited}`])].join('\n'),
  }
}

/** An article's citation in one line of Markdown, its title a link; empty when nothing is known of it. */
export function citeArticle(metadata: CitedMetadata): string {
  const address = addressOf(metadata)
  const title = escapeMarkdownLine(metadata.title || address)
  const link = address === '' ? title : `[${title}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
  return [
    escapeMarkdownLine(nameAuthors(metadata.authors)),
    link,
    ...creditOf(metadata).map(escapeMarkdownLine),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const addressOf = ({ url, canonicalUrl }: CitedMetadata): string => url || canonicalUrl

const creditOf = ({ siteName, publishedAt }: CitedMetadata): string[] =>
  [siteName, publishedAt].filter((part) => part !== '')

function nameAuthors(authors: readonly string[]): string {
  const [first = ''] = authors
  return authors.length > MAX_NAMED_AUTHORS ? `${first} et al.` : authors.join(', ')
}
