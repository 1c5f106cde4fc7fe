import { describe, expect, it } from 'vitest'
import {
  firstWords,
  type LinkableArticle,
  type LinkableHighlight,
  linkMarkdown,
  openLinkAt,
  rankLinkTargets,
} from '../../../shared/annotation/link-completion.ts'
import { addressedIn, renameLinkedArticles } from '../../../shared/annotation/note-links.ts'
import { firstLineOf, linksIn } from '../../../shared/annotation/read-note.ts'
import { foldText } from '../../../shared/query/fold-text.ts'

function article(id: string, title: string, author = '', savedAt = 0): LinkableArticle {
  const head = foldText(`${title}\n${author}`)
  const folded = `${head} harbour in the excerpt`
  return { id, deletedAt: 0, savedAt, title, authors: [author], siteName: '', folded, named: head.length }
}

function highlight(id: string, articleId: string, quote: string, note = ''): LinkableHighlight {
  return { id, articleId, deletedAt: 0, createdAt: 0, quote, note, folded: foldText(`${quote}\n${note}`) }
}

const ARTICLES = [
  article('a', 'Old harbours', 'Ada Łoś', 3),
  article('b', 'The harbour master', '', 2),
  article('c', 'Ships', 'Ben Harbourne', 1),
]
const HIGHLIGHTS = [
  highlight('h1', 'b', 'A quay is a promise', 'on harbours'),
  highlight('h2', 'a', 'The harbour froze'),
]

const found = (query: string, here = '') =>
  rankLinkTargets(
    ARTICLES,
    HIGHLIGHTS,
    (id) => ARTICLES.find((one) => one.id === id)?.title ?? null,
    query,
    here,
  ).map(({ articleId, highlightId }) => highlightId || articleId)

describe('what is offered after two brackets', () => {
  it('is this article’s highlights first, then recent articles, before anything is typed', () => {
    expect(found('', 'a')).toEqual(['h2', 'a', 'b', 'c'])
    expect(found('')).toEqual(['a', 'b', 'c'])
  })

  it('is found by title, author, quote and note, without accents, in any order of the words', () => {
    expect(found('los')).toEqual(['a'])
    expect(found('master the')).toEqual(['b'])
    expect(found('promise')).toEqual(['h1'])
    expect(found('on harbours')).toEqual(['h1'])
    expect(found('froze harbour', 'a')).toEqual(['h2'])
  })

  it('puts titles that begin so before those that hold it, and looks at no excerpt', () => {
    expect(found('ships')).toEqual(['c'])
    expect(found('the har')[0]).toBe('b')
    expect(found('excerpt')).toEqual([])
  })

  it('leaves out what is in the Trash', () => {
    const gone = ARTICLES.map((one) => ({ ...one, deletedAt: 1 }))
    expect(rankLinkTargets(gone, [], () => null, 'harbour', '')).toEqual([])
  })
})

describe('two brackets', () => {
  it('open a link while it is typed on the same line', () => {
    expect(openLinkAt('see [[', 6)).toEqual({ start: 4, query: '' })
    expect(openLinkAt('see [[old har', 13)).toEqual({ start: 4, query: 'old har' })
    expect(openLinkAt('see [[old]] x', 13)).toBeNull()
    expect(openLinkAt('see [[old\nx', 11)).toBeNull()
    expect(openLinkAt('see [x', 6)).toBeNull()
    expect(openLinkAt('see [[', 5)).toBeNull()
  })
})

describe('a link', () => {
  it('is plain Markdown that leads where it says, whatever the title holds', () => {
    for (const label of ['Plain', 'A [b] \\ c', '# 1. *x* `y` | <b>', '](https://example.org)']) {
      const link = linkMarkdown({ kind: 'article', articleId: 'a-1', highlightId: '', label, detail: '' })
      expect(linksIn(link)).toEqual(['article:a-1'])
      expect(firstLineOf(link)).toBe(label)
    }
    const target = {
      kind: 'highlight',
      articleId: 'a',
      highlightId: 'h',
      label: 'A quay',
      detail: '',
    } as const
    expect(linkMarkdown(target)).toBe('[“A quay”](offprint://article/a?highlight=h)')
  })

  it('goes on leading to an article that has another id in this library', () => {
    const body = 'See [x](offprint://article/old?highlight=h) and [y](offprint://article/other)'
    const renamed = renameLinkedArticles(body, (id) => (id === 'old' ? 'new' : id))
    expect(renamed).toBe('See [x](offprint://article/new?highlight=h) and [y](offprint://article/other)')
    expect(linksIn(renamed)).toEqual(['highlight:h', 'article:other'])
  })
})

describe('firstLineOf', () => {
  it.each([
    ['# A *heading*\n\ntext', 'A heading'],
    ['- [ ] one **two**\n- three', 'one two'],
    ['\n\nSee [the link](offprint://article/a) there\nnext', 'See the link there'],
    ['| a | b |\n|---|---|\n| c | d |', 'a · b'],
    ['', ''],
  ])('of %j is %j', (body, line) => expect(firstLineOf(body)).toBe(line))
})

describe('firstWords', () => {
  it('cuts between words', () => {
    expect(firstWords('A quay is\na promise')).toBe('A quay is a promise')
    expect(firstWords('A quay is a promise', 12)).toBe('A quay is a…')
  })
})

describe('addresses in a text', () => {
  it('are told each once, also where a reader of Markdown would see code', () => {
    const text =
      'See offprint://article/a-1 and `offprint://article/b?highlight=h_2`, again [a](offprint://article/a-1).'
    expect(addressedIn(text)).toEqual(['article:a-1', 'highlight:h_2'])
    expect(addressedIn('https://example.org/article/a-1')).toEqual([])
    expect(addressedIn('offprint://article/a-1/x and offprint://article/b?other=1')).toEqual([])
  })
})
