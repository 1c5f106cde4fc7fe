import { describe, expect, test } from 'vitest'
import { decode } from '../../../renderer/capture/decode.ts'

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

const decoded = (bytes: Uint8Array, contentType = '', markup = true) => {
  const result = decode(bytes, contentType, markup)
  return result.ok ? result.value : result.error.kind
}

describe('decoding a page', () => {
  test('a byte order mark outranks the header, and is no part of the text', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('Straße')])
    expect(decoded(bytes, 'text/html; charset=iso-8859-1')).toEqual({ text: 'Straße', charset: 'utf-8' })
  })

  test('the header outranks what the page declares', () => {
    const bytes = latin('<meta charset="iso-8859-2">caf\xe9')
    expect(decoded(bytes, 'text/html; charset="ISO-8859-1"')).toMatchObject({ charset: 'windows-1252' })
  })

  test.each([
    ['<meta charset=windows-1251>\xcc\xe8\xf0', 'Мир'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">\xcc\xe8\xf0', 'Мир'],
    ['<?xml version="1.0" encoding="windows-1251"?><p>\xcc\xe8\xf0', 'Мир'],
  ])('what the page declares is believed: %s', (source, expected) => {
    expect(decoded(latin(source))).toMatchObject({ text: expect.stringContaining(expected) })
  })

  test('a declaration in a comment declares nothing', () => {
    const bytes = new TextEncoder().encode('<!-- <meta charset="koi8-r"> --><p>déjà vu</p>')
    expect(decoded(bytes)).toMatchObject({ charset: 'utf-8', text: expect.stringContaining('déjà vu') })
  })

  test('plain text that speaks of a charset is not decoded by it', () => {
    const bytes = new TextEncoder().encode('How to write <meta charset="koi8-r"> — a note')
    expect(decoded(bytes, 'text/plain', false)).toMatchObject({ charset: 'utf-8' })
  })

  test('undeclared text is recognized by its bytes', () => {
    expect(decoded(new TextEncoder().encode('naïve café'))).toMatchObject({
      charset: 'utf-8',
      text: 'naïve café',
    })
    const wide = new Uint8Array([...'Plain words'].flatMap((character) => [character.charCodeAt(0), 0]))
    expect(decoded(wide)).toEqual({ charset: 'utf-16le', text: 'Plain words' })
  })

  test('an unknown name gives way to what the bytes are', () => {
    expect(decoded(new TextEncoder().encode('über'), 'text/html; charset=klingon')).toMatchObject({
      text: 'über',
    })
  })

  test('bytes that are no text are refused', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 32)
    expect(decoded(noise)).toBe('undecodable')
  })
})
