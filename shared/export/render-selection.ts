import type { CapturedMetadata } from '../article/article.ts'
import { citeArticle } from './citation.ts'
import { escapeMarkdownLine } from './escape-markdown.ts'
import { newHeadings, type RenderedMarkdown } from './render-markdown.ts'

/** What was chosen on one article, rendered. */
export interface RenderedSelection {
  readonly metadata: CapturedMetadata
  readonly rendered: RenderedMarkdown
}

/** What notes that stand on no article are gathered under. */
const OWN_NOTES = '# Notes'

/**
 * Highlights and notes from several articles as one Markdown file: under each article's title its citation, then what was chosen, in
 * the order of the text. Notes that stand for themselves come last.
 * @param ownNotes Markdown as it was written
 */
export function renderSelection(articles: readonly RenderedSelection[], ownNotes: readonly string[]): string {
  const parts = articles.flatMap(({ metadata, rendered: { blocks } }) => [
    `# ${escapeMarkdownLine(metadata.title || metadata.url)}`,
    citeArticle(metadata),
    ...blocks.flatMap((block, index) => [...newHeadings(block, blocks[index - 1]), block.text]),
  ])
  const notes = ownNotes.map((body) => body.trim()).filter((body) => body !== '')
  const all = [...parts, ...(notes.length > 0 ? [OWN_NOTES, notes.join('\n\n---\n\n')] : [])]
  return `${all.filter((part) => part !== '').join('\n\n')}\n`
}
