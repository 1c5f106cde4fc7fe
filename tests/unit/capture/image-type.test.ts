import { describe, expect, test } from 'vitest'
import { imageTypeOf } from '../../../renderer/capture/image-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('the type of an image', () => {
  test.each([
    ['\x89PNG\r\n\x1a\nrest', 'image/png'],
    ['\xff\xd8\xff\xe0rest', 'image/jpeg'],
    ['GIF89arest', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    [
      '<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg xmlns="http://www.w3.org/2000/svg">',
      'image/svg+xml',
    ],
  ])('%j is told by its first bytes', (head, type) => {
    expect(imageTypeOf(bytes(head))).toBe(type)
  })

  test.each([
    '<!doctype html><p>Not found</p>',
    '<p><svg></svg></p>',
    '%PDF-1.7',
    'RIFF\x10\0\0\0WAVEfmt ',
    '',
  ])('%j is no image, whatever its name says', (head) => {
    expect(imageTypeOf(bytes(head))).toBeUndefined()
  })

  test('a drawing that is nothing but comments is refused at once', () => {
    const start = performance.now()
    expect(imageTypeOf(bytes(`${'<!---->'.repeat(500)}x`))).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(1_000)
    expect(imageTypeOf(bytes(`${'<!---->'.repeat(500)}<svg>`))).toBe('image/svg+xml')
  })
})
