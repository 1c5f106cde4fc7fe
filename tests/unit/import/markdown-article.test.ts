import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderArticleMarkdown } from '../../../shared/export/render-markdown.ts'
import { parseMarkdownArticle } from '../../../shared/import/markdown-article.ts'
import { sampleArticle } from '../export/sample-article.ts'

describe('a Markdown file', () => {
  it('says in its front matter what it is', () => {
    const read = parseMarkdownArticle(`---
title: "The Harbour"
author: ["[[Ann Lee]]", Bo Ortega]
source: https://paper.example/a
published: 2026-02-02
site: The Paper
tags: [sea, politics/asia]
description: A town.
lang: en
---
# The Harbour

Text.`)
    expect(read).toEqual({
      title: 'The Harbour',
      authors: ['Ann Lee', 'Bo Ortega'],
      url: 'https://paper.example/a',
      publishedAt: '2026-02-02',
      siteName: 'The Paper',
      tags: ['sea', 'politics/asia'],
      excerpt: 'A town.',
      lang: 'en',
      markdown: '\nText.',
    })
  })

  it('reads the dialects of other programs', () => {
    const read = parseMarkdownArticle(
      '---\ntitle: 1984\nauthor: Ann Lee and Bo Ortega\ndate: 2026-02-02T10:00:00Z\ntags: "#a, b"\n---\nx',
    )
    expect(read).toMatchObject({
      title: '1984',
      authors: ['Ann Lee', 'Bo Ortega'],
      publishedAt: '2026-02-02',
      tags: ['a', 'b'],
    })
  })

  it('takes its first heading as title when there is no other', () => {
    expect(parseMarkdownArticle('\n# The *Harbour* of `x` #\n\nText.')).toMatchObject({
      title: 'The Harbour of x',
      markdown: '\nText.',
    })
    expect(parseMarkdownArticle('---\ntitle: Other\n---\n# The Harbour\n').markdown).toBe('# The Harbour\n')
  })

  it.each([
    '---\n\nText after a rule',
    '---\nkey: [unclosed\n---\nText',
    '---\n- a\n- list\n---\nText',
    'Text\n---\ntitle: x\n---',
  ])('keeps %j whole: it has no front matter', (source) => {
    expect(parseMarkdownArticle(source)).toMatchObject({ title: '', markdown: source })
  })

  it('is not blown up by aliases', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`,
    )
    const bomb = `---\na0: &a0 x\n${levels.join('\n')}\ntitle: x\n---\nText`
    expect(parseMarkdownArticle(bomb).markdown).toBe(bomb)
  })

  it('takes no address but http(s)', () => {
    expect(
      parseMarkdownArticle('---\nsource: "javascript:alert(1)"\nurl: https://a.example/\n---\n').url,
    ).toBe('https://a.example/')
    expect(parseMarkdownArticle('---\nsource: "javascript:alert(1)"\n---\n').url).toBe('')
  })

  it('reads what Offprint exported', () => {
    const read = parseMarkdownArticle(renderArticleMarkdown(sampleArticle()).text)
    expect(read).toMatchObject({
      title: 'A Harbour: Without a Sea',
      authors: ['Ann Lee', 'Bo Ortega'],
      publishedAt: '2026-02-02',
    })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (yaml, text) => {
        expect(parseMarkdownArticle(`---\n${yaml}\n---\n${text}`).title).toBeTypeOf('string')
      }),
      { numRuns: 1000 },
    )
  })
})
