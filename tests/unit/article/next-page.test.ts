import { describe, expect, test } from 'vitest'
import {
  findNextPage,
  type PageLink,
  type PageOfArticle,
  readPageNumber,
} from '../../../shared/article/next-page.ts'

const link = (href: string, text = '', ...rel: string[]): PageLink => ({ href, text, rel })
const page = (url: string, links: PageLink[], rest: Partial<PageOfArticle> = {}): PageOfArticle => ({
  url,
  links,
  types: ['article'],
  words: 400,
  ...rest,
})
const HERE = 'https://example.org/2024/the-long-way-home'
const next = (given: PageOfArticle, seen: string[] = []) => findNextPage(given, new Set(seen))

describe('an address is an article and a number', () => {
  test.each([
    [HERE, HERE, 1],
    [`${HERE}/`, HERE, 1],
    [`${HERE}/2`, HERE, 2],
    [`${HERE}/2/`, HERE, 2],
    [`${HERE}/page/3/`, HERE, 3],
    [`${HERE}?page=4`, HERE, 4],
    [`${HERE}?id=7&page=4`, `${HERE}?id=7`, 4],
    ['https://example.org/way-2.html', 'https://example.org/way.html', 2],
    ['https://example.org/way_12.html', 'https://example.org/way.html', 12],
    ['https://example.org/2024', 'https://example.org/2024', 1],
    [`${HERE}?cpage=2`, `${HERE}?cpage=2`, 1],
  ])('%s', (address, stem, number) => {
    expect(readPageNumber(address)).toMatchObject({ stem, number })
  })
  test('what is no address of the web has none', () => {
    expect(readPageNumber('mailto:a@example.org')).toBeNull()
    expect(readPageNumber('/2')).toBeNull()
  })
})

describe('an article goes on', () => {
  test.each<[string, PageOfArticle, string]>([
    ['by rel', page(HERE, [link(`${HERE}?page=2`, 'Onward', 'next')]), `${HERE}?page=2`],
    ['by its words', page(HERE, [link(`${HERE}/2/`, 'Next page »')]), `${HERE}/2/`],
    ['by the number alone', page(`${HERE}/2`, [link(`${HERE}`, '1'), link(`${HERE}/3`, '3')]), `${HERE}/3`],
    ['in another language', page(HERE, [link(`${HERE}/2`, 'Nächste Seite')]), `${HERE}/2`],
    [
      'where it does not say what it is',
      page(HERE, [link(`${HERE}/2/#more`, '2')], { types: ['website'] }),
      `${HERE}/2/`,
    ],
  ])('%s', (_name, given, address) => {
    expect(next(given)).toBe(address)
  })
})

describe('nothing leads on', () => {
  test.each<[string, PageOfArticle]>([
    ['to another article', page(HERE, [link('https://example.org/2024/the-next-story', 'Next', 'next')])],
    ['to another site', page(HERE, [link('https://example.com/2024/the-long-way-home/2', '2', 'next')])],
    ['back', page(`${HERE}/3`, [link(`${HERE}/2`, 'Previous'), link(HERE, '1')])],
    ['past a page', page(HERE, [link(`${HERE}/3`, '3', 'next')])],
    [
      'through comments',
      page(HERE, [link(`${HERE}/comment-page-2/`, 'Next', 'next'), link(`${HERE}?cpage=2`, '2')]),
    ],
    [
      'through an archive',
      page('https://example.org/', [link('https://example.org/page/2', 'Older', 'next')]),
    ],
    [
      'through a list that a site calls an article',
      page('https://example.org/category', [link('https://example.org/category/page/2/', 'Next', 'next')]),
    ],
    [
      'through a section',
      page('https://example.org/sport', [link('https://example.org/sport/2', '2', 'next')], { types: [] }),
    ],
    [
      'through a thread',
      page(HERE, [link(`${HERE}?page=2`, 'Next', 'next')], { types: ['article', 'discussionforumposting'] }),
    ],
    ['through a list of results', page(HERE, [link(`${HERE}?page=2`, '2', 'next')], { types: [] })],
    ['where a number is part of something else', page(HERE, [link(`${HERE}/2`, 'Chapter two of my life')])],
  ])('%s', (_name, given) => {
    expect(next(given)).toBeNull()
  })
  test('to a page that was already taken', () => {
    expect(next(page(HERE, [link(`${HERE}/2`, '2')]), [`${HERE}/2`])).toBeNull()
  })
})
