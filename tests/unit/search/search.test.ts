import { describe, expect, test } from 'vitest'
import { wantedTerms } from '../../../shared/query/group-text.ts'
import { parseQuery } from '../../../shared/query/parse-query.ts'
import { editDistance } from '../../../shared/search/edit-distance.ts'
import { findHits } from '../../../shared/search/find-hits.ts'
import { matchExpression } from '../../../shared/search/match-expression.ts'
import { searchTermOf } from '../../../shared/search/search-term.ts'
import { furtherStems, stemLanguage, stemOf } from '../../../shared/search/stems.ts'
import { tokensOf, wordsOf } from '../../../shared/search/words.ts'

describe('the words of a text', () => {
  test.each([
    ['Łódź, Søren and the straße', ['lodz', 'soren', 'and', 'the', 'strasse']],
    ["It's 3.5 o’clock", ['it', 's', '3', '5', 'o', 'clock']],
    ['كِتَابٌ أحمد', ['كتاب', 'احمد']],
    ['東京タワー is high', ['東', '京', 'タ', 'ワ', 'ー', 'is', 'high']],
    ['ﾀﾜｰ', ['タ', 'ワ', 'ー']],
    ['Ｗｉｄｅ', ['wide']],
    ['ที่นี่', ['ที่', 'นี่']],
    ['com\u00adpound wo\u200brd', ['compound', 'word']],
    ['— … !', []],
  ])('%s', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens)
    expect([...wordsOf(text)].map(({ token }) => token)).toEqual(tokens)
  })
})

test('a word without an end is cut, and no text is too long', () => {
  expect(tokensOf('x'.repeat(5_000_000)).length).toBeGreaterThan(1)
})

test('stems are those of the language', () => {
  expect(stemOf('harbours', 'en')).toBe('harbour')
  expect(stemOf('hauser', stemLanguage('de-AT'))).toBe('haus')
  expect(stemLanguage('ja')).toBe('')
  const stemsOf = (text: string, language: string) =>
    new Set(tokensOf(text).map((token) => stemOf(token, language)))
  expect(stemsOf('كتاب الكتاب كتابًا', 'ar')).toEqual(new Set(['كتاب']))
  expect(stemsOf('مدينة المدينة', 'ar').size).toBe(1)
  expect(stemsOf('άνθρωπος άνθρωποι ανθρώπων', 'el').size).toBe(1)
  expect(furtherStems(['boats', 'boat', 'houses', 'the'], 'en')).toEqual(['hous'])
})

const termsOf = (query: string, languages: string[]) =>
  wantedTerms(parseQuery(query).query).flatMap((term) => searchTermOf(term, languages) ?? [])

const found = (text: string, query: string, language = 'en') =>
  findHits(text, termsOf(query, [language].filter(Boolean)), language).map(({ start, end, term }) => [
    text.slice(start, end),
    term,
  ])

test('hits are where words, their forms, beginnings and phrases stand', () => {
  const text = 'The Harbours froze. A harbour town, a harbor; towns of harbour masters.'
  expect(found(text, 'harbour')).toEqual([
    ['Harbours', 0],
    ['harbour', 0],
    ['harbour', 0],
  ])
  expect(found(text, 'harb*').map(([words]) => words)).toEqual(['Harbours', 'harbour', 'harbor', 'harbour'])
  expect(found(text, '"harbour town" town')).toEqual([
    ['harbour town', 0],
    ['town', 1],
    ['towns', 1],
  ])
  expect(found('東京都に住む', '京都', '')).toEqual([['京都', 0]])
  expect(found('naïve Ärger', 'naive arger', '')).toEqual([
    ['naïve', 0],
    ['Ärger', 1],
  ])
})

test('a query is asked of the index in its own language', () => {
  const expression = (query: string) => matchExpression(parseQuery(query).query, ['en'])
  expect(expression('harbours -"town hall" title:quay*')).toBe(
    '((({title byline body notes highlights} : "harbours" OR "harbour") AND {title} : "quay" *) NOT {title byline body notes highlights} : ("town" + "hall"))',
  )
  expect(expression('-harbour')).toBeNull()
  expect(expression('author:lee')).toBeNull()
  expect(expression('!!!')).toBeNull()
})

test.each([
  ['harbour', 'harbour', 0],
  ['harbuor', 'harbour', 1],
  ['harbor', 'harbour', 1],
  ['habrur', 'harbour', 2],
  ['habr', 'harbour', 3],
  ['ab', 'abcd', 2],
])('from %s to %s it is %i letters', (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance)
})
