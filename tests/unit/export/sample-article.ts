import type { Highlight } from '../../../shared/annotation/highlight.ts'
import type { Note } from '../../../shared/annotation/note.ts'
import type { ArticleToRender } from '../../../shared/export/render-markdown.ts'

const stamp = { createdAt: 1, updatedAt: 1, deletedAt: 0, clocks: {} }

export function sampleHighlight(
  id: string,
  quote: string,
  more: Partial<Highlight> & { start?: number } = {},
): Highlight {
  const { start = 0, ...fields } = more
  const selectors = {
    position: { start, end: start + quote.length },
    quote: { exact: quote, prefix: '', suffix: '' },
  }
  const plain = {
    articleId: 'a1',
    versionId: 'v1',
    color: 'amber',
    style: 'highlight',
    headingPath: [] as string[],
  } as const
  return { ...stamp, ...plain, id, selectors, quote, ...fields }
}

export function sampleNote(id: string, body: string, highlightId = ''): Note {
  const target =
    highlightId === ''
      ? { targetKind: 'article', targetId: 'a1' }
      : { targetKind: 'highlight', targetId: highlightId }
  return { ...stamp, ...target, id, articleId: 'a1', body } as Note
}

export function sampleArticle(more: Partial<ArticleToRender> = {}): ArticleToRender {
  return {
    article: { id: 'a1', savedAt: new Date(2026, 1, 3, 12).getTime() },
    metadata: {
      title: 'A Harbour: Without a Sea',
      authors: ['Ann Lee', 'Bo Ortega'],
      publishedAt: '2026-02-02',
      url: 'https://paper.example/harbour',
      canonicalUrl: '',
    },
    tags: ['politics/asia', 'to read'],
    highlights: [],
    starts: new Map(),
    highlightTags: new Map(),
    notes: [],
    passages: new Map(),
    ...more,
  }
}
