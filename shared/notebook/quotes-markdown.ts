import { citeQuote } from '../export/citation.ts'
import type { NotebookEntry } from './notebook-entry.ts'

/** As an entry is copied: the quote with its citation, then the notes as they were written. */
function entryMarkdown({ quote, mark, article, notes }: NotebookEntry): string {
  const passage = quote.trim() || mark?.element?.label || ''
  const cited = mark === null || passage === '' ? '' : citeQuote(passage, citedArticle(article)).markdown
  return [cited, ...notes.map(({ body }) => body.trim())].filter((part) => part !== '').join('\n\n')
}

function citedArticle(article: NotebookEntry['article']) {
  const { title = '', authors = [], siteName = '', publishedAt = '', url = '' } = article ?? {}
  return { title, authors: [...authors], siteName, publishedAt, url, canonicalUrl: '' }
}

/** Entries as Markdown for the clipboard, in their order. */
export function quotesMarkdown(entries: readonly NotebookEntry[]): string {
  return entries
    .map(entryMarkdown)
    .filter((text) => text !== '')
    .join('\n\n')
}
