/** What kind of file some bytes are. `image` to `zip` are known in order to be refused by name. */
export type SniffedType = 'html' | 'text' | 'markdown' | 'pdf' | 'image' | 'zip' | 'unknown'

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
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
]

const BY_MIME: readonly (readonly [RegExp, SniffedType])[] = [
  [/^(text\/html|application\/xhtml\+xml)$/, 'html'],
  [/^text\/(markdown|x-markdown)$/, 'markdown'],
  [/^application\/(x-)?pdf$/, 'pdf'],
  [/^image\//, 'image'],
  [/^application\/(x-)?zip(-compressed)?$|\+zip$/, 'zip'],
]

const BY_NAME: readonly (readonly [RegExp, SniffedType])[] = [
  [/\.(html?|xhtml|xht)$/i, 'html'],
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
  if (marked) return marked[0]
  // PDF readers accept its mark anywhere in the first kilobyte; at the start only, so that a page about PDF stays a page.
  if (start.replace(/^[\xef\xbb\xbf\s]+/, '').startsWith('%PDF-')) return 'pdf'
  const mime = (file.mime.split(';', 1)[0] ?? '').trim().toLowerCase()
  const called =
    BY_MIME.find(([pattern]) => pattern.test(mime))?.[1] ??
    BY_NAME.find(([pattern]) => pattern.test(file.name))?.[1]
  // A page with stray control characters is still a page, which HTML parsers read.
  if (called === 'html' && start.includes('<')) return 'html'
  const text = asText(file.bytes.subarray(0, SNIFF_LENGTH), start)
  if (text === null) return 'unknown'
  const isMarkup = OPENING_TAG.test(text.replace(/^(?:\s+|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, ''))
  if (called === 'html' || called === 'markdown' || called === 'text') return called
  if (isMarkup) return /^text\/plain$/.test(mime) ? 'text' : 'html'
  // Called a PDF or a picture without being one: broken, and no article either.
  if (called !== undefined) return 'unknown'
  return mime === '' || mime === 'application/octet-stream' || mime.startsWith('text/') ? 'text' : 'unknown'
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
