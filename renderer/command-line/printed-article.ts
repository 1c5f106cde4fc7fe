import type { Annotations, ArticleRow, OpenArticle, ShownHighlight } from '../queries/models.ts'

const isoTime = (ms: number) => new Date(ms).toISOString()

/** An article as `list` prints it. Times are ISO 8601; `highlights` and `notes` are counts. */
export function printedRow(row: ArticleRow) {
  const { title, authors, siteName, publishedAt, url } = row.metadata
  return {
    id: row.id,
    title,
    authors,
    siteName,
    publishedAt,
    savedAt: isoTime(row.savedAt),
    location: row.inTrash ? 'trash' : row.location,
    tags: row.tags.map(({ path }) => path),
    highlights: row.highlights,
    notes: row.notes,
    url,
  }
}

/** A highlight as `show` prints it; `start` and `end` are UTF-16 units of `text`, or null where its passage is gone. */
function printedHighlight({ highlight, anchor, notes, tags }: ShownHighlight) {
  const { exact, prefix, suffix } = highlight.selectors.quote
  return {
    id: highlight.id,
    quote: exact,
    prefix,
    suffix,
    start: anchor?.start ?? null,
    end: anchor?.end ?? null,
    color: highlight.color,
    style: highlight.style,
    tags: tags.map(({ path }) => path),
    notes: notes.map(({ body }) => body),
  }
}

/** An article with all that is on it, as `show --format json` prints it; `notes` are the article's own. */
export function printedArticle(row: ArticleRow, open: OpenArticle, annotations: Annotations) {
  return {
    ...printedRow(row),
    lang: open.metadata.lang,
    words: open.metadata.wordCount,
    text: open.text,
    html: open.html,
    highlights: annotations.highlights.map(printedHighlight),
    notes: annotations.articleNotes.map(({ body }) => body),
    versions: open.versions.map(({ id, capturedAt }) => ({
      id,
      capturedAt: isoTime(capturedAt),
      shown: id === open.version.id,
    })),
  }
}
