import { isMhtml } from './read-mhtml.ts'

/** What kind of file some bytes are. `pdf` to `mail` are known in order to be refused by name. */
export type SniffedType =
  | 'html'
  | 'mhtml'
  | 'epub'
  | 'text'
  | 'markdown'
  | 'pdf'
  | 'image'
  | 'media'
  | 'office'
  | 'archive'
  | 'mail'
  | 'unknown'

/** How far markup, or a byte that no text holds, is looked for. */
const SNIFF_LENGTH = 4096

/** First bytes of formats that are told by them (WHATWG MIME Sniffing §4 and §6, and the formats' own specifications). */
const MAGIC: readonly (readonly [SniffedType, number, string])[] = [
  ['image', 0, '\x89PNG\r\n\x1a\n'],
  ['image', 0, '\xff\xd8\xff'],
  ['image', 0, 'GIF87a'],
  ['image', 0, 'GIF89a'],
  ['image', 8, 'WEBP'],
  ['image', 4, 'ftypavif'],
  ['image', 4, 'ftypheic'],
  ['image', 0, 'II*\0'],
  ['image', 0, 'MM\0*'],
  ['image', 0, '\0\0\x01\0'],
  ['media', 0, 'ID3'],
  ['media', 0, 'OggS'],
  ['media', 0, 'fLaC'],
  ['media', 0, '\x1aE\xdf\xa3'],
  ['media', 8, 'WAVE'],
  ['media', 8, 'AVI '],
  ['media', 4, 'ftyp'],
  ['office', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['office', 0, '{\\rtf'],
  ['archive', 0, 'PK\x03\x04'],
  ['archive', 0, 'PK\x05\x06'],
  ['archive', 0, 'PK\x07\x08'],
  ['archive', 0, '\x1f\x8b'],
  ['archive', 0, '7z\xbc\xaf\x27\x1c'],
  ['archive', 0, 'Rar!\x1a\x07'],
  ['archive', 0, 'BZh'],
  ['archive', 0, '\xfd7zXZ\0'],
  ['archive', 257, 'ustar'],
]

const BY_MIME: readonly (readonly [RegExp, SniffedType])[] = [
  [/^(text\/html|application\/xhtml\+xml)$/, 'html'],
  [/^text\/(markdown|x-markdown)$/, 'markdown'],
  [/^application\/(x-)?pdf$/, 'pdf'],
  [/^image\//, 'image'],
  [/^(?:audio|video)\//, 'media'],
  [/^application\/epub\+zip$/, 'epub'],
  [/^(?:multipart\/related|application\/x-mimearchive)$/, 'mhtml'],
  [/^message\/rfc822$/, 'mail'],
  [/^application\/(?:msword|vnd\.(?:ms-|oasis\.|openxmlformats)[\w.-]+|rtf)$/, 'office'],
  [/^application\/(x-)?zip(-compressed)?$|\+zip$/, 'archive'],
]

const BY_NAME: readonly (readonly [RegExp, SniffedType])[] = [
  [/\.(html?|xhtml|xht)$/i, 'html'],
  [/\.mht(?:ml)?$/i, 'mhtml'],
  [/\.epub$/i, 'epub'],
  [/\.(?:eml|msg)$/i, 'mail'],
  [/\.(?:zip|rar|7z|gz|tgz|bz2|xz|tar)$/i, 'archive'],
  [/\.(?:docx?|xlsx?|pptx?|od[tsp]|rtf|pages)$/i, 'office'],
  [/\.(?:mp3|m4a|ogg|flac|wav|mp4|m4v|mov|avi|mkv|webm)$/i, 'media'],
  [/\.(md|markdown|mdown|mkd)$/i, 'markdown'],
  [/\.(txt|text)$/i, 'text'],
]

const OPENING_TAG =
  /^<(?:!doctype\s+html|html|head|title|body|script|style|meta|link|article|main|section|div|p|h[1-6]|table|a|br|img|b|font|iframe)[\s>/]/i

/**
 * Tells what some bytes are: by their first bytes where a format has a mark, then by what the server or the system called them, then
 * by the file's name, then by whether they look like markup or like text at all.
 * @param mime a Content-Type, with or without parameters; may be empty or wrong
 */
export function sniffType(file: { bytes: Uint8Array; name: string; mime: string }): SniffedType {
  const start = latin1(file.bytes.subarray(0, SNIFF_LENGTH))
  const marked = MAGIC.find(([, at, mark]) => start.startsWith(mark, at))
  if (marked) return marked[0] === 'archive' && start.startsWith('PK') ? zipType(start, file) : marked[0]
  // PDF readers accept its mark anywhere in the first kilobyte; at the start only, so that a page about PDF stays a page.
  if (start.replace(/^[\xef\xbb\xbf\s]+/, '').startsWith('%PDF-')) return 'pdf'
  const mime = (file.mime.split(';', 1)[0] ?? '').trim().toLowerCase()
  const called =
    BY_MIME.find(([pattern]) => pattern.test(mime))?.[1] ??
    BY_NAME.find(([pattern]) => pattern.test(file.name))?.[1]
  // What is called a book and is no archive is a broken book, and says so better than a guess at its bytes.
  if (called === 'epub') return 'epub'
  // A page with stray control characters is still a page, which HTML parsers read.
  if (called === 'html' && start.includes('<')) return 'html'
  const text = asText(file.bytes.subarray(0, SNIFF_LENGTH), start)
  if (text === null) return called && BINARY.has(called) ? called : 'unknown'
  if (called === 'mail') return 'mail'
  if (called === 'mhtml' || isMhtml(file.bytes)) return 'mhtml'
  if (isMail(text)) return 'mail'
  const isMarkup = OPENING_TAG.test(text.replace(/^(?:\s+|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, ''))
  if (called === 'html' || called === 'markdown' || called === 'text') return called
  if (isMarkup) return /^text\/plain$/.test(mime) ? 'text' : 'html'
  // Called a PDF or a picture without being one: broken, and no article either.
  if (called !== undefined) return 'unknown'
  return mime === '' || mime === 'application/octet-stream' || mime.startsWith('text/') ? 'text' : 'unknown'
}

/** What is believed of bytes that are no text, by their name alone: it only changes the reason for which they are refused. */
const BINARY: ReadonlySet<SniffedType> = new Set(['mail', 'mhtml', 'media', 'archive', 'office'])

/** Office documents and books are archives; they are told by what stands first in them, else by what they are called. */
function zipType(
  start: string,
  { name, mime }: { readonly name: string; readonly mime: string },
): SniffedType {
  // Epub OCF §4.3: the first entry is called `mimetype`, and is stored as it is.
  if (/^PK[\s\S]{28}mimetype[\s\S]{0,64}?application\/epub\+zip/.test(start)) return 'epub'
  if (/\.epub$/i.test(name) || /^application\/epub\+zip/i.test(mime)) return 'epub'
  if (
    /mimetypeapplication\/vnd\.oasis|\[Content_Types\]\.xml|_rels\/\.rels|^PK[\s\S]{28}(?:word|xl|ppt)\//.test(
      start,
    )
  )
    return 'office'
  return /\.(?:docx?|xlsx?|pptx?|od[tsp]|pages|numbers|key)$/i.test(name) ? 'office' : 'archive'
}

/** A letter that somebody copied may begin with From and Subject; what also says how it is encoded is a mail's file. */
function isMail(text: string): boolean {
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? ''
  const has = (name: string) => new RegExp(`^${name}:`, 'im').test(head)
  return (
    /^[A-Za-z][A-Za-z0-9-]*:/.test(head) &&
    has('(?:Received|Message-ID|MIME-Version)') &&
    has('(?:From|To|Subject|Date)')
  )
}

/** One character per byte, so that marks can be written as text. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** The beginning as text, roughly; null when it holds bytes that no text does (WHATWG MIME Sniffing §3, binary data byte). */
function asText(bytes: Uint8Array, start: string): string | null {
  if (/^(\xff\xfe|\xfe\xff)/.test(start)) return start.slice(2).replaceAll('\0', '')
  const body = start.replace(/^\xef\xbb\xbf/, '')
  const utf16 = /^<\0|^\0</.test(body) ? body.replaceAll('\0', '') : body
  return bytes.length > 0 && hasBinaryByte(utf16) ? null : utf16
}

function hasBinaryByte(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Tab, line feed, form feed, carriage return and escape (ISO 2022) occur in text.
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d && code !== 0x1b)
      return true
  }
  return false
}
