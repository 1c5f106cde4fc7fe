import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatQuery } from '../../../shared/query/format-query.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import { anyQuery } from './query-arbitraries.ts'

const word = (text: string) => ({ kind: 'text', field: 'any', text, phrase: false, prefix: false })
const phrase = (text: string) => ({ kind: 'text', field: 'any', text, phrase: true, prefix: false })

describe('parseQuery', () => {
  it.each([
    ['', { kind: 'all' }],
    ['pakistan', word('pakistan')],
    ['"saved searches"', phrase('saved searches')],
    ['“saved searches”', phrase('saved searches')],
    ['"say \\"no\\""', phrase('say "no"')],
    ['tag:politics/asia', { kind: 'tag', path: 'politics/asia' }],
    ['TAG:"two words"', { kind: 'tag', path: 'two words' }],
    ['highlight-tag:x', { kind: 'highlight-tag', path: 'x' }],
    ['in:later', { kind: 'in', place: 'later' }],
    ['is:favourite', { kind: 'is', state: 'favorite' }],
    ['has:notes', { kind: 'has', what: 'notes' }],
    ['is:archived', { kind: 'in', place: 'archive' }],
    ['has:note', { kind: 'has', what: 'notes' }],
    ['color:Amber', { kind: 'color', color: 'amber' }],
    ['words:>2000', { kind: 'number', field: 'words', comparison: '>', value: 2000 }],
    ['progress:<50%', { kind: 'number', field: 'progress', comparison: '<', value: 50 }],
    [
      'published:2025..2026-02',
      {
        kind: 'and',
        parts: [
          { kind: 'date', field: 'published', comparison: '>=', date: '2025' },
          { kind: 'date', field: 'published', comparison: '<=', date: '2026-02' },
        ],
      },
    ],
    ['words:500..', { kind: 'number', field: 'words', comparison: '>=', value: 500 }],
    [
      'harb* title:quay*',
      {
        kind: 'and',
        parts: [
          { ...word('harb'), prefix: true },
          { ...word('quay'), field: 'title', prefix: true },
        ],
      },
    ],
    [
      '-ice in:notes harbour title:quay',
      {
        kind: 'and',
        parts: [
          { kind: 'not', part: { ...word('ice'), field: 'notes' } },
          { ...word('harbour'), field: 'notes' },
          { ...word('quay'), field: 'title' },
        ],
      },
    ],
    [
      'in:title (a OR b)',
      { kind: 'or', parts: [word('a'), word('b')].map((part) => ({ ...part, field: 'title' })) },
    ],
    ['in:body', { kind: 'all' }],
    ['title:"two words"', { kind: 'text', field: 'title', text: 'two words', phrase: true, prefix: false }],
    ['author:lee', { kind: 'text', field: 'author', text: 'lee', phrase: false, prefix: false }],
    ['lang:de', { kind: 'lang', lang: 'de' }],
    ['saved:>2025-11', { kind: 'date', field: 'saved', comparison: '>', date: '2025-11' }],
    ['published:2025', { kind: 'date', field: 'published', comparison: '=', date: '2025' }],
    ['-tag:read', { kind: 'not', part: { kind: 'tag', path: 'read' } }],
    ['--x', word('x')],
    ['a b', { kind: 'and', parts: [word('a'), word('b')] }],
    ['a AND b', { kind: 'and', parts: [word('a'), word('b')] }],
    ['a b OR c', { kind: 'or', parts: [{ kind: 'and', parts: [word('a'), word('b')] }, word('c')] }],
    ['a (b OR c)', { kind: 'and', parts: [word('a'), { kind: 'or', parts: [word('b'), word('c')] }] }],
    ['-(a b)', { kind: 'not', part: { kind: 'and', parts: [word('a'), word('b')] } }],
    ['https://example.org/a', word('https://example.org/a')],
    ['a-b or 12:30', { kind: 'and', parts: [word('a-b'), word('or'), word('12:30')] }],
  ])('reads %s', (input, query) => {
    expect(parseQuery(input)).toEqual({ query, problems: [] })
  })

  it.each([
    ['a colour:red', 'unknown-field', 'colour:red', { kind: 'and', parts: [word('a'), word('colour:red')] }],
    ['in:attic', 'unknown-value', 'in:attic', word('in:attic')],
    ['tag:', 'empty-value', 'tag:', word('tag:')],
    ['saved:>2025-13', 'bad-date', 'saved:>2025-13', word('saved:>2025-13')],
    ['published:2025-02-30', 'bad-date', 'published:2025-02-30', word('published:2025-02-30')],
    ['words:many', 'bad-number', 'words:many', word('words:many')],
    ['progress:101', 'bad-number', 'progress:101', word('progress:101')],
    ['saved:..', 'bad-date', 'saved:..', word('saved:..')],
    ['saved:2025..2026..', 'bad-date', 'saved:2025..2026..', word('saved:2025..2026..')],
    ['tag:a/a/a/a/a/a/a/a/a', 'bad-tag', 'tag:a/a/a/a/a/a/a/a/a', word('tag:a/a/a/a/a/a/a/a/a')],
    ['a "b c', 'unclosed-quote', '"b c', { kind: 'and', parts: [word('a'), phrase('b c')] }],
    ['(a b', 'unclosed-parenthesis', '(', { kind: 'and', parts: [word('a'), word('b')] }],
    ['a) b', 'stray-parenthesis', ')', { kind: 'and', parts: [word('a'), word('b')] }],
    ['a OR', 'missing-operand', 'OR', word('a')],
    ['OR a', 'missing-operand', 'OR', word('a')],
    ['a AND', 'missing-operand', 'AND', word('a')],
    ['a - b', 'missing-operand', '-', { kind: 'and', parts: [word('a'), word('b')] }],
    ['()', 'missing-operand', '(', { kind: 'all' }],
  ])('reports what is broken in %j and reads the rest', (input, kind, piece, query) => {
    const start = input.lastIndexOf(piece)
    expect(parseQuery(input)).toEqual({ query, problems: [{ kind, start, end: start + piece.length }] })
  })

  it('reads anything, without throwing, and reads its own writing the same', () => {
    const pieces = fc.constantFrom(
      ...[
        'tag:',
        'in:inbox',
        'x',
        ' ',
        '-',
        '(',
        ')',
        '"',
        '“',
        '”',
        '\\',
        'OR',
        ' OR ',
        ' AND ',
        ':',
        'title:',
        'saved:<',
        '2025',
      ],
    )
    const input = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(input, (text) => {
        const { query, problems } = parseQuery(text)
        expect(parseQuery(formatQuery(query)).query).toEqual(query)
        for (const { start, end } of problems) expect(start < end && end <= text.length).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('survives nesting that no stack would', () => {
    expect(parseQuery(`${'('.repeat(50_000)}x`).query).toEqual(word('x'))
    expect(parseQuery(`${'-('.repeat(50_000)}x`).query).toBeDefined()
    expect(parseQuery(`${'-'.repeat(100_001)}x`).query).toEqual({ kind: 'not', part: word('x') })
  })
})

describe('formatQuery', () => {
  it('writes what the parser reads as the same query, without a problem', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const written = formatQuery(query)
        const reading = parseQuery(written)
        expect(reading.query).toEqual(query)
        expect(reading.problems.filter((problem) => problem.kind !== 'unknown-field')).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
