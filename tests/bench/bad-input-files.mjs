/* Files that are made to break whoever opens them. */
import { crc32, deflateRawSync } from 'node:zlib'

const MB = 1024 * 1024

/** @typedef {{ name: string, packed: Buffer, size: number, crc: number, method: number, at?: string }} Entry */

/** @param {string} name @param {string | Buffer} data @returns {Entry} */
const stored = (name, data) => {
  const bytes = Buffer.from(data)
  return { name, packed: bytes, size: bytes.length, crc: crc32(bytes), method: 0 }
}

/** @param {string} name @param {Buffer} data @returns {Entry} */
const deflated = (name, data) => ({
  name,
  packed: deflateRawSync(data, { level: 9 }),
  size: data.length,
  crc: crc32(data),
  method: 8,
})

/**
 * A ZIP of these entries. One with `at` has no data of its own: its record leads to that of the entry named so.
 * APPNOTE.TXT 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end)
 * @param {readonly Entry[]} entries
 */
function zipOf(entries) {
  const parts = []
  const records = []
  const places = new Map()
  let offset = 0
  for (const { name, packed, size, crc, method, at } of entries) {
    const path = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(method, 4)
    head.writeUInt32LE(crc, 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(size, 18)
    head.writeUInt16LE(path.length, 22)
    if (at === undefined) {
      places.set(name, offset)
      const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, path, packed])
      parts.push(local)
      offset += local.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(places.get(at ?? name) ?? 0, 10)
    records.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, rest, path)
  }
  const directory = Buffer.concat(records)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/** @param {readonly string[]} chapters paths in the book, in order */
const bookHead = (chapters) => [
  stored('mimetype', 'application/epub+zip'),
  stored(
    'META-INF/container.xml',
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  ),
  stored(
    'book.opf',
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A swollen book</dc:title></metadata><manifest>${chapters
      .map((path, n) => `<item id="c${n}" href="${path}" media-type="application/xhtml+xml"/>`)
      .join(
        '',
      )}</manifest><spine>${chapters.map((_, n) => `<itemref idref="c${n}"/>`).join('')}</spine></package>`,
  ),
]

const XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>'
const CLOSED = '</p></body></html>'
/** @param {number} megabytes */
const chapterOf = (megabytes) => Buffer.from(`${XHTML}${'a '.repeat((megabytes * MB) / 2)}${CLOSED}`)
/** @param {number} number */
const names = (number) => Array.from({ length: number }, (_, n) => `${n}.xhtml`)

/** Books that unpack to far more than they are; each with the name of what it does. @returns {[string, Buffer][]} */
export function swollenBooks() {
  const large = deflated('0.xhtml', chapterOf(256))
  const middle = deflated('0.xhtml', chapterOf(16))
  const many = names(500)
  return [
    ['one chapter of 256 MB', zipOf([...bookHead(['0.xhtml']), large])],
    ['one chapter of 256 MB that says 1 KB', zipOf([...bookHead(['0.xhtml']), { ...large, size: 1024 }])],
    [
      '500 chapters of 16 MB in the same bytes',
      zipOf([
        ...bookHead(many),
        ...many.map((name, n) => (n === 0 ? middle : { ...middle, name, at: '0.xhtml' })),
      ]),
    ],
    [
      '50,000 files',
      zipOf([
        ...bookHead(['0.xhtml']),
        stored('0.xhtml', `${XHTML}One chapter among many files.${CLOSED}`),
        ...Array.from({ length: 50_000 }, (_, n) => stored(`f/${n}`, '')),
      ]),
    ],
  ]
}

/** A saved page of very many parts. */
export const manyParts = () =>
  Buffer.from(
    `From: <Saved by Offprint's bench>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: Parts\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://example.org/\r\n\r\n<p>One page of a great many parts, each of them empty but for the first.</p>\r\n${'--b\r\nContent-Type: image/png\r\n\r\n\r\n'.repeat(200_000)}--b--\r\n`,
  )
