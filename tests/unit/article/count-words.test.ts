import { describe, expect, it } from 'vitest'
import { countWords } from '../../../shared/article/count-words.ts'
import { readingMinutes } from '../../../shared/article/reading-time.ts'

describe('countWords', () => {
  it.each([
    ['', 0],
    [' … — ! ', 0],
    ['One two three.', 3],
    ["O'Neil's twenty-one 3.5", 3],
    ['one—two', 2],
    ['東京の朝', 3],
    ['東京 is Tokyo', 3],
    ['港口的灯还亮着。', 6],
    ['한국어 문장', 2],
    ['ภาษาไทย', 2],
    ['แมวนอนอยู่บนโต๊ะ', 5],
    ['नमस्ते दुनिया', 2],
  ])('counts %j', (text, words) => {
    expect(countWords(text)).toBe(words)
  })
})

describe('readingMinutes', () => {
  it('is whole minutes, at least one', () => {
    expect(readingMinutes(0, '')).toBe(1)
    expect(readingMinutes(5, 'en')).toBe(1)
    expect(readingMinutes(2380, 'en')).toBe(10)
    expect(readingMinutes(1930, 'ja')).toBe(10)
    expect(readingMinutes(1580, 'zh-Hant')).toBe(10)
  })
})
