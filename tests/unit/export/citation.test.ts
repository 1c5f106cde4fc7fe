import { describe, expect, it } from 'vitest'
import { citeQuote } from '../../../shared/export/citation.ts'

const metadata = {
  title: 'A *Harbour*',
  authors: ['Ann Lee', 'Bo Ortega'],
  siteName: 'The Paper',
  publishedAt: '2026-02-02',
  url: 'https://paper.example/a(b) c',
  canonicalUrl: '',
}

describe('citeQuote', () => {
  it('gives the quote and where it stands, for text and for Markdown', () => {
    const cited = citeQuote('First.\n\nSecond_.', metadata)
    expect(cited.plain).toBe(
      '“First.\n\nSecond_.”\n\n— Ann Lee, Bo Ortega, “A *Harbour*”, The Paper, 2026-02-02, https://paper.example/a(b) c',
    )
    expect(cited.markdown).toBe(
      '> First.\n>\n> Second\\_.\n>\n> — Ann Lee, Bo Ortega, [A \\*Harbour\\*](<https://paper.example/a(b)%20c>), The Paper, 2026-02-02',
    )
  })

  it('leaves out what is not known', () => {
    const nothing = { title: '', authors: [], siteName: '', publishedAt: '', url: '', canonicalUrl: '' }
    expect(citeQuote('Words', nothing)).toEqual({ plain: '“Words”', markdown: '> Words' })
    expect(citeQuote('Words', { ...nothing, title: 'T' }).plain).toBe('“Words”\n\n— “T”')
  })

  it('names many authors by the first', () => {
    expect(citeQuote('x', { ...metadata, authors: ['A', 'B', 'C', 'D'] }).plain).toContain('— A et al., ')
  })
})
