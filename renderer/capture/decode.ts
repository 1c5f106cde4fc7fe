import { analyse } from 'chardet'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'

export interface Decoded {
  readonly text: string
  /** The encoding's name by the WHATWG standard, in lower case. */
  readonly charset: string
}

/** How much of a file is searched for a declaration. Browsers look at 1024 bytes; pages put theirs later often enough. */
const PRESCAN_BYTES = 8192

/** A detector's guess below this is no better than windows-1252. */
const SURE_ENOUGH = 30

/** How much a detector needs to see: more costs time and changes nothing. */
const DETECTOR_BYTES = 65_536

/** Share of unreadable characters above which a declared encoding is a lie: damaged pages exist, and are still pages. */
const DECLARED_DAMAGE = 0.1

/** The same for an encoding that was guessed: one in a hundred. */
const GUESSED_DAMAGE = 0.01

/** Characters that no text holds: controls, and what stands for unreadable bytes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g

/**
 * Bytes to text: byte order mark, then the charset of the Content-Type header, then (`markup` only) a `<meta>` or XML declaration,
 * then what the bytes look like. A declaration that the bytes contradict gives way to the next source.
 * Sources: https://encoding.spec.whatwg.org and HTML §13.2.3.2 (determining the character encoding).
 */
export function decode(
  bytes: Uint8Array,
  contentType: string,
  markup: boolean,
): Result<Decoded, Failure<'undecodable'>> {
  const mark = byteOrderMark(bytes)
  const declared = mark ? [mark] : [charsetOfHeader(contentType), markup ? charsetOfMarkup(bytes) : '']
  for (const label of declared) {
    const decoded = label ? readable(bytes, label, DECLARED_DAMAGE) : undefined
    if (decoded) return decoded
  }
  for (const label of mark ? [] : guesses(bytes)) {
    const decoded = readable(bytes, label, GUESSED_DAMAGE)
    if (decoded) return decoded
  }
  return fail('undecodable', 'No known encoding reads these bytes as text')
}

function byteOrderMark(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return ''
}

function charsetOfHeader(contentType: string): string {
  return /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType)?.[1] ?? ''
}

/** What the page itself declares. A declaration that can be read byte by byte cannot be UTF-16: the standard reads it as UTF-8. */
function charsetOfMarkup(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, PRESCAN_BYTES))
    .replace(/<!--[\s\S]*?-->/g, '')
  const xml = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]
  const label = [...head.matchAll(/<meta[\s/](?:[^>"']|"[^"]*"|'[^']*')*>/gi)]
    .map(([tag]) => charsetOfMeta(tag))
    .find(Boolean)
  const name = (label ?? xml ?? '').trim().toLowerCase()
  if (/^(utf-?16|ucs-2|unicode)/.test(name)) return 'utf-8'
  return name === 'x-user-defined' ? 'windows-1252' : name
}

/** A declaration counts only as the tag's own attributes; of two attributes of one name the first stands. */
function charsetOfMeta(tag: string): string {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of tag.slice('<meta'.length).matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '')
  }
  const direct = attributes.get('charset')
  if (direct !== undefined || attributes.get('http-equiv')?.toLowerCase() !== 'content-type')
    return direct ?? ''
  return /charset\s*=\s*["']?([^\s;"'>/]+)/i.exec(attributes.get('content') ?? '')?.[1] ?? ''
}

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** Encodings to try when nothing was declared, best first. Text that is valid UTF-8 is UTF-8: chance makes no such pattern. */
function guesses(bytes: Uint8Array): string[] {
  const wide = wideEncoding(bytes)
  if (wide) return [wide]
  const found = analyse(bytes.subarray(0, DETECTOR_BYTES))
    .filter(({ confidence }) => confidence >= SURE_ENOUGH)
    .map(({ name }) => name.toLowerCase())
  return isValidUtf8(bytes)
    ? ['utf-8']
    : [...found.filter((name) => !name.startsWith('utf-')), 'windows-1252']
}

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** UTF-16 without a mark: in text of the Latin scripts every other byte is zero. */
function wideEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 1024)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const many = sample.length / 4
  if (sample.length < 4) return ''
  if ((zeros[0] ?? 0) > many && zeros[1] === 0) return 'utf-16be'
  return (zeros[1] ?? 0) > many && zeros[0] === 0 ? 'utf-16le' : ''
}

/** The text under that encoding, or undefined when the name is unknown or the result is not text. */
function readable(bytes: Uint8Array, label: string, limit: number): Result<Decoded, never> | undefined {
  const decoder = decoderFor(label)
  if (!decoder) return undefined
  const text = decoder.decode(bytes)
  const damaged = (text.match(CONTROLS) ?? []).length
  return damaged > text.length * limit ? undefined : ok({ text, charset: decoder.encoding })
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label)
  } catch {
    return undefined // an unknown name, as pages have them
  }
}
