import type { CapturedMetadata } from '../../shared/article/article.ts'
import { formatNames, formatPartialDate } from '../ui/format.ts'

/** Who wrote what, where and when, in a line: `Authors: Title. Publication, date. Address`. */
export function articleCitation(metadata: CapturedMetadata): string {
  const { title, authors, siteName, publishedAt } = metadata
  const place = [siteName, formatPartialDate(publishedAt, 'long')].filter(Boolean).join(', ')
  const named = [formatNames(authors), title].filter(Boolean).join(': ')
  return [named, place, metadata.url || metadata.canonicalUrl].filter(Boolean).join('. ')
}

/** A quote, and below it where it stands. */
export function quoteWithCitation(quote: string, metadata: CapturedMetadata): string {
  return `“${quote.trim()}”\n\n${articleCitation(metadata)}`
}
