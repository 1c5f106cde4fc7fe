import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { HIGHLIGHT_COLORS } from '../../../shared/annotation/highlight-colors.ts'
import { escapeMarkdown } from '../../../shared/export/escape-markdown.ts'
import { renderArticleMarkdown, tidyQuote } from '../../../shared/export/render-markdown.ts'
import { anyText, isWritable, naughtyStrings } from './hostile-text.ts'
import { readBack } from './read-back.ts'
import { sampleArticle, sampleHighlight, sampleNote } from './sample-article.ts'

describe('an exported article', () => {
  it('holds a whole element as it was stored, where its passage cannot be read', () => {
    const element = { kind: 'image', markdown: '![Quay](<q.png>)', source: 'q.png', label: 'Quay' } as const
    const source = sampleArticle({ highlights: [sampleHighlight('h1', '', { element })] })
    expect(renderArticleMarkdown(source).text).toContain('> [!quote]\n>\n> ![Quay](<q.png>)\n>')
  })

  it('reads as a person would write it', () => {
    const source = sampleArticle({
      highlights: [
        sampleHighlight('h2', 'It costs *nothing*.', {
          start: 90,
          color: 'sky',
          headingPath: ['The plan', 'Money'],
        }),
        sampleHighlight('h1', 'A town\n   without a sea.\n\nIt keeps its harbour.', {
          start: 10,
          headingPath: ['The plan'],
        }),
      ],
      highlightTags: new Map([['h1', ['big idea/sea']]]),
      notes: [sampleNote('n1', 'Really?\n\n- ask **Bo**', 'h1'), sampleNote('n2', 'Read it *again*.')],
    })
    expect(renderArticleMarkdown(source).text).toBe(`---
offprint_id: "a1"
title: "A Harbour: Without a Sea"
author: ["Ann Lee", "Bo Ortega"]
source: "https://paper.example/harbour"
published: 2026-02-02
saved: 2026-02-03
tags: ["politics/asia", "to read"]
---

# A Harbour: Without a Sea

## The plan

> [!quote]
> A town without a sea.
>
> It keeps its harbour.
>
> > [!note]
> > Really?
> >
> > - ask **Bo**
>
> #big-idea/sea [↗](offprint://article/a1?highlight=h1)

^op-h1

### Money

> [!info]
> It costs \\*nothing\\*.
>
> [↗](offprint://article/a1?highlight=h2)

^op-h2

## Notes

> [!note]
> Read it *again*.

^op-n2
`)
  })

  it('gives each colour a callout of its own', () => {
    const highlights = HIGHLIGHT_COLORS.map((color, index) =>
      sampleHighlight(`h${index}`, 'x', { color, start: index }),
    )
    const types = readBack(renderArticleMarkdown(sampleArticle({ highlights })).text).blocks.map(
      ({ type }) => type,
    )
    expect(new Set(types).size).toBe(HIGHLIGHT_COLORS.length)
  })

  it('follows the places of the version that is shown', () => {
    const highlights = [sampleHighlight('h1', 'x', { start: 1 }), sampleHighlight('h2', 'y', { start: 2 })]
    const starts = new Map([['h1', 30]])
    const blocks = renderArticleMarkdown(sampleArticle({ highlights, starts })).blocks
    expect(blocks.map(({ id }) => id)).toEqual(['h2', 'h1'])
  })

  it('keeps code as code', () => {
    const passage = { text: 'if (a < b)', markdown: '```js\nif (a < b) *c\n\n> d\n```' }
    const source = sampleArticle({
      highlights: [sampleHighlight('h1', 'if (a < b)')],
      passages: new Map([['h1', passage]]),
    })
    expect(readBack(renderArticleMarkdown(source).text).blocks[0]?.text).toBe('if (a < b) *c\n\n> d')
  })

  it('does not let a note’s comment hide what follows', () => {
    const source = sampleArticle({ notes: [sampleNote('n1', '%%done%% and %%open')] })
    expect(renderArticleMarkdown(source).text).toContain('%%done%% and \\%\\%open')
  })
})

describe('a note that defines a link named like a callout', () => {
  it('makes no link of the callouts', () => {
    const source = sampleArticle({
      notes: [sampleNote('n1', '[!note]: https://a.example'), sampleNote('n2', 'Two')],
    })
    expect(readBack(renderArticleMarkdown(source).text).blocks.map(({ type }) => type)).toEqual([
      'note',
      'note',
    ])
  })
})

