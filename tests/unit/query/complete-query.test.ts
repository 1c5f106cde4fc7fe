import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeQuery, type KnownValues, typedPiece } from '../../../shared/query/complete-query.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'

const KNOWN: KnownValues = {
  tags: ['politics/asia', 'read later', 'asia', 'Überseehäfen', 'novels'],
  highlightTags: ['claim'],
  authors: ['Lee Jay Walker', 'Ann O’Neil'],
  sites: ['The Harbour Post', 'arxiv.org'],
  langs: ['en', 'ja'],
}

const complete = (text: string, caret = text.length) => {
  const piece = typedPiece(text, caret)
  return piece ? completeQuery(piece, KNOWN, '2026-02-14').map(({ insert }) => insert) : []
}

describe('completeQuery', () => {
  it.each([
    ['hig', ['highlight-tag:', 'highlights:', 'in:highlights', 'has:highlights']],
    ['tag:asi', ['tag:asia', 'tag:politics/asia']],
    ['tag:uber', ['tag:Überseehäfen']],
    ['tag:lat', ['tag:"read later"']],
    ['harbour -tag:nov', ['tag:novels']],
    ['author:walk', ['author:"Lee Jay Walker"']],
    ['author:"lee j', ['author:"Lee Jay Walker"']],
    ['site:arx', ['site:arxiv.org']],
    ['is:un', ['is:unread', 'is:untagged']],
    ['unr', ['is:unread']],
    ['saved:2026', ['saved:2026-02', 'saved:2026-01']],
    ['lang:', ['lang:en', 'lang:ja']],
    // One letter is no word yet, and what is finished is not completed.
    ['n', []],
    ['is:unread', []],
    ['tag:asia ', []],
    ['"tag', []],
  ])('%s', (text, completions) => {
    expect(complete(text)).toEqual(completions)
  })

  it('completes where the caret is', () => {
    const text = 'tag:nov harbour'
    expect(typedPiece(text, 7)).toEqual({ field: 'tag', typed: 'nov', start: 0, end: 7 })
    expect(complete(text, 7)).toEqual(['tag:novels'])
    expect(complete(text, text.length)).toEqual([])
  })

  it('offers nothing that could not be understood', () => {
    const value = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() === text)
    fc.assert(
      fc.property(value, fc.constantFrom('author' as const, 'site' as const), (name, field) => {
        const known = { ...KNOWN, authors: [name], sites: [name] }
        const [first] = completeQuery({ field, typed: '', start: 0, end: 0 }, known, '2026-02-14')
        expect(parseQuery(first?.insert ?? '').problems).toEqual([])
      }),
    )
  })
})
