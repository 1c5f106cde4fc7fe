import { describe, expect, test } from 'vitest'
import { isRicher, judgeThin, mayLackArticle, type PageFacts } from '../../../shared/article/judge-thin.ts'

const ARTICLE: PageFacts = {
  words: 900,
  markupLength: 80_000,
  scripts: 12,
  hasEmptyRoot: false,
  asksForScripts: false,
  hasSignInForm: false,
}

describe('a download is too thin', () => {
  test.each<[string, Partial<PageFacts>, ReturnType<typeof judgeThin>]>([
    ['an application that scripts draw', { words: 0, hasEmptyRoot: true }, 'empty-root'],
    ['one that has sent a headline', { words: 40, hasEmptyRoot: true }, 'empty-root'],
    ['a page that asks for scripts', { words: 12, asksForScripts: true }, 'asks-for-scripts'],
    ['a page without a text', { words: 3 }, 'no-text'],
    ['a page of data with a teaser', { words: 60, markupLength: 900_000 }, 'few-words'],
  ])('%s', (_name, facts, reason) => {
    expect(judgeThin({ ...ARTICLE, ...facts })).toBe(reason)
  })
})

describe('a download is no thinner than what a browser shows', () => {
  test.each<[string, Partial<PageFacts>]>([
    ['an article', {}],
    ['an article whose comments need scripts', { asksForScripts: true }],
    ['an article beside the place of an application', { hasEmptyRoot: true }],
    ['a short note', { words: 60, markupLength: 9_000 }],
    ['a short page without scripts', { words: 3, scripts: 0, asksForScripts: true, hasEmptyRoot: true }],
  ])('%s', (_name, facts) => {
    expect(judgeThin({ ...ARTICLE, ...facts })).toBeNull()
  })
})

describe('what was saved may not be the article', () => {
  test.each<[string, Partial<PageFacts>, boolean]>([
    ['a form to sign in with a line above it', { words: 20, scripts: 0, hasSignInForm: true }, true],
    ['a page that asks for scripts', { words: 12, asksForScripts: true }, true],
    ['an article with such a form at its head', { hasSignInForm: true }, false],
    ['a short note', { words: 60, markupLength: 9_000 }, false],
  ])('%s', (_name, facts, expected) => {
    expect(mayLackArticle({ ...ARTICLE, ...facts })).toBe(expected)
  })
})

test('what a browser showed is taken only when it is clearly more', () => {
  expect(isRicher(600, 40)).toBe(true)
  expect(isRicher(1, 0)).toBe(true)
  expect(isRicher(44, 40)).toBe(false)
  expect(isRicher(0, 0)).toBe(false)
})
