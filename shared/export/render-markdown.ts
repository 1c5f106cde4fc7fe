import type { Highlight } from '../annotation/highlight.ts'
import type { HighlightColor } from '../annotation/highlight-colors.ts'
import type { Note } from '../annotation/note.ts'
import { noteLinkAddress } from '../annotation/note-links.ts'
import type { Article, CapturedMetadata } from '../article/article.ts'
import { escapeMarkdown, escapeMarkdownLine } from './escape-markdown.ts'
import { type FrontMatter, frontMatterOf, renderFrontMatter } from './front-matter.ts'

/** A highlighted passage as it is to be read: paragraphs parted by blank lines. */
export interface Passage {
  readonly text: string
  /** The passage as Markdown, where it holds code, a table, maths or an image. Made from sanitized nodes, syntax escaped. */
  readonly markdown?: string
}

export interface ArticleToRender {
  readonly article: Pick<Article, 'id' | 'savedAt'>
  /** What a person sees (`shownMetadata`). */
  readonly metadata: Pick<CapturedMetadata, 'title' | 'authors' | 'publishedAt' | 'url' | 'canonicalUrl'>
  /** Paths as the user wrote them. */
  readonly tags: readonly string[]
  readonly highlights: readonly Highlight[]
  /** Where each highlight starts in the version that is shown, by its id; without one, where it was made. */
  readonly starts: ReadonlyMap<string, number>
  readonly highlightTags: ReadonlyMap<string, readonly string[]>
  /** On the article and on its highlights. */
  readonly notes: readonly Note[]
  /** By highlight id; without one, what was stored is written. */
  readonly passages: ReadonlyMap<string, Passage>
}

/** A callout that belongs to Offprint, from its first `>` to its block id, without a line break at the end. */
export interface RenderedBlock {
  readonly id: string
  readonly text: string
  /** The headings that stand above it, as lines of Markdown, outermost first. */
  readonly headings: readonly string[]
}

export interface RenderedMarkdown {
  /** The whole file. */
  readonly text: string
  readonly frontMatter: FrontMatter
  readonly blocks: readonly RenderedBlock[]
}

/** Obsidian's callout types, by the colour in which it shows them. */
const CALLOUT_TYPES: Readonly<Record<HighlightColor, string>> = {
  amber: 'quote',
  rose: 'danger',
  sage: 'check',
  sky: 'info',
  violet: 'example',
}

/** The heading above notes on the article as a whole. */
const NOTES_HEADING = '## Notes'

/** Markdown has six levels of headings; the article's title takes the first. */
const DEEPEST_HEADING = 6

/** Renders an article's highlights and notes as one Markdown file: Offprint's default form. */
export function renderArticleMarkdown(source: ArticleToRender): RenderedMarkdown {
  const { article, metadata } = source
  const frontMatter = frontMatterOf({
    id: article.id,
    savedAt: article.savedAt,
    title: metadata.title,
    authors: metadata.authors,
    source: metadata.url || metadata.canonicalUrl,
    publishedAt: metadata.publishedAt,
    tags: source.tags,
  })
  const blocks = [
    ...inDocumentOrder(source).map((highlight) => renderHighlight(source, highlight)),
    ...articleNotes(source),
  ]
  const body = blocks.flatMap((block, index) => [...newHeadings(block, blocks[index - 1]), block.text])
  const title = escapeMarkdownLine(metadata.title)
  const parts = [...(title === '' ? [] : [`# ${title}`]), ...body]
  return { text: `${renderFrontMatter(frontMatter)}\n${parts.join('\n\n')}\n`, frontMatter, blocks }
}

/** The headings of a block that do not already stand above the block before it. */
export function newHeadings(block: RenderedBlock, before: RenderedBlock | undefined): readonly string[] {
  const known = before?.headings ?? []
  const common = block.headings.findIndex((heading, index) => heading !== known[index])
  return common < 0 ? [] : block.headings.slice(common)
}

/** The block id of a highlight or a note, which Obsidian links to as `[[file#^op-…]]`. */
export function blockIdOf(id: string): string {
  return `op-${id}`
}

/**
 * Text cut from a page as it reads: white space as a browser would show it. Blank lines part paragraphs, everything else
 * becomes one space.
 */
export function tidyQuote(text: string): string {
  return text
    .replace(/[ \t\n\r\f]+/g, (space) => (space.replace(/[^\n]/g, '').length > 1 ? '\n\n' : ' '))
    .replace(/^[ \n]+|[ \n]+$/g, '')
}

