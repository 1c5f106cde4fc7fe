import type { IncomingMessage } from 'node:http'
import { pipeline, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchProblem } from './fetch-problem.ts'

/** No server needs more layers of compression; each one multiplies what a bomb can do. */
const MOST_ENCODINGS = 2
/** The low half of a zlib header's first byte is the method, 8 (RFC 1950); raw deflate, which some servers send, has another. */
const ZLIB_METHOD = 8

/**
 * Reads and decompresses a response's body, piece by piece. More than `limit` bytes, announced, on the line or unpacked, end it as
 * `too-large`: what is announced does so at once. Throws a `FetchProblem` or what the streams throw.
 */
export function readBody(response: IncomingMessage, limit: number): AsyncIterable<Buffer> {
  if (announcedSize(response) > limit) throw tooLarge(limit)
  let chunks: AsyncIterable<Buffer> = capped(response, limit)
  for (const encoding of contentEncodings(response).reverse())
    chunks = capped(decompressed(chunks, encoding), limit)
  return complete(response, chunks)
}

/** Of a body on the line, as its server says; 0 where it does not. */
export function announcedSize({ headers }: IncomingMessage): number {
  const size = Number(headers['content-length'] ?? 0)
  return Number.isSafeInteger(size) && size > 0 ? size : 0
}

async function* complete(response: IncomingMessage, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks
  if (!response.complete) throw new FetchProblem('server-error', 'the answer was cut off')
}

/** A body in one piece. */
export async function wholeBody(chunks: AsyncIterable<Buffer>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return joined(parts)
}

function contentEncodings(response: IncomingMessage): string[] {
  const encodings = (response.headers['content-encoding'] ?? '')
    .split(',')
    .map((encoding) => encoding.trim().toLowerCase())
    .filter((encoding) => encoding !== '' && encoding !== 'identity')
  if (encodings.length > MOST_ENCODINGS) throw new FetchProblem('server-error', 'compressed too many times')
  return encodings
}

async function* capped(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of source) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge(limit)
    yield chunk
  }
}

/** Unpacks as fast as the output is read and no faster, so that a bomb goes off in front of who counts. */
async function* decompressed(source: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const input = source[Symbol.asyncIterator]()
  const first = await input.next()
  if (first.done) return
  const unpack = decompressor(encoding, first.value)
  // A failure of either side destroys the other, and is thrown where the output is read.
  pipeline(after(first.value, input), unpack, () => undefined)
  yield* unpack
}

async function* after(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function decompressor(encoding: string, first: Buffer): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'br':
      return createBrotliDecompress()
    case 'deflate':
      return ((first[0] ?? 0) & 0x0f) === ZLIB_METHOD ? createInflate() : createInflateRaw()
    default:
      throw new FetchProblem('server-error', `compressed in a way that was not asked for`)
  }
}

/** One array with a buffer of its own: what crosses to the renderer must not carry Node's shared pool along. */
function joined(parts: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}

const tooLarge = (limit: number) => new FetchProblem('too-large', `more than ${limit} bytes`)
