import { deflateSync } from 'fflate'
import { crc32 } from './crc32.ts'
import { EXTRA_64, HEADER_SIZE, IN_64_BITS, METHOD, SIGNATURE, UTF8_NAMES, VERSION } from './zip-format.ts'

/** 1980-01-01, the first day that zip files know: the same library makes the same file. */
const DOS_DATE = 0x21

/** Takes the bytes of a file in order. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>

/** Writes a zip file from front to end; holds one entry and the directory in memory. */
export class ZipWriter {
  private readonly write: WriteBytes
  private readonly directory: Uint8Array[] = []
  private offset = 0

  constructor(write: WriteBytes) {
    this.write = write
  }

  /** @param compress false for what is compressed already */
  async add(name: string, bytes: Uint8Array, compress: boolean): Promise<void> {
    const data = compress ? deflateSync(bytes, { level: 6 }) : bytes
    const encodedName = new TextEncoder().encode(name)
    const common = {
      method: compress ? METHOD.deflated : METHOD.stored,
      crc: crc32(bytes),
      compressed: data.length,
      size: bytes.length,
      nameLength: encodedName.length,
    }
    this.directory.push(centralHeader({ ...common, offset: this.offset }), encodedName)
    if (this.offset >= IN_64_BITS.long) this.directory.push(offsetIn64Bits(this.offset))
    await this.append(localHeader(common))
    await this.append(encodedName)
    await this.append(data)
  }

  async end(entries: number): Promise<void> {
    const start = this.offset
    for (const part of this.directory) await this.append(part)
    await this.append(endRecords({ entries, start, size: this.offset - start }))
  }

  private async append(bytes: Uint8Array): Promise<void> {
    await this.write(bytes)
    this.offset += bytes.length
  }
}

interface EntryHeader {
  readonly method: number
  readonly crc: number
  readonly compressed: number
  readonly size: number
  readonly nameLength: number
}

function localHeader({ method, crc, compressed, size, nameLength }: EntryHeader): Uint8Array {
  const view = new DataView(new ArrayBuffer(HEADER_SIZE.local))
  view.setUint32(0, SIGNATURE.local, true)
  view.setUint16(4, VERSION.plain, true)
  view.setUint16(6, UTF8_NAMES, true)
  view.setUint16(8, method, true)
  view.setUint16(12, DOS_DATE, true)
  view.setUint32(14, crc, true)
  view.setUint32(18, compressed, true)
  view.setUint32(22, size, true)
  view.setUint16(26, nameLength, true)
  return new Uint8Array(view.buffer)
}

function centralHeader(entry: EntryHeader & { readonly offset: number }): Uint8Array {
  const in64 = entry.offset >= IN_64_BITS.long
  const view = new DataView(new ArrayBuffer(HEADER_SIZE.central))
  view.setUint32(0, SIGNATURE.central, true)
  view.setUint16(4, VERSION.zip64, true)
  view.setUint16(6, in64 ? VERSION.zip64 : VERSION.plain, true)
  view.setUint16(8, UTF8_NAMES, true)
  view.setUint16(10, entry.method, true)
  view.setUint16(14, DOS_DATE, true)
  view.setUint32(16, entry.crc, true)
  view.setUint32(20, entry.compressed, true)
  view.setUint32(24, entry.size, true)
  view.setUint16(28, entry.nameLength, true)
  view.setUint16(30, in64 ? 12 : 0, true)
  view.setUint32(42, in64 ? IN_64_BITS.long : entry.offset, true)
  return new Uint8Array(view.buffer)
}

function offsetIn64Bits(offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(12))
  view.setUint16(0, EXTRA_64, true)
  view.setUint16(2, 8, true)
  view.setBigUint64(4, BigInt(offset), true)
  return new Uint8Array(view.buffer)
}

/** The end of the file, always with its 64-bit records: readers that do not know them find the others. */
function endRecords({ entries, start, size }: { entries: number; start: number; size: number }): Uint8Array {
  const { end64, end64Locator, end } = HEADER_SIZE
  const view = new DataView(new ArrayBuffer(end64 + end64Locator + end))
  view.setUint32(0, SIGNATURE.end64, true)
  view.setBigUint64(4, BigInt(end64 - 12), true)
  view.setUint16(12, VERSION.zip64, true)
  view.setUint16(14, VERSION.zip64, true)
  view.setBigUint64(24, BigInt(entries), true)
  view.setBigUint64(32, BigInt(entries), true)
  view.setBigUint64(40, BigInt(size), true)
  view.setBigUint64(48, BigInt(start), true)
  view.setUint32(end64, SIGNATURE.end64Locator, true)
  view.setBigUint64(end64 + 8, BigInt(start + size), true)
  view.setUint32(end64 + 16, 1, true)
  const at = end64 + end64Locator
  view.setUint32(at, SIGNATURE.end, true)
  view.setUint16(at + 8, Math.min(entries, IN_64_BITS.short), true)
  view.setUint16(at + 10, Math.min(entries, IN_64_BITS.short), true)
  view.setUint32(at + 12, Math.min(size, IN_64_BITS.long), true)
  view.setUint32(at + 16, Math.min(start, IN_64_BITS.long), true)
  return new Uint8Array(view.buffer)
}
