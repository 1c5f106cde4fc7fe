import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePartialDate } from '../../../shared/article/parse-date.ts'
import { isPartialDate } from '../../../shared/article/partial-date.ts'

describe('parsePartialDate', () => {
  it.each([
    ['2026', '2026'],
    ['2026-02', '2026-02'],
    ['2026-02-02', '2026-02-02'],
    ['2026-02-02T23:30:00-05:00', '2026-02-02'],
    ['2026-02-02 23:30:00', '2026-02-02'],
    ['20260202T120000Z', '2026-02-02'],
    ['2026/2/3', '2026-02-03'],
    ['Mon, 02 Feb 2026 10:00:00 GMT', '2026-02-02'],
    ['2 February 2026', '2026-02-02'],
    ['Feb. 2, 2026', '2026-02-02'],
    ['February 2nd, 2026 at 4:30 pm', '2026-02-02'],
    ['Published: February 2026', '2026-02'],
    ['2. März 2026', '2026-03-02'],
    ['Montag, den 2. Dez. 2026, 10 Uhr', '2026-12-02'],
    ['le 1er août 2026', '2026-08-01'],
    ['2 février 2026', '2026-02-02'],
    ['2 de mayo de 2026', '2026-05-02'],
    ['2 gennaio 2026', '2026-01-02'],
    ['2026年2月2日', '2026-02-02'],
    ['2026년 2월 2일', '2026-02-02'],
    ['02.03.2026', '2026-03-02'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['1770000000', '2026-02-02'],
    ['1770000000000', '2026-02-02'],
  ])('reads %j as %s', (text, date) => {
    expect(parsePartialDate(text)).toBe(date)
  })

  it.each([
    '',
    'yesterday',
    '02/03/2026',
    '2026-02-30',
    '2026-13-01',
    '30 February 2026',
    'May I ask?',
    '12',
    '0001-01-01',
    '99999999',
  ])('finds no date in %j', (text) => {
    expect(parsePartialDate(text)).toBe('')
  })

  it('gives a date that exists, or none', () => {
    const pieces = fc.constantFrom(
      '2',
      '31',
      '2026',
      'Feb',
      'mai',
      '-',
      '/',
      '.',
      ' ',
      ', ',
      'de ',
      '年',
      '月',
      'T10:00',
    )
    const text = fc.oneof(
      fc.array(pieces).map((parts) => parts.join('')),
      fc.string(),
    )
    fc.assert(
      fc.property(text, (input) => {
        const date = parsePartialDate(input)
        expect(date === '' || isPartialDate(date)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
