import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readImageSize } from '../../../renderer/reader/image-size.ts'

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, index) => (value >>> (8 * (bytes - 1 - index))) & 255)
const little = (value: number, bytes: number) => big(value, bytes).reverse()
const bytes = (...parts: (number | number[])[]) => Uint8Array.from(parts.flat())

const PNG = (w: number, h: number) =>
  bytes(0x89, letters('PNG\r\n\x1a\n'), big(13, 4), letters('IHDR'), big(w, 4), big(h, 4), [8, 6, 0, 0, 0])
const GIF = (w: number, h: number) => bytes(letters('GIF89a'), little(w, 2), little(h, 2), [0, 0, 0])
const JPEG = (w: number, h: number) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0],
    big(16, 2),
    Array(14).fill(0),
    [0xff, 0xc2],
    big(17, 2),
    8,
    big(h, 2),
    big(w, 2),
    [3, 0],
  )
const WEBP = (w: number, h: number) =>
  bytes(
    letters('RIFF'),
    little(100, 4),
    letters('WEBPVP8X'),
    little(10, 4),
    [0, 0, 0, 0],
    little(w - 1, 3),
    little(h - 1, 3),
  )

describe('the size of an image', () => {
  it.each([
    ['PNG', PNG],
    ['GIF', GIF],
    ['JPEG', JPEG],
    ['WebP', WEBP],
  ])('is read from the header of a %s', (_name, encode) => {
    expect(readImageSize(encode(1280, 720))).toEqual({ width: 1280, height: 720 })
  })

  it('is unknown for what is no image, cut off or of size nothing', () => {
    expect(readImageSize(bytes(letters('<svg width="3">')))).toBeNull()
    expect(readImageSize(PNG(10, 10).slice(0, 20))).toBeNull()
    expect(readImageSize(PNG(0, 10))).toBeNull()
  })

  it('never throws, whatever the bytes are', () => {
    const starts = [PNG(3, 3), GIF(3, 3), JPEG(3, 3), WEBP(3, 3)].map((image) => [...image])
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.nat(40), fc.uint8Array(), (start, cut, rest) => {
        readImageSize(Uint8Array.from([...start.slice(0, cut), ...rest]))
      }),
    )
  })
})
