import {
  type Passage,
  type RenderedMarkdown,
  renderArticleMarkdown,
} from '../../shared/export/render-markdown.ts'
import type { Annotations, OpenArticle, ShownHighlight } from '../queries/models.ts'
import { imageAddresses } from './article-markdown.ts'
import type { ImageAddress } from './html-to-markdown.ts'
import { elementMarkdown, type InertBody, inertBody, passageMarkdown } from './passage.ts'

/** In a saved text every block stands on a line of its own; in Markdown paragraphs are parted by an empty one. */
const asParagraphs = (quote: string) => quote.trim().replace(/\s*\n\s*/g, '\n\n')

/** An article's highlights and notes as Markdown, each passage as what it is: prose, code, a table, a formula, an image. */
export function renderNotes(open: OpenArticle, { highlights, articleNotes }: Annotations): RenderedMarkdown {
  const body = inertBody(open.html)
  const imageAddress = imageAddresses(open)
  const passageOf = (shown: ShownHighlight): Passage => {
    const markdown = markdownOf(body, shown, imageAddress)
    return { text: asParagraphs(shown.highlight.quote), ...(markdown === '' ? {} : { markdown }) }
  }
  return renderArticleMarkdown({
    article: open.article,
    metadata: open.metadata,
    tags: open.tags.map(({ path }) => path),
    highlights: highlights.map(({ highlight }) => highlight),
    starts: new Map(
      highlights.flatMap(({ highlight, anchor }) => (anchor ? [[highlight.id, anchor.start]] : [])),
    ),
    highlightTags: new Map(
      highlights.map(({ highlight, tags }) => [highlight.id, tags.map(({ path }) => path)]),
    ),
    notes: [...articleNotes, ...highlights.flatMap(({ notes }) => notes)],
    passages: new Map(highlights.map((shown) => [shown.highlight.id, passageOf(shown)])),
  })
}

/** What a highlight holds as Markdown: a whole element as it is in this version, or where it is not, as it was when it was marked. */
function markdownOf(
  body: InertBody,
  { highlight, anchor }: ShownHighlight,
  imageAddress: ImageAddress,
): string {
  const { element } = highlight
  if (element) return (anchor && elementMarkdown(body, element, anchor, imageAddress)) || element.markdown
  return anchor ? passageMarkdown(body, anchor.start, anchor.end, imageAddress) : ''
}
