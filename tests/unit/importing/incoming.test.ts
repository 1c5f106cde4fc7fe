import { describe, expect, it } from 'vitest'
import { articlesAmong } from '../../../renderer/importing/dropped-files.ts'
import { readAddresses, readText } from '../../../renderer/importing/incoming.ts'
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
  const drop = (sizes: readonly number[], content?: string) => {
    const files = sizes.map((size, n) => ({
      name: `${n}.html`,
      type: 'text/html',
      size,
      arrayBuffer: async () => {
        if (content === undefined) throw new Error('It was read')
        return new TextEncoder().encode(content).buffer
      },
    }))
    return files.map((file) => ({ path: file.name, file }))
  }

  it('is read whole', async () => {
    const bytes = new TextEncoder().encode('Tides')
    const [file] = articlesAmong(drop([5], 'Tides'))
    expect(await file?.read()).toEqual({
      ok: true,
      value: { name: '0.html', mime: 'text/html', bytes, attachments: [] },
    })
  })

  it('is refused unread when it is larger than any article', async () => {
    const [file] = articlesAmong(drop([LARGEST_ARTICLE_FILE_BYTES + 1]))
    expect(await file?.read()).toMatchObject({ ok: false, error: { kind: 'too-large' } })
  })

  it('that is gone says so', async () => {
    const [file] = articlesAmong(drop([5]))
    expect(await file?.read()).toMatchObject({ ok: false, error: { kind: 'not-found' } })
  })
})

describe('a drop with folders', () => {
  const text = (path: string, content = '') => ({
    path,
    file: {
      name: path.slice(path.lastIndexOf('/') + 1),
      type: '',
      size: content.length,
      arrayBuffer: async () => new TextEncoder().encode(content).buffer as ArrayBuffer,
    },
  })
  const names = (paths: readonly string[]) =>
    articlesAmong(paths.map((path) => text(path))).map(({ name }) => name)

  it('takes articles out of folders, and of saved pages nothing but the page', () => {
    expect(
      names([
        'a.html',
        'a_files/frame.html',
        'a_files/x.png',
        'a-Dateien/frame.html',
        'clippings/one.txt',
        'clippings/.hidden.txt',
        'clippings/photo.jpg',
        'clippings/deeper/two.md',
        'clippings/page.htm',
        'clippings/page_files/inner.htm',
        'about/b.html',
      ]),
    ).toEqual(['a.html', 'one.txt', 'two.md', 'page.htm', 'b.html'])
  })

  it('takes what was dropped itself, whatever it is; images beside a page are the page’s', () => {
    expect(names(['a.pdf', 'b.png'])).toEqual(['a.pdf', 'b.png'])
    expect(names(['note.md', 'b.png'])).toEqual(['note.md'])
  })

  it('gives each page the files that it names, and no others', async () => {
    const page =
      '<img src="./a_files/x%20y.png"><img src="../b.png"><img src="https://example.org/a_files/z.png">'
    const [file] = articlesAmong([
      text('in/a.html', page),
      text('in/a_files/x y.png', 'GIF89a'),
      text('in/a_files/z.png', 'Z'),
      text('b.png', 'B'),
    ])
    const read = await file?.read()
    const attachments = read?.ok ? (read.value.attachments ?? []) : []
    expect(attachments.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['a_files/x y.png', 'GIF89a'],
    ])
  })
})
