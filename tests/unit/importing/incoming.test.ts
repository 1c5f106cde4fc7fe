import { describe, expect, it } from 'vitest'
import { readAddresses, readText, readTransfer } from '../../../renderer/importing/incoming.ts'
import { LARGEST_ARTICLE_FILE_BYTES } from '../../../shared/largest-file.ts'

describe('what is pasted or dropped', () => {
  it.each([
    ['https://example.org/a?b=c#d', ['https://example.org/a?b=c#d']],
    [' example.org/tides \n', ['https://example.org/tides']],
    ['http://localhost:8080/x', ['http://localhost:8080/x']],
    ['192.168.1.4/wiki', ['https://192.168.1.4/wiki']],
    ['münchen.example', ['https://münchen.example']],
    [
      '# two links\nhttps://a.example/1\r\nhttps://a.example/2',
      ['https://a.example/1', 'https://a.example/2'],
    ],
  ])('%j is addresses', (text, addresses) => {
    expect(readAddresses(text)).toEqual(addresses)
  })

  it.each([
    'Tides',
    'Read https://example.org today',
    'e.g. this',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
    'Two words.\nexample.org',
  ])('%j is not', (text) => {
    expect(readAddresses(text)).toBeNull()
  })

  it('is text with its markup when it is no address, and nothing when it is empty', () => {
    expect(readText('Tides', '<p>Tides</p>')).toEqual({ kind: 'text', text: 'Tides', html: '<p>Tides</p>' })
    expect(readText('https://example.org', '<a href="https://example.org">x</a>').kind).toBe('addresses')
    expect(readText(' ', '')).toEqual({ kind: 'nothing' })
  })
})

describe('a dropped file', () => {
  /** A drop of files of these sizes that fails the test when one is read that should not be. */
  const drop = (sizes: readonly number[], content?: string) =>
    ({
      files: sizes.map((size, n) => ({
        name: `${n}.html`,
        type: 'text/html',
        size,
        arrayBuffer: async () => {
          if (content === undefined) throw new Error('It was read')
          return new TextEncoder().encode(content).buffer
        },
      })),
    }) as unknown as DataTransfer

  it('is read whole', async () => {
    const bytes = new TextEncoder().encode('Tides')
    expect(await readTransfer(drop([5], 'Tides'))).toEqual({
      kind: 'files',
      files: [{ name: '0.html', mime: 'text/html', bytes }],
    })
  })

  it('is refused by name, unread, when it is larger than any article', async () => {
    expect(await readTransfer(drop([5, LARGEST_ARTICLE_FILE_BYTES + 1]))).toEqual({
      kind: 'too-large',
      names: ['1.html'],
    })
  })

  it('is refused with the others when they are too large together', async () => {
    const sizes = Array.from({ length: 5 }, () => LARGEST_ARTICLE_FILE_BYTES)
    expect(await readTransfer(drop(sizes))).toMatchObject({ kind: 'too-large', names: { length: 5 } })
  })
})
