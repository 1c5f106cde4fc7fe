import { describe, expect, test } from 'vitest'
import { languageOfText } from '../../../renderer/capture/metadata/language-of-text.ts'
import { partialDateIn } from '../../../renderer/capture/metadata/partial-date-in.ts'
import { splitNames } from '../../../renderer/capture/metadata/split-names.ts'
import { withoutSite } from '../../../renderer/capture/metadata/title.ts'

describe('a date in a text', () => {
  test.each([
    ['2024-05-07T23:10:00-08:00', '2024-05-07'],
    ['20240507', '2024-05-07'],
    ['1715040000', '2024-05-07'],
    ['Published on 7 May 2024 at noon', '2024-05-07'],
    ['May 7, 2024', '2024-05-07'],
    ['7. Mai 2024', '2024-05-07'],
    ['7 de mayo de 2024', '2024-05-07'],
    ['7 мая 2024 г.', '2024-05-07'],
    ['2024年5月7日', '2024-05-07'],
    ['07.05.2024, 10:30 Uhr', '2024-05-07'],
    ['May 2024', '2024-05'],
    ['2024-05', '2024-05'],
    ['nothing of the kind', ''],
    ['31 February 2024', ''],
    ['call 2024 555', ''],
  ])('%s', (text, expected) => {
    expect(partialDateIn(text)).toBe(expected)
  })

  test('03/04/2024 is March in America and April elsewhere', () => {
    expect(partialDateIn('03/04/2024', 'en-US')).toBe('2024-03-04')
    expect(partialDateIn('03/04/2024', 'fr')).toBe('2024-04-03')
    expect(partialDateIn('13/04/2024', 'en-US')).toBe('2024-04-13')
  })
})

describe('a byline', () => {
  test.each([
    ['By Ada Quill and Tom Vale', ['Ada Quill', 'Tom Vale']],
    ['Von Ada Quill, Tom Vale und Ida Berg', ['Ada Quill', 'Tom Vale', 'Ida Berg']],
    ['Ada Quill, Staff Writer', ['Ada Quill']],
    ['Posted by Ada Quill on May 7, 2024', ['Ada Quill']],
    ['Martin Hale, Jr.', ['Martin Hale, Jr.']],
    ['Текст: Ada Quill', ['Ada Quill']],
    ['', []],
  ])('%s', (byline, names) => {
    expect(splitNames(byline)).toEqual(names)
  })
})

describe('a title without the name of its site', () => {
  test.each([
    ['A quiet harbour | The Tidewater Post', 'The Tidewater Post', 'A quiet harbour'],
    ['The Tidewater Post - A quiet harbour', 'The Tidewater Post', 'A quiet harbour'],
    ['A quiet harbour', '', 'A quiet harbour'],
    ['Boats: a short history', '', 'Boats: a short history'],
  ])('%s', (title, site, expected) => {
    expect(withoutSite(title, site)).toBe(expected)
  })
})

describe('the language of a text that does not name it', () => {
  test.each([
    ['The boat is in the harbour and the lamps of the quay are lit for the night.', 'en'],
    [
      'Das Boot liegt im Hafen und die Lampen auf dem Kai sind nicht mit den anderen verbunden, das ist bekannt.',
      'de',
    ],
    ['Το πλοίο φεύγει από το λιμάνι στις έξι το πρωί.', 'el'],
    ['船は朝六時に港を出ます。', 'ja'],
    ['渡轮早上六点离开港口。', 'zh'],
    ['Паром уходит из гавани в шесть утра.', 'ru'],
    ['Yes.', ''],
  ])('%s', (text, lang) => {
    expect(languageOfText(text)).toBe(lang)
  })
})
