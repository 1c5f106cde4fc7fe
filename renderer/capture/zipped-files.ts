import { BadZipError, ZipReader } from '../storage/zip-reader.ts'
import { decode } from './decode.ts'

/** Of one file, unpacked, in bytes. What says that it is larger is not unpacked: a few bytes can become gigabytes. */
const LARGEST_FILE = 32 * 1024 * 1024

/** Deflate makes no more than this of a byte (RFC 1951); what promises more lies. */
const MOST_EXPANSION = 1_032

/** The files in a ZIP, of a book or a saved page, by their paths. A method throws `BadZipError` when the file is no zip or a broken one. */
export class ZippedFiles {
  private readonly zip: ZipReader

  private constructor(zip: ZipReader) {
    this.zip = zip
  }

  static async open(bytes: Uint8Array): Promise<ZippedFiles> {
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
    return new ZippedFiles(await ZipReader.open({ size: bytes.length, read }))
  }

  get paths(): string[] {
    return [...this.zip.entries.keys()]
  }

  /** Unpacked, in bytes; 0 when there is no such file. */
  sizeOf(path: string): number {
    return this.zip.entries.get(path)?.size ?? 0
  }

  /** Null when there is no such file. */
  async read(path: string): Promise<Uint8Array | null> {
    const entry = this.zip.entries.get(path)
    if (!entry) return null
    if (entry.size > LARGEST_FILE || entry.size > entry.compressed * MOST_EXPANSION + MOST_EXPANSION)
      throw new BadZipError(`Too large when it is unpacked: ${path}`)
    return this.zip.read(path)
  }

  /** Null when there is no such file. */
  async readText(path: string): Promise<string | null> {
    const bytes = await this.read(path)
    if (!bytes) return null
    const text = decode(bytes, '', true)
    if (!text.ok) throw new BadZipError(`Not a text: ${path}`)
    return text.value.text
  }
}