describe('whatever title, tags, authors, notes and quotes hold', () => {
  const passageText = anyText.map((text) => text.replace(/^\n+|\n+$/g, '')).filter((text) => text !== '')

  const survives = (
    title: string,
    name: string,
    tag: string,
    heading: string,
    quote: string,
    note: string,
  ): void => {
    const source = sampleArticle({
      metadata: { title, authors: [name], publishedAt: '', url: name, canonicalUrl: '' },
      tags: [tag, 'after'],
      highlights: [
        sampleHighlight('h1', quote, { headingPath: [heading, 'Last'] }),
        sampleHighlight('h2', 'end', { start: 9 }),
      ],
      passages: new Map([['h1', { text: quote }]]),
      highlightTags: new Map([['h1', [tag]]]),
      notes: [sampleNote('n1', note, 'h1'), sampleNote('n2', note)],
    })
    const { text } = renderArticleMarkdown(source)
    const read = readBack(text)
    expect(read.frontMatter).toEqual({
      offprint_id: 'a1',
      title,
      author: [name],
      source: name,
      published: '',
      saved: '2026-02-03',
      tags: [tag, 'after'],
    })
    expect(read.blocks.map(({ id }) => id)).toEqual(['h1', 'h2', 'n2'])
    const [first, second, last] = read.blocks
    expect(first?.text).toBe(quote)
    expect(first?.link).toBe('offprint://article/a1?highlight=h1')
    expect(first?.headings.at(-1)).toBe('Last')
    expect(second?.text).toBe('end')
    const body = note.replace(/\r\n?/g, '\n').replace(/^\s*\n|\s+$/g, '')
    if (body.split('%%').length % 2 === 1 && !/\[\s*!note\s*\]:/.test(body)) {
      expect(first?.notes).toEqual([body])
      expect(last?.text).toBe(body)
    }
  }

  it('the front matter parses back to the same values and the quote reads back as the same text', () => {
    fc.assert(fc.property(anyText, anyText, anyText, anyText, passageText, anyText, survives), {
      numRuns: 500,
    })
  })

  it.skipIf(naughtyStrings.length === 0)('every naughty string keeps its letters', () => {
    for (const text of naughtyStrings)
      survives(text, text, text, text, text.replace(/^\n+|\n+$/g, '') || 'x', text)
  })
})

describe('escapeMarkdown', () => {
  const marked = new Marked({ gfm: true })

  const htmlOf = (text: string): string => marked.parse(escapeMarkdown(text), { async: false })

  /** What is left of HTML that may hold paragraphs and line breaks only. */
  const shown = (html: string): string =>
    html
      .replace(/<\/p>\n<p>/g, '\n\n')
      .replace(/^<p>|<\/p>\n$/g, '')
      .replace(/<br>/g, '\n')
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')

  it('leaves nothing that GFM takes for a table, a link, a heading or HTML', () => {
    fc.assert(
      fc.property(anyText.map(tidyQuote), (text) => {
        const tags = [...htmlOf(text).matchAll(/<(\/?\w+)[^>]*>/g)].map((tag) => tag[1])
        expect(tags.filter((tag) => tag !== 'p' && tag !== '/p' && tag !== 'br')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('shows the same words in another Markdown reader', () => {
    for (const text of [
      'a *b* _c_ `d`',
      '1. x',
      '1) x',
      '- x',
      '# x',
      'x\n===',
      'a|b\n-|-',
      '<b>x</b>',
      '&amp;',
      'https://a_b.example/_c_',
      'C# and F#',
    ]) {
      expect(shown(htmlOf(text))).toBe(text)
    }
  })

  it('leaves no Obsidian syntax', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkdown(text)
          // What is escaped parts its neighbours: a letter stands for it.
          .replace(/&#\d+;|\\[\s\S]/g, 'x')
        expect(escaped).not.toMatch(/%%|==|\[\[|\]\]|\^|\$|(?<![\p{L}\p{N}])#/u)
      }),
    )
  })

  it('cannot write what no Markdown file holds, and says so with a replacement character', () => {
    expect(escapeMarkdown('a\0b\ud800c')).toBe('a\ufffdb\ufffdc')
    expect(isWritable('a\0b')).toBe(false)
  })
})
