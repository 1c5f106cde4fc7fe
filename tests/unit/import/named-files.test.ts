import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedFiles, relativePath } from '../../../shared/import/named-files.ts'

const named = (text: string) => namedFiles(new TextEncoder().encode(text))

describe('the files that a text names', () => {
  it.each([
    ['<img src="a_files/b.png">', ['a_files/b.png']],
    ["<img data-src='./b%20c.png?v=1#x'>", ['b c.png']],
    ['<img src=b.png><img src="b.png">', ['b.png']],
    ['<source srcset="s.webp 1x, l.webp 2x">', ['s.webp', 'l.webp']],
    ['![A quay](img/quay.jpg "At six")', ['img/quay.jpg']],
    ['![A quay](<img/the quay.jpg>)', ['img/the quay.jpg']],
    ['![[quay.png|300]]', ['quay.png']],
    ['![q][1]\n\n[1]: img/q.png', ['img/q.png']],
    ['<img src="a&amp;b.png">', ['a&b.png']],
    ['<img src="x/../b.png">', ['b.png']],
  ])('%j names %j', (text, paths) => {
    expect(named(text)).toEqual(paths)
  })

  it.each([
    'https://example.org/a.png',
    '//example.org/a.png',
    '/etc/passwd',
    '../a.png',
    'a/../../b.png',
    'C:\\a.png',
    'file:///a.png',
    'data:image/png;base64,AA',
    '#a',
    '',
  ])('%j is no file beside it', (address) => {
    expect(relativePath(address)).toBe('')
  })

  it('are read in UTF-16 too', () => {
    const bytes = new Uint8Array(Buffer.from('\uFEFF<img src="a.png">', 'utf16le'))
    expect(namedFiles(bytes)).toEqual(['a.png'])
  })

  it('never lie above it, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '%2e', '%2f', ':') }), (address) => {
        const path = relativePath(address)
        expect(path.split('/')).not.toContain('..')
        expect(path).not.toMatch(/^[/\\]/)
      }),
    )
  })
})
