import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { FileHandles } from '../../../electron/files/file-handles.ts'

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex')

let base = ''
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'offprint-beside-'))
  await mkdir(join(base, 'in', 'page_files'), { recursive: true })
  await writeFile(join(base, 'in', 'page_files', 'a b.png'), PNG)
  await writeFile(join(base, 'secret.png'), PNG)
  await symlink(join(base, 'secret.png'), join(base, 'in', 'page_files', 'link.png'))
})
afterAll(() => rm(base, { recursive: true }))

it('what lies beside a file is read by its path: not through links, not from above, and not when it is not there', async () => {
  await writeFile(join(base, 'in', 'page.html'), '')
  const handles = new FileHandles()
  const given = await handles.addArticle(1, join(base, 'in', 'page.html'))
  if (!given.ok) throw new Error(given.error.message)
  const names = [
    'page_files/a b.png',
    'page_files/link.png',
    '../secret.png',
    'page_files',
    'page_files/gone.png',
    'a\0b',
  ]
  const read = await handles.readBeside(1, given.value.handle, names)
  expect(read).toEqual({ ok: true, value: [{ path: 'page_files/a b.png', bytes: new Uint8Array(PNG) }] })
  expect(await handles.readArticle(1, given.value.handle)).toMatchObject({
    ok: true,
    value: { mime: 'text/html' },
  })
  expect(await handles.readBeside(2, given.value.handle, names)).toMatchObject({
    error: { kind: 'bad-handle' },
  })
  await handles.close(1, given.value.handle, false)
  expect(await handles.readArticle(1, given.value.handle)).toMatchObject({ error: { kind: 'bad-handle' } })
})

it('a folder is not given', async () => {
  expect(await new FileHandles().addArticle(1, base)).toMatchObject({ error: { kind: 'unexpected' } })
})
