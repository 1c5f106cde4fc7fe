import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { unzip } from '../../../scripts/unzip.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-unzip-'))
  mkdirSync(join(folder, 'out'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const zipFile = () => join(folder, 'a.zip')
const unpack = (rename = (name: string): string | null => name) =>
  unzip(zipFile(), join(folder, 'out'), rename)
const read = (path: string) => readFileSync(join(folder, 'out', path), 'utf8')

/** The system that a zip's modes are for: Unix. */
const UNIX = 3

function zip(files: Zippable) {
  writeFileSync(zipFile(), zipSync(files))
}

test('files come out as they went in: stored, deflated, empty, and with their modes', async () => {
  const long = 'offprint '.repeat(10_000)
  zip({
    'stored.txt': [strToU8('as it is'), { level: 0 }],
    'deep/deflated.txt': strToU8(long),
    'empty.txt': strToU8(''),
    program: [strToU8('#!'), { os: UNIX, attrs: 0o100755 << 16 }],
  })
  await unpack()
  expect(read('stored.txt')).toBe('as it is')
  expect(read('deep/deflated.txt')).toBe(long)
  expect(read('empty.txt')).toBe('')
  expect(statSync(join(folder, 'out/program')).mode & 0o777).toBe(0o755)
})

test('entries are renamed and left out as asked', async () => {
  zip({ 'Old/keep': strToU8('kept'), 'Old/drop': strToU8('dropped') })
  await unpack((name) => (name === 'Old/drop' ? null : name.replace('Old/', 'new-')))
  expect(read('new-keep')).toBe('kept')
  expect(() => read('new-drop')).toThrow()
})

test('a name that leads out of the folder is refused', async () => {
  zip({ '../escaped.txt': strToU8('out') })
  await expect(unpack()).rejects.toThrow('leads out of the folder')
})

test('what is no zip file, or only half of one, is refused', async () => {
  writeFileSync(zipFile(), 'no zip file, but long enough to hold the end of one')
  await expect(unpack()).rejects.toThrow('not a zip file')
  const whole = zipSync({ 'a.txt': strToU8('text') })
  writeFileSync(zipFile(), whole.subarray(0, whole.length - 30))
  await expect(unpack()).rejects.toThrow()
})
