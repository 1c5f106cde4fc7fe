import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { BadZipError, ZipReader } from '../../../renderer/storage/zip-reader.ts'
import { ZipWriter } from '../../../renderer/storage/zip-writer.ts'

interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
  readonly compress: boolean
}

async function zipOf(entries: readonly Entry[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const zip = new ZipWriter(async (bytes) => void pieces.push(bytes.slice()))
  for (const { name, bytes, compress } of entries) await zip.add(name, bytes, compress)
  await zip.end(entries.length)
  return Uint8Array.from(Buffer.concat(pieces))
}

const open = (file: Uint8Array) =>
  ZipReader.open({
    size: file.length,
    read: async (offset, length) => file.subarray(offset, offset + length),
  })

const entries = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    bytes: fc.uint8Array({ maxLength: 2000 }),
    compress: fc.boolean(),
  }),
  { selector: ({ name }) => name, maxLength: 8 },
)

describe('zip files', () => {
  it('give back every entry as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (given) => {
        const reader = await open(await zipOf(given))
        expect([...reader.entries.keys()].sort()).toEqual(given.map(({ name }) => name).sort())
        for (const { name, bytes } of given) {
          expect(Buffer.from((await reader.read(name)) ?? []).equals(Buffer.from(bytes))).toBe(true)
        }
      }),
    )
  })

  it('hold more entries than 16 bits can count', async () => {
    const count = 70_000
    const given = Array.from({ length: count }, (_, n) => ({
      name: `assets/${n}`,
      bytes: Uint8Array.of(n % 256),
      compress: false,
    }))
    const reader = await open(await zipOf(given))
    expect(reader.entries.size).toBe(count)
    expect(await reader.read('assets/69999')).toEqual(Uint8Array.of(69_999 % 256))
  })

  it('never give out a changed entry as sound', async () => {
    const bytes = new TextEncoder().encode('The harbour froze in the first week of January. '.repeat(20))
    const file = await zipOf([{ name: 'a', bytes, compress: true }])
    for (let at = 0; at < file.length; at++) {
      const damaged = file.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x10
      const read = await open(damaged)
        .then((reader) => reader.read('a'))
        .catch((error: Error) => error)
      if (read instanceof Error) expect(read).toBeInstanceOf(BadZipError)
      else if (read) expect(Buffer.from(read).equals(Buffer.from(bytes))).toBe(true)
    }
  })

  it('are refused when an entry says that it is enormous', async () => {
    const file = await zipOf([{ name: 'bomb', bytes: new Uint8Array(1000), compress: true }])
    const view = new DataView(file.buffer)
    const central = file.length - 98 - 4 - 46
    expect(view.getUint32(central, true)).toBe(0x02014b50)
    view.setUint32(central + 24, 0xf0000000, true)
    await expect((await open(file)).read('bomb')).rejects.toBeInstanceOf(BadZipError)
  })

  it('are read by another reader', async () => {
    const bytes = new TextEncoder().encode('Hello, hello, hello.')
    const given = [
      { name: 'tables/ä.jsonl', bytes, compress: true },
      { name: 'assets/b', bytes, compress: false },
    ]
    expect(unzipSync(await zipOf(given))).toEqual({ 'tables/ä.jsonl': bytes, 'assets/b': bytes })
  })
})
