import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTextClipping } from '../../../shared/import/text-clipping.ts'

const corpus = process.env.OFFPRINT_CORPUS ?? resolve(import.meta.dirname, '../../../../shared/corpus')
const sample = resolve(corpus, 'clipping/000_3e7a9bb5dbcc85ba.txt')

const clipping = ` date 2026-03-04 A Harbour Without a Sea

Ann Lee, Bo Ortega, and Cy Ito

The Inland Paper

The town keeps its harbour.

Nobody asks why.
`

describe('a text clipping', () => {
  it('gives its title, date, authors, publication and paragraphs', () => {
    expect(parseTextClipping(clipping)).toEqual({
      title: 'A Harbour Without a Sea',
      publishedAt: '2026-03-04',
      authors: ['Ann Lee', 'Bo Ortega', 'Cy Ito'],
      siteName: 'The Inland Paper',
      url: '',
      tags: [],
      paragraphs: ['The town keeps its harbour.', 'Nobody asks why.'],
    })
  })

  it('is read the same with the line ends of other systems and a byte order mark', () => {
    expect(parseTextClipping(`\uFEFF${clipping.replaceAll('\n', '\r\n')}`)).toEqual(
      parseTextClipping(clipping),
    )
  })

  it.skipIf(!existsSync(sample))('of the corpus is read whole', () => {
    const read = parseTextClipping(readFileSync(sample, 'utf8'))
    expect(read.title).toMatch(/^Pakistan Hit By/)
    expect(read.publishedAt).toBe('2026-02-02')
    expect(read.authors).toHaveLength(3)
    expect(read.authors[2]).toBe('Lee Jay Walker')
    expect(read.siteName).toBe('Modern Tokyo Times')
    expect(read.paragraphs).toHaveLength(12)
  })

  it('without byline or publication keeps its first paragraph as text', () => {
    const read = parseTextClipping('date 2026-03-04 Title\n\nThe town keeps its harbour.\n\nNobody asks why.')
    expect(read).toMatchObject({ authors: [], siteName: '', title: 'Title' })
    expect(read.paragraphs).toHaveLength(2)
  })

  it('with a date that does not exist is plain text', () => {
    const read = parseTextClipping('date 2026-02-30 Title\n\nText follows here.')
    expect(read).toMatchObject({ publishedAt: '', title: 'date 2026-02-30 Title' })
  })
})

