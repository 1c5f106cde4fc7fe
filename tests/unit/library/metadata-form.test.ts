import { describe, expect, it } from 'vitest'
import { formOf, readForm } from '../../../renderer/library/metadata-form.ts'
import type { CapturedMetadata } from '../../../shared/article/article.ts'

const captured: CapturedMetadata = {
  title: 'Tides',
  authors: ['Ada Moor', 'Ben Quay'],
  siteName: 'The Shore',
  publishedAt: '2026-02',
  modifiedAt: '',
  lang: 'en',
  dir: '',
  excerpt: '',
  leadImage: '',
  leadAsset: '',
  canonicalUrl: '',
  url: 'https://example.org/tides',
  wordCount: 10,
}

const NOTHING_EDITED = { title: '', authors: [], siteName: '', publishedAt: '', url: '' }

describe('the details of an article', () => {
  it('edit nothing when they say what was captured', () => {
    expect(readForm(formOf(captured), captured)).toEqual({ edited: NOTHING_EDITED, problems: [] })
  })

  it('go back to what was captured when they are emptied', () => {
    const emptied = { title: ' ', authors: '\n', siteName: '', publishedAt: '', url: '' }
    expect(readForm(emptied, captured)).toEqual({ edited: NOTHING_EDITED, problems: [] })
  })

  it('keep what differs, one author to a line', () => {
    const form = { ...formOf(captured), title: ' Ebb ', authors: 'Ada Moor\n\n Cem Sand ' }
    expect(readForm(form, captured).edited).toEqual({
      ...NOTHING_EDITED,
      title: 'Ebb',
      authors: ['Ada Moor', 'Cem Sand'],
    })
  })

  it('refuse a day that does not exist and an address that is none', () => {
    const form = { ...formOf(captured), publishedAt: '2026-02-30', url: 'javascript:alert(1)' }
    expect(readForm(form, captured).problems).toEqual(['publishedAt', 'url'])
  })
})
