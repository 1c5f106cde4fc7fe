import { expect, test } from 'vitest'
import type { NotebookEntry } from '../../../shared/notebook/notebook-entry.ts'
import { quotesMarkdown } from '../../../shared/notebook/quotes-markdown.ts'

const QUOTE: NotebookEntry = {
  id: 'one',
  kind: 'highlight',
  article: {
    id: 'a',
    title: 'The quay',
    titleKey: 'the quay',
    authors: ['Ada Quill'],
    siteName: 'Harbour Quarterly',
    publishedAt: '2026-02',
    url: 'https://example.org/quay',
  },
  quote: 'A quay is a *promise*.',
  mark: { color: 'amber', style: 'highlight', element: null },
  tags: [],
  notes: [{ id: 'n', body: 'Is it **kept**?\n', createdAt: 0 }],
  createdAt: 0,
  place: 'settled',
  start: 0,
  folded: '',
}

test('quotes are copied with their citation and their notes, notes as they were written', () => {
  const note: NotebookEntry = {
    ...QUOTE,
    id: 'two',
    kind: 'free-note',
    article: null,
    quote: '',
    mark: null,
    notes: [{ id: 'm', body: '- mine', createdAt: 0 }],
  }
  expect(quotesMarkdown([QUOTE, note])).toBe(
    [
      '> A quay is a \\*promise\\*.',
      '>',
      '> — Ada Quill, [The quay](<https://example.org/quay>), Harbour Quarterly, 2026-02',
      '',
      'Is it **kept**?',
      '',
      '- mine',
    ].join('\n'),
  )
})

test('an image is copied by what it is called', () => {
  const image: NotebookEntry = {
    ...QUOTE,
    quote: '',
    notes: [],
    mark: { color: 'sky', style: 'highlight', element: { kind: 'image', label: 'The crane at dusk' } },
  }
  expect(quotesMarkdown([image])).toContain('> The crane at dusk')
})
