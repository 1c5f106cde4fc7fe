import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, open, symlink } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

// Layout and signatures: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (end).
const END_SIGNATURE = 0x06054b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff
const DIRECTORY_SIGNATURE = 0x02014b50
const LOCAL_HEADER_SIZE = 30
const METHOD_STORED = 0
const METHOD_DEFLATED = 8
const FILE_TYPE_MASK = 0o170000
const SYMLINK = 0o120000

/**
 * Unpacks a zip file of less than 4 GB with a constant need of memory, keeping modes and symbolic links.
 * `rename` maps an entry's name to where it goes, relative to `folder`, or to null to leave it out.
 * Throws on anything that is not such a zip file and on a name that leads out of the folder.
 *
 * @param {string} zipFile
 * @param {string} folder
 * @param {(name: string) => string | null} rename
 */
export async function unzip(zipFile, folder, rename) {
  const file = await open(zipFile)
  try {
    for (const entry of await readDirectory(file)) {
      const name = rename(entry.name)
      if (name === null || entry.name.endsWith('/')) continue
      const target = join(folder, normalize(name))
      if (!target.startsWith(folder + sep))
        throw new Error(`${zipFile}: ${entry.name} leads out of the folder`)
      await mkdir(dirname(target), { recursive: true })
      await unpackEntry(zipFile, file, entry, target)
    }
  } finally {
    await file.close()
  }
}

/** @typedef {{ name: string, method: number, size: number, mode: number, offset: number }} Entry */

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<Entry[]>}
 */
async function readDirectory(file) {
  const { size } = await file.stat()
  const tail = await readAt(file, Math.max(0, size - END_SIZE - LONGEST_COMMENT), size)
  let end = tail.length - END_SIZE
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end--
  if (end < 0) throw new Error('not a zip file')
  const count = tail.readUInt16LE(end + 10)
  const length = tail.readUInt32LE(end + 12)
  const start = tail.readUInt32LE(end + 16)
  const directory = await readAt(file, start, start + length)

  const entries = []
  for (let at = 0, n = 0; n < count; n++) {
    if (directory.readUInt32LE(at) !== DIRECTORY_SIGNATURE) throw new Error('the zip directory is damaged')
    const nameLength = directory.readUInt16LE(at + 28)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      size: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * @param {string} zipFile
 * @param {import('node:fs/promises').FileHandle} file the same, open
 * @param {Entry} entry
 * @param {string} target
 */
async function unpackEntry(zipFile, file, entry, target) {
  const header = await readAt(file, entry.offset, entry.offset + LOCAL_HEADER_SIZE)
  const start = entry.offset + LOCAL_HEADER_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28)
  const end = start + entry.size
  if ((entry.mode & FILE_TYPE_MASK) === SYMLINK) {
    const link = await readAt(file, start, end)
    return symlink(link.toString('utf8'), target)
  }
  const packed = entry.size === 0 ? Readable.from([]) : createReadStream(zipFile, { start, end: end - 1 })
  if (entry.method === METHOD_STORED) await pipeline(packed, createWriteStream(target))
  else if (entry.method === METHOD_DEFLATED)
    await pipeline(packed, createInflateRaw(), createWriteStream(target))
  else throw new Error(`${entry.name}: compression method ${entry.method} is not known`)
  await chmod(target, entry.mode & 0o777 || 0o644)
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} start
 * @param {number} end
 */
async function readAt(file, start, end) {
  const buffer = Buffer.alloc(end - start)
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
  if (bytesRead < buffer.length) throw new Error('the zip file ends too early')
  return buffer
}