function inDocumentOrder({ highlights, starts }: ArticleToRender): Highlight[] {
  const start = (highlight: Highlight): number =>
    starts.get(highlight.id) ?? highlight.selectors.position.start
  const length = ({ selectors }: Highlight): number => selectors.position.end - selectors.position.start
  return highlights.toSorted((a, b) => start(a) - start(b) || length(a) - length(b) || compareIds(a, b))
}

function renderHighlight(source: ArticleToRender, highlight: Highlight): RenderedBlock {
  const passage = source.passages.get(highlight.id) ?? storedPassage(highlight)
  const notes = source.notes.filter(
    ({ targetKind, targetId }) => targetKind === 'highlight' && targetId === highlight.id,
  )
  const tags = (source.highlightTags.get(highlight.id) ?? []).map(inlineTag)
  const link = `[↗](${noteLinkAddress(source.article.id, highlight.id)})`
  const quote = passage.markdown ?? escapeMarkdown(passage.text)
  // Tables and indented code would not open directly under the callout's first line.
  const opening = `[!${CALLOUT_TYPES[highlight.color]}]${passage.markdown === undefined ? '' : '\n'}`
  const parts = [
    ...(quote === '' ? [opening.trim()] : [`${opening}\n${quote}`]),
    ...notes.toSorted(byTime).map((note) => noteCallout(note)),
    [...tags, link].join(' '),
  ]
  return {
    id: highlight.id,
    text: `${asQuote(parts.join('\n\n'))}\n\n^${blockIdOf(highlight.id)}`,
    headings: highlight.headingPath
      .map(escapeMarkdownLine)
      .filter((heading) => heading !== '')
      .map((heading, index) => `${'#'.repeat(Math.min(index + 2, DEEPEST_HEADING))} ${heading}`),
  }
}

/** What was marked as it was stored with the highlight. */
function storedPassage({ quote, element }: Highlight): Passage {
  return { text: tidyQuote(quote), ...(element?.markdown ? { markdown: element.markdown } : {}) }
}

function articleNotes({ notes }: ArticleToRender): RenderedBlock[] {
  return notes
    .filter((note) => note.targetKind === 'article')
    .toSorted(byTime)
    .map((note) => ({
      id: note.id,
      text: `${noteCallout(note)}\n\n^${blockIdOf(note.id)}`,
      headings: [NOTES_HEADING],
    }))
}

/** A first paragraph that may turn the line above into a heading or a table: one with `---`, `===`, `|-|` or the like in it. */
const MAY_UNDERLINE = /^[^\p{L}\p{N}]|\n[ \t]*[-=|:]/u

/** A note as a callout. Its text follows the callout's first line, or a blank one where it would change the first line. */
function noteCallout(note: Note): string {
  const body = contained(note.body)
  const [firstParagraph = ''] = body.split(/\n[ \t]*\n/, 1)
  return asQuote(`[!note]\n${MAY_UNDERLINE.test(firstParagraph) ? '\n' : ''}${body}`)
}

/** Puts `>` before every line: whatever stands in the text, it ends where the quotation ends. */
function asQuote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}

const CALLOUT_DEFINITION = /\[(?=\s*!\w+\s*\]:)/g

/**
 * A note is the user's own Markdown and stays as it is, but for the two things that a quotation does not end: an opening `%%` that
 * nothing closes would hide the rest of the file in Obsidian, and a link definition named like a callout would make links of them all.
 */
function contained(note: string): string {
  const body = note
    .replace(/\r\n?/g, '\n')
    .replace(/\0/g, '\uFFFD')
    .replace(CALLOUT_DEFINITION, '\\[')
    .replace(/^\s*\n|\s+$/g, '')
  const comments = body.split('%%').length - 1
  const last = body.lastIndexOf('%%')
  return comments % 2 === 0 ? body : `${body.slice(0, last)}\\%\\%${body.slice(last + 2)}`
}

/** What Obsidian refuses in a tag in running text. */
const NOT_IN_TAG = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}_/-]+/gu

/** A tag as Obsidian reads it in running text, `-` for what it refuses; one of nothing but such characters stays as plain text. */
function inlineTag(path: string): string {
  return path.replace(NOT_IN_TAG, '').replace(/[-_/]/g, '') === ''
    ? `\\#${escapeMarkdownLine(path)}`
    : `#${path.replace(NOT_IN_TAG, '-')}`
}

function byTime(a: Note, b: Note): number {
  return a.createdAt - b.createdAt || compareIds(a, b)
}

function compareIds(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
