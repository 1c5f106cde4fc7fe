import { type Failure, fail, ok, type Result } from '../result.ts'
import { decodeBase64, decodeQuotedPrintable, decodeWords } from './mime-encodings.ts'

/** One of the files of an MHTML file. */
export interface MhtmlPart {
  /** Without parameters, in lower case. */
  readonly type: string
  /** A Content-Type as it stands there, with its charset. */
  readonly contentType: string
  /** Where it came from, or empty. */
  readonly location: string
  /** Its Content-ID without its brackets, or empty. */
  readonly id: string
  readonly bytes: Uint8Array
}

export interface MhtmlFile {
  /** The page: the part that `start` names, else the first that is one. */
  readonly page: MhtmlPart
  readonly parts: readonly MhtmlPart[]
  /** Where the page was saved from, or empty. */
  readonly url: string
  /** In Unix milliseconds, or 0. */
  readonly savedAt: number
  /** What the program that saved it took for the title, or empty. */
  readonly title: string
}

/** Parts in parts, deeper than any program nests them. */
const DEEPEST = 8

/** Parts in all: a page with more files than this is none. */
const MOST_PARTS = 10_000

/** Headers are short; what looks like longer ones is none. */
const LONGEST_HEAD = 256 * 1024

/**
 * Reads MHTML (RFC 2557), which is MIME (RFC 2045 to 2047): a page with its files, as browsers save it. A part that is cut short is
 * taken as far as it goes.
 */
export function readMhtml(bytes: Uint8Array): Result<MhtmlFile, Failure<'broken'>> {
  const text = binary(bytes)
  const head = readHead(text, 0)
  if (!head) return fail('broken', 'It has no headers')
  const { type, parameters } = mediaType(head.headers.get('content-type') ?? '')
  const parts: MhtmlPart[] = []
  if (type.startsWith('multipart/')) {
    const boundary = parameters.get('boundary') ?? ''
    if (boundary === '') return fail('broken', 'It does not say what parts its files')
    readParts(text, { from: head.end, to: text.length }, boundary, 0, parts)
  } else parts.push(partOf(head.headers, text.slice(head.end)))
  const start = unbracketed(parameters.get('start') ?? '')
  const page =
    parts.find(({ id, type: kind }) => start !== '' && id === start && isPage(kind)) ??
    parts.find((part) => isPage(part.type))
  if (!page) return fail('broken', 'There is no page among its files')
  const url = head.headers.get('snapshot-content-location') ?? head.headers.get('content-location') ?? ''
  const savedAt = Date.parse(head.headers.get('date') ?? '')
  return ok({
    page,
    parts,
    url: webAddress(url) || webAddress(page.location),
    savedAt: Number.isFinite(savedAt) && savedAt > 0 ? savedAt : 0,
    title: decodeWords(head.headers.get('subject') ?? ''),
  })
}

/** Whether bytes begin as MHTML does: with MIME headers, of which one says that parts follow. */
export function isMhtml(bytes: Uint8Array): boolean {
  const start = binary(bytes.subarray(0, 4096)).replace(/^\xef\xbb\xbf/, '')
  if (!/^\s*[A-Za-z][A-Za-z0-9-]{0,60}:/.test(start)) return false
  return /^content-type:\s*multipart\/related\b/im.test(start) || /^from: <saved by /im.test(start)
}

const isPage = (type: string) => type === 'text/html' || type === 'application/xhtml+xml'

const webAddress = (text: string) =>
  /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : ''

/** One UTF-16 unit for each byte: bytes 0x80 to 0x9f too, which decoders of the web take for something else. */
function binary(bytes: Uint8Array): string {
  const pieces: string[] = []
  const PIECE = 8_192
  for (let at = 0; at < bytes.length; at += PIECE)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)))
  return pieces.join('')
}

interface Head {
  /** By name in lower case; of several of one name the first. */
  readonly headers: ReadonlyMap<string, string>
  /** Where the body begins. */
  readonly end: number
}

/** The headers at a place of a text, unfolded; null when no empty line ends them. */
function readHead(text: string, from: number): Head | null {
  const blank = /\r?\n[ \t]*\r?\n/g
  blank.lastIndex = from
  const isEmpty = /^\r?\n/.exec(text.slice(from, from + 2))
  if (isEmpty) return { headers: new Map(), end: from + isEmpty[0].length }
  const found = blank.exec(text)
  if (!found || found.index - from > LONGEST_HEAD) return null
  const headers = new Map<string, string>()
  for (const line of text
    .slice(from, found.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key !== '' && !headers.has(key)) headers.set(key, value.trim())
  }
  return { headers, end: found.index + found[0].length }
}

function readParts(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  boundary: string,
  depth: number,
  found: MhtmlPart[],
): void {
  const line = `--${boundary}`
  let start = nextBoundary(text, line, from, to)
  while (start && !start.isLast && found.length < MOST_PARTS) {
    const next = nextBoundary(text, line, start.end, to)
    const end = next?.start ?? to
    const head = readHead(text, start.end)
    if (head && head.end <= end) {
      const { type, parameters } = mediaType(head.headers.get('content-type') ?? '')
      const inner = parameters.get('boundary') ?? ''
      if (type.startsWith('multipart/') && inner !== '' && depth < DEEPEST)
        readParts(text, { from: head.end, to: end }, inner, depth + 1, found)
      else found.push(partOf(head.headers, text.slice(head.end, end)))
    }
    start = next
  }
}

interface Boundary {
  /** Where the part before it ends: the line break belongs to the boundary. */
  readonly start: number
  /** Where the part after it begins. */
  readonly end: number
  readonly isLast: boolean
}

function nextBoundary(text: string, line: string, from: number, to: number): Boundary | null {
  for (let at = text.indexOf(line, from); at >= 0 && at < to; at = text.indexOf(line, at + line.length)) {
    if (at !== 0 && text[at - 1] !== '\n') continue
    const rest = /^(--)?[ \t]*(?:\r?\n|$)/.exec(text.slice(at + line.length, at + line.length + 200))
    if (!rest) continue
    const before = text[at - 2] === '\r' ? at - 2 : at - 1
    return { start: Math.max(from, before), end: at + line.length + rest[0].length, isLast: rest[1] === '--' }
  }
  return null
}

function partOf(headers: ReadonlyMap<string, string>, body: string): MhtmlPart {
  const contentType = headers.get('content-type') ?? 'text/plain'
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  return {
    type: mediaType(contentType).type,
    contentType,
    location: (headers.get('content-location') ?? '').replace(/\s+/g, ''),
    id: unbracketed(headers.get('content-id') ?? ''),
    bytes:
      encoding === 'base64'
        ? decodeBase64(body)
        : encoding === 'quoted-printable'
          ? decodeQuotedPrintable(body)
          : Uint8Array.from(body, (letter) => letter.charCodeAt(0)),
  }
}

const unbracketed = (id: string) => id.trim().replace(/^<(.*)>$/, '$1')

/** `type/subtype; name=value; name="quoted"`. */
function mediaType(value: string): { type: string; parameters: ReadonlyMap<string, string> } {
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, bare] of value.matchAll(
    /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/g,
  )) {
    if (!parameters.has(name.toLowerCase()))
      parameters.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '')
  }
  return { type: (value.split(';', 1)[0] ?? '').trim().toLowerCase(), parameters }
}
