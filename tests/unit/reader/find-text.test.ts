import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText, foldText, MAX_HITS } from '../../../renderer/reader/find-text.ts'

const hits = (text: string, query: string) =>
  findInText(foldText(text), query).map(({ start, end }) => text.slice(start, end))

describe('find in article', () => {
  it.each([
    ['The Café opened', 'cafe', 'Café'],
    ['The Cafe\u0301 opened', 'café', 'Cafe\u0301'],
    ['Łódź by night', 'lodz', 'Łódź'],
    ['a hy\u00adphen\u00adated word', 'hyphenated', 'hy\u00adphen\u00adated'],
    ['she said “don’t”', '"don\'t"', '“don’t”'],
    ['die Straße', 'strasse', 'Straße'],
    ['two\n  lines', 'two lines', 'two\n  lines'],
    ['1990–1995', '1990-1995', '1990–1995'],
    ['the ﬁrst', 'first', 'ﬁrst'],
  ])('finds in %j the words %j', (text, query, found) => {
    expect(hits(text, query)).toEqual([found])
  })

  it('finds all, in order, and none for white space', () => {
    expect(findInText(foldText('aXbxcX'), 'x').map(({ start }) => start)).toEqual([1, 3, 5])
    expect(hits('some words', '  ')).toEqual([])
  })

  it('stops counting where painting would take too long', () => {
    expect(hits('a'.repeat(MAX_HITS * 2), 'a')).toHaveLength(MAX_HITS)
  })

  it('never finds an empty stretch', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 3 }), fc.nat(), (text, seed) => {
        const start = seed % text.length
        const piece = text.slice(start, start + 3)
        fc.pre(foldText(piece).text.trim() !== '')
        const found = findInText(foldText(text), piece)
        for (const hit of found) expect(hit.end).toBeGreaterThan(hit.start)
      }),
    )
  })
})
