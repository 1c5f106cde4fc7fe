import { articleMarkdown } from '../../../renderer/actions/article-markdown.ts'
import { inertBody, passageMarkdown } from '../../../renderer/actions/passage.ts'
import { renderNotes } from '../../../renderer/actions/rendered-notes.ts'
import { sanitizedText, sanitizeHtml } from '../../../renderer/capture/sanitize-html.ts'
import type { Annotations, OpenArticle } from '../../../renderer/queries/models.ts'
import { describe as describePassage } from '../../../shared/anchoring/describe.ts'
import type { VersionAsset } from '../../../shared/article/version.ts'

const STAMP = { createdAt: 1, updatedAt: 1, deletedAt: 0, clocks: {} }
const ASSET: VersionAsset = {
  versionId: 'version',
  n: 0,
  url: 'https://example.org/quay (1).png',
  hash: '',
  status: 'missing',
  reason: 'offline',
}

/** An open article around some markup, with one image address. */
function openArticle(markup: string, title: string): OpenArticle {
  const html = sanitizeHtml(markup)
  const metadata = {
    title,
    authors: ['Ada Quill'],
    siteName: 'Harbour Quarterly',
    publishedAt: '2026-02',
    modifiedAt: '',
    lang: 'en',
    dir: 'ltr' as const,
    excerpt: '',
    leadImage: '',
    leadAsset: '',
    canonicalUrl: '',
    url: 'https://example.org/quay',
    wordCount: 1,
  }
  const article = { ...STAMP, id: 'article', captured: metadata, edited: {}, urlKey: 'key', savedAt: 0 }
  const version = {
    ...STAMP,
    id: 'version',
    articleId: 'article',
    bodyHash: '',
    sourceHash: '',
    capturedAt: 1,
  }
  return {
    article: { ...article, location: 'inbox', favorite: 0, versionId: 'version' },
    metadata,
    version: { ...version, extractor: '', sanitizer: '' },
    versions: [],
    html,
    text: sanitizedText(html),
    assets: [ASSET],
    tags: [],
  }
}

/** What the tests ask of exports, in a page: passages are named by their first and last words. */
const lab = {
  passage(markup: string, from: string, to: string): string {
    const open = openArticle(markup, 'T')
    const start = open.text.indexOf(from)
    const end = open.text.indexOf(to, start) + to.length
    return passageMarkdown(inertBody(open.html), start, end, () => ASSET.url)
  },
  article: (markup: string, title: string): string => articleMarkdown(openArticle(markup, title)),
  notes(markup: string, quote: string, note: string): string {
    const open = openArticle(markup, 'The quay')
    const start = open.text.indexOf(quote)
    const range = { start, end: start + quote.length }
    const highlight = {
      ...STAMP,
      id: 'mark',
      articleId: 'article',
      versionId: 'version',
      selectors: describePassage(open.text, range),
      quote,
      color: 'sky' as const,
      style: 'highlight' as const,
      headingPath: ['Tides'],
    }
    const anchor = { ...STAMP, id: 'a', versionId: 'version', highlightId: 'mark', ...range, confirmedAt: 0 }
    const annotations: Annotations = {
      highlights: [
        {
          highlight,
          anchor: { ...anchor, status: 'exact', confidence: 1 },
          isLeftOut: false,
          notes: [
            {
              ...STAMP,
              id: 'note',
              targetKind: 'highlight',
              targetId: 'mark',
              articleId: 'article',
              body: note,
              links: [],
            },
          ],
          tags: [],
        },
      ],
      articleNotes: [],
    }
    return renderNotes(open, annotations).text
  },
  /** The notes of an article with one image marked, which stands there or is gone from the version that is shown. */
  markedImage(markup: string, label: string, isGone: boolean): string {
    const open = openArticle(markup, 'The quay')
    const image = inertBody(open.html)
      .elements()
      .find(({ kind }) => kind === 'image')
    const range = { start: image?.start ?? 0, end: image?.end ?? 0 }
    const highlight = {
      ...STAMP,
      id: 'mark',
      articleId: 'article',
      versionId: 'version',
      selectors: describePassage(open.text, range),
      quote: '',
      color: 'amber' as const,
      style: 'highlight' as const,
      headingPath: [],
      element: { kind: 'image' as const, markdown: `![${label}](kept)`, source: ASSET.url, label },
    }
    const anchor = { ...STAMP, id: 'a', versionId: 'version', highlightId: 'mark', ...range, confirmedAt: 0 }
    const placed = { ...anchor, status: 'exact' as const, confidence: 1 }
    const shown = { highlight, anchor: isGone ? null : placed, isLeftOut: false, notes: [], tags: [] }
    return renderNotes(open, { highlights: [shown], articleNotes: [] }).text
  },
}

declare global {
  interface Window {
    exporting: typeof lab
  }
}

window.exporting = lab
