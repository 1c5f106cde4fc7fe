import { mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  DOCUMENT_MODE,
  startFile,
  writeAll,
  writeFileAtomically,
} from '../../../electron/files/atomic-write.ts'
import { exportFolder } from '../../../electron/files/export-folder.ts'
import { checkExportName } from '../../../electron/files/export-name.ts'
import { fileProblem } from '../../../electron/files/file-problem.ts'

let base: string
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'offprint-files-'))
})
afterEach(async () => rm(base, { recursive: true }))

describe('names of exported files', () => {
  it.each(['An article.md', 'Ü — “quoted”, 日本語.md', 'a.b.c.md', 'Console.md', 'x'.repeat(200)])(
    '%s is one',
    (name) => {
      expect(checkExportName(name)).toEqual({ ok: true, value: name })
    },
  )

  it.each([
    ...['', '.', '..', '../up.md', 'a/b.md', 'a\\b.md', '/etc/passwd', 'C:x.md', 'x.md:stream'],
    ...[
      '.bashrc',
      ' x.md',
      'x.md ',
      'x.',
      'a\u0000.md',
      'a\nb.md',
      'what?.md',
      'a*b',
      '<a>.md',
      'a|b',
      '"a"',
    ],
    ...['con', 'CON.md', 'nul.tar.gz', 'Com1.md', 'lpt9', 'aux.md', 'com¹.md', 'ü'.repeat(120)],
  ])('%j is none', (name) => {
    expect(checkExportName(name)).toMatchObject({ ok: false, error: { kind: 'bad-name' } })
  })
})

describe('an export folder', () => {
  it('writes, lists and reads its own files', async () => {
    await mkdir(join(base, 'below'))
    const folder = exportFolder(base)
    expect(await folder.read('a.md')).toEqual({ ok: true, value: null })
    expect(await folder.write('a.md', 'första')).toEqual({ ok: true, value: null })
    expect(await folder.write('a.md', 'andra')).toEqual({ ok: true, value: null })
    expect(await folder.read('a.md')).toEqual({ ok: true, value: 'andra' })
    expect(await folder.list()).toMatchObject({ ok: true, value: { names: ['a.md'] } })
  })

  it('neither reads nor writes through a link that leads out of it', async () => {
    const inside = join(base, 'inside')
    await mkdir(inside)
    await writeFile(join(base, 'secret.txt'), 'secret')
    await symlink(join(base, 'secret.txt'), join(inside, 'link.md'))
    const folder = exportFolder(inside)
    expect(await folder.list()).toMatchObject({ ok: true, value: { names: [] } })
    expect(await folder.read('link.md')).toMatchObject({ ok: false, error: { kind: 'no-permission' } })
    expect(await folder.write('link.md', 'new')).toEqual({ ok: true, value: null })
    expect(await readFile(join(base, 'secret.txt'), 'utf8')).toBe('secret')
  })

  it('refuses what is not a plain name', async () => {
    const folder = exportFolder(join(base))
    expect(await folder.write('../up.md', 'x')).toMatchObject({ error: { kind: 'bad-name' } })
    expect(await folder.read('../up.md')).toMatchObject({ error: { kind: 'bad-name' } })
  })

  it('says that it is gone', async () => {
    expect(await exportFolder(join(base, 'gone')).write('a.md', 'x')).toMatchObject({
      error: { kind: 'not-found' },
    })
    expect(await exportFolder(join(base, 'gone')).list()).toMatchObject({ error: { kind: 'not-found' } })
  })
})

describe('an atomic write', () => {
  it('shows nothing under its name before it is whole, and leaves nothing behind', async () => {
    const path = join(base, 'backup.zip')
    await writeFile(path, 'old')
    const file = await startFile(path, DOCUMENT_MODE)
    await file.append(Buffer.from('new'))
    expect(await readFile(path, 'utf8')).toBe('old')
    await file.discard()
    expect(await readdir(base)).toEqual(['backup.zip'])
    await writeFileAtomically(path, 'newer', DOCUMENT_MODE)
    expect(await readFile(path, 'utf8')).toBe('newer')
    expect(await readdir(base)).toEqual(['backup.zip'])
  })

  it('keeps a link that the person chose, and replaces what it leads to', async () => {
    await writeFile(join(base, 'real.md'), 'old')
    await symlink(join(base, 'real.md'), join(base, 'chosen.md'))
    await writeFileAtomically(join(base, 'chosen.md'), 'new', DOCUMENT_MODE)
    expect(await readFile(join(base, 'real.md'), 'utf8')).toBe('new')
  })

  it('takes its temporary file away when its place cannot be written', async () => {
    await mkdir(join(base, 'taken', 'full'), { recursive: true })
    await expect(writeFileAtomically(join(base, 'taken'), 'x', DOCUMENT_MODE)).rejects.toThrow()
    expect(await readdir(base)).toEqual(['taken'])
  })

  it('says that the disk is full', async () => {
    const full = await open('/dev/full', 'w')
    const problem = await writeAll(full, Buffer.alloc(10)).then(() => null, fileProblem)
    await full.close()
    expect(problem).toMatchObject({ ok: false, error: { kind: 'disk-full' } })
  })
})
