import { describe, expect, it } from 'vitest'
import { sniffType } from '../../../shared/import/sniff-type.ts'

const sniff = (content: string | number[], name = '', mime = ''): string =>
  sniffType({
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content),
    name,
    mime,
  })

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]

describe('sniffType', () => {
  it.each([
    ['a PDF that calls itself a page', '%PDF-1.7\n…', 'a.html', 'text/html', 'pdf'],
    ['a picture that calls itself text', PNG, 'a.txt', 'text/plain', 'image'],
    ['a book', [0x50, 0x4b, 3, 4, 0, 0], 'a.epub', 'application/epub+zip', 'epub'],
    ['a book that is broken', 'no archive', 'a.epub', '', 'epub'],
    ['an archive', [0x50, 0x4b, 3, 4, 0, 0], 'a.zip', '', 'archive'],
    ['a broken archive', [0, 1, 2], 'a.zip', '', 'archive'],
    ['a document', [0x50, 0x4b, 3, 4, 0, 0], 'a.docx', '', 'office'],
    ['an old document', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'a', '', 'office'],
    ['MHTML', 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n\r\n', 'a', '', 'mhtml'],
    ['MHTML by its name', 'x', 'a.mht', '', 'mhtml'],
    ['a mail', 'Message-ID: <a@b>\r\nSubject: Lamps\r\n\r\nDear all', 'a', '', 'mail'],
    ['a letter', 'From: Ann\nTo: Bo\n\nDear Bo', 'letter.txt', '', 'text'],
    ['a page', '<!DOCTYPE html><title>x</title>', '', '', 'html'],
    ['a page after a comment', '\n<!-- saved -->\n<html lang="en">', 'x', 'application/octet-stream', 'html'],
    ['XHTML', '<?xml version="1.0"?>\n<html xmlns="x">', 'a.xhtml', '', 'html'],
    ['a page that the server names', 'no markup at all', '', 'text/html; charset=utf-8', 'html'],
    ['Markdown by its name', '# Title', 'notes.MD', '', 'markdown'],
    ['Markdown by its type', '# Title', '', 'text/markdown', 'markdown'],
    ['text', 'date 2026-02-02 Title', 'clip.txt', 'text/plain', 'text'],
    ['text without a name', 'Only words.', '', '', 'text'],
    ['text about markup', '<html> is a tag', 'a', 'text/plain', 'text'],
    ['UTF-16 text', [0xff, 0xfe, 0x41, 0, 0x42, 0], 'a.txt', '', 'text'],
    ['an UTF-16 page', [0xfe, 0xff, 0, 0x3c, 0, 0x70, 0, 0x3e], '', '', 'html'],
    ['bytes', [0, 1, 2, 3, 4], 'a.bin', '', 'unknown'],
    ['a page with stray control characters', '<p>One\x01two\x08three</p>', 'a.html', '', 'html'],
    ['bytes that call themselves a page', [0x41, 0, 1, 2, 3], 'a.html', 'text/html', 'unknown'],
    ['what only says that it is a PDF', 'hello', 'a.pdf', 'application/pdf', 'unknown'],
    ['data', '{"a":1}', 'a.json', 'application/json', 'unknown'],
    ['an empty text file', [], 'a.txt', 'text/plain', 'text'],
  ])('knows %s', (_, content, name, mime, expected) => {
    expect(sniff(content, name, mime)).toBe(expected)
  })
})
