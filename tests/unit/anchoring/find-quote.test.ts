import { expect, test } from 'vitest'
import { findQuote } from '../../../shared/anchoring/find-quote.ts'

const TEXT = 'The sea is blue. The sea is deep. The seal sleeps.'

test('every place of a quote is found, in the order of the text', () => {
  expect(findQuote(TEXT, { exact: 'The sea' })).toEqual([
    { start: 0, end: 7 },
    { start: 17, end: 24 },
    { start: 34, end: 41 },
  ])
})

test('surroundings tell the places of a quote apart', () => {
  expect(findQuote(TEXT, { exact: 'The sea', suffix: ' is deep' })).toEqual([{ start: 17, end: 24 }])
  expect(findQuote(TEXT, { exact: 'sea', prefix: 'blue. The ' })).toEqual([{ start: 21, end: 24 }])
  expect(findQuote(TEXT, { exact: 'sea', prefix: 'my ' })).toEqual([])
})

test('places may overlap, and nothing stands nowhere', () => {
  expect(findQuote('aaa', { exact: 'aa' })).toHaveLength(2)
  expect(findQuote('aaa', { exact: '' })).toEqual([])
})
