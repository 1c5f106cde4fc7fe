import { inflateSync } from 'fflate'
import { crc32 } from './crc32.ts'
import { EXTRA_64, HEADER_SIZE, IN_64_BITS, METHOD, SIGNATURE } from './zip-format.ts'

/** A file that is read piece by piece. */
export interface ByteSource {
  /** In bytes. */
  readonly size: number
  /** Answers with exactly so many bytes, or throws. */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** The file is no zip file, or a broken one. */
export class BadZipError extends Error {
  override readonly name = 'BadZipError'
}

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly compressed: number
  readonly size: number
  readonly offset: number
}

/** What is read at once: the bridge passes no more than 8 MiB. */
const PIECE = 4 * 1024 * 1024

/** No entry of ours is nearly so large; a larger one is an attempt to fill the memory. */
const MAX_ENTRY_SIZE = 512 * 1024 * 1024

/** Enough for ten million entries. */
const MAX_DIRECTORY_SIZE = 1024 * 1024 * 1024

/** A zip file's comment is at most so long: the end record is searched no further from the end. */
const MAX_COMMENT = 65_535

/** Reads entries of a zip file by name. Trusts nothing: sizes, offsets and checksums are checked. */
export class ZipReader {
  readonly entries: ReadonlyMap<string, ZipEntry>
  private readonly source: ByteSource

  private constructor(source: ByteSource, entries: ReadonlyMap<string, ZipEntry>) {
    this.source = source
    this.entries = entries
  }

  static async open(source: ByteSource): Promise<ZipReader> {
    const { start, size } = await findDirectory(source)
    if (size > MAX_DIRECTORY_SIZE || start + size > source.size)
      throw new BadZipError('The directory is out of bounds')
    const directory = await readPieces(source, start, size)
    const entries = new Map<string, ZipEntry>()
    for (const entry of parseDirectory(directory)) {
      if (entries.has(entry.name)) throw new BadZipError(`Twice in the file: ${entry.name}`)
      entries.set(entry.name, entry)
    }
    return new ZipReader(source, entries)
  }

  /** An entry's bytes, checked against its checksum; null when there is no such entry. */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const entry = this.entries.get(name)
    if (!entry) return null
    if (entry.size > MAX_ENTRY_SIZE || entry.compressed > MAX_ENTRY_SIZE)
      throw new BadZipError(`Too large: ${name}`)
    const header = viewOf(await readPieces(this.source, entry.offset, HEADER_SIZE.local))
    if (header.getUint32(0, true) !== SIGNATURE.local)
      throw new BadZipError(`No entry at the offset of ${name}`)
    const start = entry.offset + HEADER_SIZE.local + header.getUint16(26, true) + header.getUint16(28, true)
    const data = await readPieces(this.source, start, entry.compressed)
    const bytes = entry.method === METHOD.stored ? data : inflate(data, entry)
    if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new BadZipError(`Damaged: ${name}`)
    return bytes
  }
}

function inflate(data: Uint8Array, { name, method, size }: ZipEntry): Uint8Array<ArrayBuffer> {
  if (method !== METHOD.deflated) throw new BadZipError(`Compressed in an unknown way: ${name}`)
  try {
    // Into a buffer of the announced size: a longer stream cannot grow past it, and fails the checksum.
    return inflateSync(data, { out: new Uint8Array(size) }).slice()
  } catch (error) {
    throw new BadZipError(`Damaged: ${name}: ${String(error)}`)
  }
}

async function readPieces(
  source: ByteSource,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (offset < 0 || length < 0 || offset + length > source.size) throw new BadZipError('Out of bounds')
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += PIECE) {
    const piece = await source.read(offset + at, Math.min(PIECE, length - at))
    if (piece.length !== Math.min(PIECE, length - at)) throw new BadZipError('The file ends too early')
    bytes.set(piece, at)
  }
  return bytes
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

async function findDirectory(source: ByteSource): Promise<{ start: number; size: number }> {
  const tailSize = Math.min(source.size, HEADER_SIZE.end + MAX_COMMENT + HEADER_SIZE.end64Locator)
  const tailStart = source.size - tailSize
  const tail = viewOf(await readPieces(source, tailStart, tailSize))
  for (let at = tailSize - HEADER_SIZE.end; at >= 0; at--) {
    if (tail.getUint32(at, true) !== SIGNATURE.end) continue
    const start = tail.getUint32(at + 16, true)
    const size = tail.getUint32(at + 12, true)
    const locator = at - HEADER_SIZE.end64Locator
    if (locator < 0 || tail.getUint32(locator, true) !== SIGNATURE.end64Locator) return { start, size }
    const end64 = viewOf(
      await readPieces(source, Number(tail.getBigUint64(locator + 8, true)), HEADER_SIZE.end64),
    )
    if (end64.getUint32(0, true) !== SIGNATURE.end64) throw new BadZipError('The end record is missing')
    return { start: Number(end64.getBigUint64(48, true)), size: Number(end64.getBigUint64(40, true)) }
  }
  throw new BadZipError('Not a zip file')
}

function decodeName(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    throw new BadZipError(`The directory is broken: ${String(error)}`)
  }
}

function* parseDirectory(directory: Uint8Array): Generator<ZipEntry> {
  const view = viewOf(directory)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let at = 0
  while (at + HEADER_SIZE.central <= directory.length) {
    if (view.getUint32(at, true) !== SIGNATURE.central) throw new BadZipError('The directory is broken')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const nameStart = at + HEADER_SIZE.central
    const next = nameStart + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > directory.length) throw new BadZipError('The directory is broken')
    const offset = view.getUint32(at + 42, true)
    yield {
      name: decodeName(decoder, directory.subarray(nameStart, nameStart + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: offset === IN_64_BITS.long ? offsetFrom(view, nameStart + nameLength, extraLength) : offset,
    }
    at = next
  }
  if (at !== directory.length) throw new BadZipError('The directory is broken')
}

/** The offset from the extra fields. Entries of ours are small, so that it is the only value there. */
function offsetFrom(view: DataView, start: number, length: number): number {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === EXTRA_64 && at + 12 <= start + length)
      return Number(view.getBigUint64(at + 4, true))
  }
  throw new BadZipError('An entry has no offset')
}
