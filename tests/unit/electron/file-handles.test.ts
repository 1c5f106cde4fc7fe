import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FileHandles } from '../../../electron/files/file-handles.ts'
import { readArticleFiles } from '../../../electron/files/opened-file.ts'

const MINE = 1
const OTHER = 2
const BAD_HANDLE = { ok: false, error: { kind: 'bad-handle' } }

let base: string
let handles: FileHandles
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'offprint-handles-'))
  handles = new FileHandles()
})
afterEach(async () => rm(base, { recursive: true }))

async function writer(name: string): Promise<string> {
  const made = await handles.addWriter(MINE, join(base, name))
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

describe('a file that is written', () => {
  it('is in its place, whole and in order, once it is committed', async () => {
    const handle = await writer('b.zip')
    const chunks = Array.from({ length: 50 }, (_, index) => new Uint8Array(1000).fill(index))
    await Promise.all(chunks.map((bytes) => handles.writeChunk(MINE, handle, bytes)))
    expect(await readdir(base)).not.toContain('b.zip')
    expect(await handles.close(MINE, handle, true)).toEqual({ ok: true, value: null })
    expect(new Uint8Array(await readFile(join(base, 'b.zip')))).toEqual(new Uint8Array(Buffer.concat(chunks)))
  })

  it('was never there when it is thrown away or its window is gone', async () => {
    await handles.close(MINE, await writer('a.zip'), false)
    const lost = await writer('b.zip')
    await handles.releaseAll(MINE)
    expect(await handles.writeChunk(MINE, lost, new Uint8Array(1))).toMatchObject(BAD_HANDLE)
    expect(await readdir(base)).toEqual([])
  })
})

describe('a handle', () => {
  it('reads its file chunk by chunk', async () => {
    await writeFile(join(base, 'a'), 'abcdef')
    const reader = await handles.addReader(MINE, join(base, 'a'))
    if (!reader.ok) throw new Error(reader.error.message)
    expect(reader.value.size).toBe(6)
    const read = async (offset: number) => handles.readChunk(MINE, reader.value.handle, offset, 4)
    expect(await read(0)).toEqual({ ok: true, value: new TextEncoder().encode('abcd') })
    expect(await read(4)).toEqual({ ok: true, value: new TextEncoder().encode('ef') })
    expect(await read(6)).toEqual({ ok: true, value: new Uint8Array() })
  })

  it('works in its own window only, for its own purpose, and until it is closed', async () => {
    const write = await writer('b.zip')
    const folder = handles.addFolder(MINE, base)
    const bytes = handles.addBytes(MINE, new Uint8Array([1]))
    expect(await handles.writeChunk(OTHER, write, new Uint8Array(1))).toMatchObject(BAD_HANDLE)
    expect(await handles.close(OTHER, write, true)).toMatchObject(BAD_HANDLE)
    expect(await handles.readChunk(OTHER, bytes, 0, 1)).toMatchObject(BAD_HANDLE)
    expect(handles.folder(OTHER, folder)).toMatchObject(BAD_HANDLE)
    expect(await handles.readChunk(MINE, write, 0, 1)).toMatchObject(BAD_HANDLE)
    expect(await handles.readChunk(MINE, folder, 0, 1)).toMatchObject(BAD_HANDLE)
    expect(handles.folder(MINE, bytes)).toMatchObject(BAD_HANDLE)
    await handles.close(MINE, bytes, false)
    expect(await handles.readChunk(MINE, bytes, 0, 1)).toMatchObject(BAD_HANDLE)
    expect(new Set([write, folder, bytes]).size).toBe(3)
    await handles.releaseAll(MINE)
  })

  it('is given for plain files only', async () => {
    expect(await handles.addReader(MINE, base)).toMatchObject({ error: { kind: 'unexpected' } })
    expect(await handles.addReader(MINE, '/dev/zero')).toMatchObject({ error: { kind: 'unexpected' } })
    expect(await handles.addReader(MINE, join(base, 'gone'))).toMatchObject({ error: { kind: 'not-found' } })
    expect(await handles.addWriter(MINE, join(base, 'gone', 'b'))).toMatchObject({
      error: { kind: 'not-found' },
    })
  })
})

it('reads chosen files with their kind, and leaves none out in silence', async () => {
  await writeFile(join(base, 'a.HTML'), 'a')
  await writeFile(join(base, 'b'), 'b')
  const [a, b] = [join(base, 'a.HTML'), join(base, 'b')]
  expect(await readArticleFiles([a, b])).toEqual({
    ok: true,
    value: [
      { name: 'a.HTML', mime: 'text/html', bytes: new Uint8Array([97]) },
      { name: 'b', mime: '', bytes: new Uint8Array([98]) },
    ],
  })
  const answer = await readArticleFiles([a, join(base, 'gone.txt')])
  expect(answer).toMatchObject({ ok: false, error: { kind: 'not-found', message: 'gone.txt: ENOENT' } })
})