describe('other plain text', () => {
  it.each([
    ['A short first line\n\nAnd text below it.', 'A short first line', 1],
    ['Who owns the sea?\n\nNobody does.', 'Who owns the sea?', 1],
    ['This is a sentence.\n\nAnd another.', '', 2],
    ['One line only', '', 1],
    ['A first line\nof verse, and more\n\nsecond stanza', '', 2],
    [`${'Long '.repeat(60)}\n\nText.`, '', 2],
    ['', '', 0],
  ])('%j has the title %j', (text, title, paragraphs) => {
    const read = parseTextClipping(text)
    expect(read.title).toBe(title)
    expect(read.paragraphs).toHaveLength(paragraphs)
  })

  it('has authors only where it says so', () => {
    expect(parseTextClipping('Title\n\nBy Ann Lee\n\nText here.').authors).toEqual(['Ann Lee'])
    expect(parseTextClipping('Title\n\nSan Marino\n\nText here.')).toMatchObject({
      authors: [],
      paragraphs: ['San Marino', 'Text here.'],
    })
  })

  const BODY =
    'The town keeps its harbour, though the sea left it a hundred years ago, and every spring the boats are painted, turned over, and laid back on the grass where the quay ends.'

  it.each([
    [
      'A Harbour Without a Sea\n\nBy Ann Lee\n\n2 February 2026',
      { authors: ['Ann Lee'], publishedAt: '2026-02-02' },
    ],
    [
      'A Harbour Without a Sea\nBy Ann Lee and Bo Ortega\nMonday, February 2nd, 2026',
      { authors: ['Ann Lee', 'Bo Ortega'], publishedAt: '2026-02-02' },
    ],
    [
      'A Harbour Without a Sea\n\nBy Ann Lee | 2 February 2026',
      { authors: ['Ann Lee'], publishedAt: '2026-02-02' },
    ],
    [
      'A Harbour Without a Sea\n\nVon Ann Lee\n\nMontag, den 2. Februar 2026',
      { authors: ['Ann Lee'], publishedAt: '2026-02-02' },
    ],
    ['A Harbour Without a Sea\n\nhttps://example.org/harbour', { url: 'https://example.org/harbour' }],
    [
      'A Harbour Without a Sea\n\nSource: https://example.org/harbour\nTags: sea, old towns',
      { url: 'https://example.org/harbour', tags: ['sea', 'old towns'] },
    ],
    ['A Harbour Without a Sea\n\n#sea #old-towns', { tags: ['sea', 'old-towns'] }],
    ['https://example.org/harbour\n\nA Harbour Without a Sea', { url: 'https://example.org/harbour' }],
    [
      'Title: A Harbour Without a Sea\nAuthor: Ann Lee\nDate: 2026-02-02\nSource: The Inland Paper',
      { authors: ['Ann Lee'], publishedAt: '2026-02-02', siteName: 'The Inland Paper' },
    ],
    [
      '2026-02-02 A Harbour Without a Sea\n\nAnn Lee\n\nThe Inland Paper',
      { authors: ['Ann Lee'], publishedAt: '2026-02-02', siteName: 'The Inland Paper' },
    ],
    [
      'date 2026-02-02 A Harbour Without a Sea\n\nAnn Lee',
      { authors: ['Ann Lee'], publishedAt: '2026-02-02' },
    ],
    [
      'date 2026-02-02 A Harbour Without a Sea\n\nBy Ann Lee\n\nThe Inland Paper',
      { authors: ['Ann Lee'], siteName: 'The Inland Paper' },
    ],
    [
      'A Harbour Without a Sea\n\nAnn Lee, Bo Ortega, and Cy Ito\n\nThe Inland Paper',
      { authors: ['Ann Lee', 'Bo Ortega', 'Cy Ito'], siteName: 'The Inland Paper' },
    ],
    [
      'A Harbour Without a Sea\n\nAnn Lee\n\nThe Inland Paper\n\n2 February 2026',
      { authors: ['Ann Lee'], publishedAt: '2026-02-02' },
    ],
  ])('%j is understood', (head, expected) => {
    const read = parseTextClipping(`${head}\n\n${BODY}\n\nNobody asks why.`)
    expect(read).toMatchObject({ title: 'A Harbour Without a Sea', ...expected })
    expect(read.paragraphs).toEqual([BODY, 'Nobody asks why.'])
  })

  it.each([
    'He left on 2 February 2026',
    'See https://example.org/harbour for more',
    'By the sea',
    'By then it was late.',
    'Tags: these are what he called them, and he was right.',
    'Note: the harbour is closed',
  ])('%j is text', (line) => {
    const read = parseTextClipping(`A title\n\n${line}\n\n${BODY}`)
    expect(read.paragraphs).toEqual([line, BODY])
  })

  it('loses no word, whatever it is', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '2 February 2026',
        'https://example.org/a',
        'Tags: sea, sky',
        'date 2026-01-02 T',
        'Ann Lee and Bo',
        'The Paper',
        'A sentence.',
        'By Ann Lee',
        '',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\n\n', '\r\n\r\n'), (lines, gap) => {
        const text = lines.join(gap)
        const read = parseTextClipping(text)
        const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '')
        const said = [
          read.publishedAt && 'date',
          read.publishedAt,
          read.title,
          ...read.authors,
          read.siteName,
          read.url,
          ...read.tags,
          ...read.paragraphs,
        ]
        const missing = letters(text).length - letters(said.join('')).length
        // `By` and `and` of a byline are what may go, the word `Tags`, and the name of the month.
        const words = (read.tags.length > 0 ? 4 : 0) + (read.publishedAt === '2026-02-02' ? 8 : 0)
        expect(missing).toBeLessThanOrEqual(read.authors.length * 5 + words)
      }),
      { numRuns: 1000 },
    )
  })
})
