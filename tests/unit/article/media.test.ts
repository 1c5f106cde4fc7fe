import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isMediaFile,
  mediaKindOf,
  readMediaMark,
  writeMediaMark,
} from '../../../shared/article/media-mark.ts'
import { sniffMedia } from '../../../shared/article/media-type.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
/** An ISO file of this brand. */
const iso = (brand: string) => bytes(`\0\0\0\x20ftyp${brand}\0\0\0\0isommp42`)
/** Frames of MPEG-1 layer III at 128 kbit/s and 44.1 kHz: 417 bytes each. */
const mp3 = (frames: number) => {
  const frame = new Uint8Array(417)
  frame.set([0xff, 0xfb, 0x90, 0x00])
  return Uint8Array.from(Array.from({ length: frames }, () => [...frame]).flat())
}

describe('what a downloaded film or recording is', () => {
  it.each([
    ['video/mp4', iso('isom')],
    ['video/mp4', iso('qt  ')],
    ['audio/mp4', iso('M4A ')],
    ['video/webm', bytes('\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm')],
    ['audio/ogg', bytes('OggS\0\x02\0\0\0\0\0\0\0\0OpusHead')],
    ['audio/mpeg', bytes('ID3\x04\0\0\0\0\0\x0a')],
    ['audio/mpeg', mp3(2)],
    ['audio/wav', bytes('RIFF\x24\0\0\0WAVEfmt ')],
    ['audio/flac', bytes('fLaC\0\0\0\x22')],
  ])('%s is told by its first bytes', (type, head) => {
    expect(sniffMedia(head)).toBe(type)
  })

  it.each([
    ['a list of HLS', '#EXTM3U\n#EXT-X-VERSION:3\n'],
    ['a list of HLS with a mark before it', '\xef\xbb\xbf#EXTM3U\n'],
    ['a list of DASH', '<?xml version="1.0"?>\n<!-- made -->\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011">'],
  ])('%s is a stream', (_name, text) => {
    expect(sniffMedia(bytes(text))).toBe('stream')
  })

  it.each([
    ['a page', bytes('<!doctype html><title>Sign in</title>')],
    ['a page that begins like a recording', bytes('ID 3 is not a tag')],
    ['nothing', new Uint8Array()],
    ['a picture in the same box', iso('avif')],
    ['a picture', bytes('\x89PNG\r\n\x1a\n')],
    ['Matroska that is no WebM', bytes('\x1aE\xdf\xa3\xa3B\x86\x81\x01B\x82\x88matroska')],
    ['Theora', bytes('OggS\0\x02\0\0\0\0\0\0\0\0\x80theora')],
    ['text in UTF-16', Uint8Array.from([0xff, 0xfe, 0x3c, 0x00])],
    ['a word that syncs once', Uint8Array.from([0xff, 0xfb, 0x90, 0x00, ...new Uint8Array(600)])],
    ['a RIFF file of another kind', bytes('RIFF\x24\0\0\0WEBPVP8 ')],
  ])('%s is neither', (_name, head) => {
    expect(sniffMedia(head)).toBe('unknown')
  })

  it('never throws, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (head) => {
        sniffMedia(head)
      }),
    )
  })
})

describe('the mark of a film or a recording', () => {
  it('says what it is and how large', () => {
    expect(readMediaMark('video')).toEqual({ kind: 'video', size: 0 })
    expect(readMediaMark('audio 12582912')).toEqual({ kind: 'audio', size: 12582912 })
    expect(writeMediaMark({ kind: 'audio', size: 12 })).toBe('audio 12')
    expect(writeMediaMark({ kind: 'video', size: 0 })).toBe('video')
  })

  it.each([
    '',
    'film',
    'video 0',
    'video -1',
    'video 1e9',
    'video ',
    ' video',
    'video 1\n',
    'video\n',
    'VIDEO',
    'video 9999999999999',
    'video" onload="x',
  ])('anything else is none: %j', (value) => {
    expect(readMediaMark(value)).toBeNull()
  })

  it('is given to files at addresses of the web, and not to streams', () => {
    expect(mediaKindOf('https://example.org/talk.mp3?x=1')).toBe('audio')
    expect(mediaKindOf('https://example.org/talk.MP4')).toBe('video')
    for (const address of [
      'javascript:0//a.mp3',
      'data:audio/mpeg,a.mp3',
      'file:///a.mp3',
      '/a.mp3',
      'https://example.org/a.html',
      'https://example.org/?f=a.mp3',
    ])
      expect(mediaKindOf(address)).toBeNull()
    expect(isMediaFile('https://example.org/film', '')).toBe(true)
    for (const [address, type] of [
      ['https://example.org/film.m3u8', ''],
      ['https://example.org/film.mpd', ''],
      ['https://example.org/film', 'application/x-mpegURL'],
      ['blob:https://example.org/1', ''],
      ['data:video/mp4;base64,AAAA', ''],
      ['file:///film.mp4', ''],
      ['javascript:alert(1)', ''],
    ] as const)
      expect(isMediaFile(address, type)).toBe(false)
  })
})
