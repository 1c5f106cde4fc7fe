import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameFor, fileNameKey, MAX_FILE_NAME_BYTES } from '../../../shared/export/file-name.ts'
import { readHostile } from './hostile-text.ts'

const ID = '0190a6b2-1111-7abc-8def-0123456789ab'

const nameOf = (title: string, taken: readonly string[] = []): string =>
  fileNameFor({ title, id: ID }, '.md', new Set(taken.map(fileNameKey)))

/** What Windows, macOS and Linux ask of a name together. */
const isSafe = (name: string): boolean =>
  new TextEncoder().encode(name).length <= MAX_FILE_NAME_BYTES &&
  name === name.normalize('NFC') &&
  !/[<>:"/\\|?*#^[\]@\p{Cc}\p{Cs}]/u.test(name) &&
  !/[. ]$|^[. ]/.test(name) &&
  !/^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i.test(name) &&
  /[^.]\.md$/.test(name)

describe('fileNameFor', () => {
  it.each([
    ['A Harbour Without a Sea', 'A Harbour Without a Sea.md'],
    ['Who? What: "Where" <now>', 'Who What Where now.md'],
    ['a/b\\c', 'a b c.md'],
    ['Tags #one [[two]] ^x a@b', 'Tags one two x a b.md'],
    ['../../etc/passwd', 'etc passwd.md'],
    ['Ends with a point. ', 'Ends with a point.md'],
    ['CON', 'CON_.md'],
    ['aux.tar', 'aux_.tar.md'],
    ['COM¹', 'COM¹_.md'],
    ['Console', 'Console.md'],
    ['Cafe\u0301', 'Café.md'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe.md'],
    ['می\u200cخواهم', 'می\u200cخواهم.md'],
    ['', '456789ab.md'],
    ['???', '456789ab.md'],
    ['东京'.repeat(100), `${'东京'.repeat(22)}东.md`],
    ['👩‍👩‍👧'.repeat(20), `${'👩‍👩‍👧'.repeat(7)}.md`],
  ])('names %j %j', (title, expected) => {
    expect(nameOf(title)).toBe(expected)
  })

  it('adds the short id on a collision, also one that only macOS and Windows see', () => {
    expect(nameOf('Title', ['Title.md'])).toBe('Title 456789ab.md')
    expect(nameOf('Title', ['TITLE.MD'])).toBe('Title 456789ab.md')
    expect(nameOf('Café', ['Cafe\u0301.md'])).toBe('Café 456789ab.md')
    expect(nameOf('Title', ['Title.md', 'Title 456789ab.md'])).toBe('Title 456789ab-2.md')
  })

  it('is safe for any title', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.string({ unit: 'grapheme', maxLength: 200 }),
        ),
        (title) => {
          const name = nameOf(title)
          expect(isSafe(name)).toBe(true)
          const other = nameOf(title, [name])
          expect(isSafe(other)).toBe(true)
          expect(fileNameKey(other)).not.toBe(fileNameKey(name))
        },
      ),
      { numRuns: 2000 },
    )
  })

  const hostile = readHostile('filenames.json')

  it.skipIf(!Array.isArray(hostile))('is safe for every hostile name of the corpus', () => {
    const unsafe = (hostile as { name: string }[])
      .map(({ name }) => nameOf(name))
      .filter((name) => !isSafe(name))
    expect(unsafe).toEqual([])
  })
})
