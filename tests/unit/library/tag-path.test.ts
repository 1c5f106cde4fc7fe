import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ancestorsOf,
  isWithin,
  MAX_TAG_DEPTH,
  MAX_TAG_LENGTH,
  normalizeTagPath,
  type TagPath,
  tagKey,
} from '../../../shared/library/tag-path.ts'

const path = (input: string): TagPath => {
  const result = normalizeTagPath(input)
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}

const anyTag = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 30 })
  .map(normalizeTagPath)
  .filter((result) => result.ok)
  .map((result) => result.value)

describe('normalizeTagPath', () => {
  it.each([
    ['politics/asia', 'politics/asia'],
    [' politics / asia ', 'politics/asia'],
    ['/a//b/', 'a/b'],
    ['two  words\nhere', 'two words here'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['C#/.NET', 'C#/.NET'],
  ])('reads %j as %j', (input, expected) => {
    expect(path(input)).toBe(expected)
  })

  it.each([
    ['', 'empty'],
    [' / / ', 'empty'],
    ['x'.repeat(MAX_TAG_LENGTH + 1), 'too-long'],
    [
      Array(MAX_TAG_DEPTH + 1)
        .fill('x')
        .join('/'),
      'too-deep',
    ],
  ])('refuses %j as %s', (input, kind) => {
    expect(normalizeTagPath(input)).toMatchObject({ ok: false, error: { kind } })
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyTag, (tag) => {
        expect(path(tag)).toBe(tag)
      }),
    )
  })
})

describe('tagKey', () => {
  it('sees one tag in its spellings', () => {
    expect(tagKey('Politics/ASIA')).toBe(tagKey('politics/asia'))
    expect(tagKey('STRASSE')).toBe(tagKey('Straße'))
    expect(tagKey('ΛΟΓΟΣ')).toBe(tagKey('λόγος'.normalize('NFD').replace(/\u0301/g, '')))
  })

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tagKey(tagKey(text))).toBe(tagKey(text))
      }),
    )
  })
})

describe('a tag’s ancestors', () => {
  it('come outermost first', () => {
    expect(ancestorsOf(path('a/b/c'))).toEqual(['a', 'a/b'])
    expect(ancestorsOf(path('a'))).toEqual([])
  })

  it('hold everything below them, in any case, and nothing else', () => {
    expect(isWithin('Politics/Asia', 'politics')).toBe(true)
    expect(isWithin('politics', 'politics')).toBe(true)
    expect(isWithin('politics', 'politics/asia')).toBe(false)
    expect(isWithin('politicsasia', 'politics')).toBe(false)
    fc.assert(
      fc.property(anyTag, (tag) => {
        for (const ancestor of ancestorsOf(tag)) expect(isWithin(tag, ancestor)).toBe(true)
      }),
    )
  })
})
