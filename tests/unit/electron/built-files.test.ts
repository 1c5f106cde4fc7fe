import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BuiltFiles } from '../../../electron/built-files.ts'

let folder = ''
let root = ''

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-built-'))
  root = join(folder, 'renderer')
  await mkdir(join(root, 'assets'), { recursive: true })
  writeFileSync(join(root, 'index.html'), '<script src="./assets/a.js"></script><link href="./assets/b.css">')
  writeFileSync(join(root, 'assets/a.js'), 'a')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const textOf = async (built: BuiltFiles, file: string) =>
  (await built.read(join(root, file)))?.toString('utf8') ?? null

test('what a page names is read before it is asked for, and once', async () => {
  const built = new BuiltFiles(root)
  await built.readAhead('index.html')
  await textOf(built, 'index.html')
  const first = textOf(built, 'assets/a.js')
  writeFileSync(join(root, 'assets/a.js'), 'changed since')
  expect(await first).toBe('a')
  expect(await textOf(built, 'assets/a.js')).toBe('changed since')
})

test('what could not be read ahead is looked for again when it is asked for', async () => {
  const built = new BuiltFiles(root)
  await built.readAhead('index.html')
  await expect(textOf(built, 'assets/b.css')).rejects.toThrow('ENOENT')
  await new BuiltFiles(join(folder, 'nowhere')).readAhead('index.html')
  await built.readAhead('index.html')
  writeFileSync(join(root, 'assets/b.css'), 'b')
  expect(await textOf(built, 'assets/b.css')).toBe('b')
})

test('a link that leads out of the folder is not followed, read ahead or not', async () => {
  writeFileSync(join(folder, 'secret.js'), 'secret')
  symlinkSync(join(folder, 'secret.js'), join(root, 'assets/b.css'))
  const built = new BuiltFiles(root)
  expect(await textOf(built, 'assets/b.css')).toBeNull()
  await built.readAhead('index.html')
  expect(await textOf(built, 'assets/b.css')).toBeNull()
})

test('it tells when a page has got all that was read ahead for it, and not before', async () => {
  const built = new BuiltFiles(root)
  let isHandedOut = false
  void built.handedOut.then(() => {
    isHandedOut = true
  })
  writeFileSync(join(root, 'assets/b.css'), 'b')
  // Asked for the page at once, as a window does that is open before its files are read.
  const ahead = built.readAhead('index.html')
  await textOf(built, 'index.html')
  await ahead
  await textOf(built, 'assets/a.js')
  expect(isHandedOut).toBe(false)
  await textOf(built, 'assets/b.css')
  await built.handedOut
  expect(isHandedOut).toBe(true)
})
