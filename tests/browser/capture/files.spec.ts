import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { type Lab, test } from './capture-lab.ts'

/** PNGs of one pixel, of two colours. */
const RED = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const BLUE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

const PARAGRAPH =
  'The lamplighter of the lower town carries one ladder and two opinions, and he has had the ladder mended more often than either of them. '

interface Given {
  readonly name: string
  readonly bytes: Buffer | string
  readonly mime?: string
  readonly baseUrl?: string
  readonly attachments?: Readonly<Record<string, string>>
}

/** Captures a file, with what came along with it in base64. */
function capture(lab: Lab, { name, bytes, mime = '', baseUrl = '', attachments = {} }: Given) {
  const content = Buffer.from(bytes).toString('base64')
  return lab.ingest.evaluate(
    ([fileName, body, type, base, beside]) => {
      const decode = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      return window.lab.capture({
        kind: 'file',
        name: fileName,
        mime: type,
        bytes: decode(body),
        baseUrl: base,
        allowPrivate: true,
        attachments: Object.entries(beside).map(([path, text]) => ({ path, bytes: decode(text) })),
      })
    },
    [name, content, mime, baseUrl, attachments] as const,
  )
}

async function captured(lab: Lab, given: Given) {
  const article = await capture(lab, given)
  if (!article.ok) throw new Error(`${given.name}: ${article.kind} ${article.message}`)
  return article
}

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The lamplighter</title>${head}</head><body><article><h1>The lamplighter</h1><p>${PARAGRAPH.repeat(3)}</p>${body}<p>${PARAGRAPH.repeat(3)}</p></article></body></html>`

test('a saved page takes its images from the folder that came along', async ({ lab }) => {
  const body =
    '<figure><img src="./page_files/red.png" alt="Red"></figure><p><img src="page_files/the%20blue.png" alt="Blue"></p><p><img src="page_files/gone.png" alt="Gone"></p>'
  const article = await captured(lab, {
    name: 'page.html',
    bytes: page('', body),
    attachments: { 'page_files/red.png': RED, 'page_files/the blue.png': BLUE },
  })
  expect(article.versionAssets.map(({ status, reason }) => [status, reason])).toEqual([
    ['stored', ''],
    ['stored', ''],
    ['missing', 'not-beside'],
  ])
  expect(article.assets).toHaveLength(2)
  expect(article.html).toContain('data-asset="0"')
  expect(article.captured.url).toBe('')
  expect(lab.incidents).toEqual([])
})

test('a page that says where it was saved from is that page, with its images from the folder', async ({
  lab,
}) => {
  const head = '<!-- saved from url=(0036)https://example.org/stories/lamplighter -->'
  const article = await captured(lab, {
    name: 'page.html',
    bytes: page(head, '<p><img src="./page_files/red.png" alt="Red"></p><p><a href="/other">Other</a></p>'),
    attachments: { 'page_files/red.png': RED },
  })
  expect(article.captured.url).toBe('https://example.org/stories/lamplighter')
  expect(article.versionAssets).toMatchObject([
    { status: 'stored', url: 'https://example.org/stories/page_files/red.png' },
  ])
  expect(article.html).toContain('https://example.org/other')
})

test('a saved page that is made again from its bytes keeps the images that came along', async ({ lab }) => {
  const again = await lab.ingest.evaluate(
    async ([markup, image]) => {
      const decode = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
      return window.lab.captureTwice({
        kind: 'file',
        name: 'page.html',
        mime: 'text/html',
        bytes: new TextEncoder().encode(markup),
        baseUrl: '',
        allowPrivate: false,
        attachments: [{ path: 'page_files/red.png', bytes: decode(image) }],
      })
    },
    [page('', '<p><img src="page_files/red.png" alt="Red"></p>'), RED] as const,
  )
  expect(again).not.toBeNull()
  expect(JSON.stringify(again)).not.toContain('missing')
})

test('Markdown takes its images from beside it, by the paths that it gives', async ({ lab }) => {
  const text = `---\ntitle: The lamplighter\nauthor: [Ann Lee, Bo Ortega]\ndate: 2026-03-04\nurl: https://example.org/lamp\ntags: [light, "night work"]\n---\n\n${PARAGRAPH}\n\n![Red](img/red.png)\n\n![[the blue.png]]\n`
  const article = await captured(lab, {
    name: 'lamp.md',
    bytes: text,
    mime: 'text/markdown',
    attachments: { 'img/red.png': RED, 'the blue.png': BLUE },
  })
  expect(article.captured).toMatchObject({
    title: 'The lamplighter',
    authors: ['Ann Lee', 'Bo Ortega'],
    publishedAt: '2026-03-04',
  })
  expect(article.versionAssets.map(({ status }) => status)).toEqual(['stored', 'stored'])
})

const mhtml = (parts: readonly string[], head = '') =>
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://example.org/stories/lamplighter',
    'Subject: =?utf-8?Q?The=20lamplighter=20=E2=80=93=20a=20life?=',
    'Date: Wed, 4 Mar 2026 18:30:04 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----Part--of--it----"',
    head,
    ...parts.flatMap((part) => ['------Part--of--it----', part]),
    '------Part--of--it------',
    '',
  ].join('\r\n')

/** Quoted-printable, as RFC 2045 has it. */
const quoted = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 0x3d || byte > 0x7e
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/.{70}(?!=)(?<!=.?)/g, '$&=\r\n')

const pagePart = (body: string) =>
  [
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://example.org/stories/lamplighter',
    '',
    quoted(page('', body)),
  ].join('\r\n')

const imagePart = (base64: string, ...headers: string[]) =>
  [
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    ...headers,
    '',
    base64.replace(/.{40}/g, '$&\r\n'),
  ].join('\r\n')

test('MHTML is its page with the images that are in it, by address and by id', async ({ lab }) => {
  const body =
    '<p>Lampen für die Straße – größer als gestern.</p><p><img src="/img/red.png" alt="Red"></p><p><img src="cid:blue-1@mhtml.blink" alt="Blue"></p>'
  const article = await captured(lab, {
    name: 'lamp.mhtml',
    bytes: mhtml([
      pagePart(body),
      imagePart(RED, 'Content-Location: https://example.org/img/red.png'),
      imagePart(BLUE, 'Content-ID: <blue-1@mhtml.blink>', 'Content-Location: cid:blue-1@mhtml.blink'),
    ]),
  })
  expect(article.text).toContain('Lampen für die Straße – größer als gestern.')
  expect(article.captured.url).toBe('https://example.org/stories/lamplighter')
  expect(article.source.mime).toBe('multipart/related')
  expect(article.versionAssets.map(({ status }) => status)).toEqual(['stored', 'stored'])
  expect(article.assets).toHaveLength(2)
  expect(lab.incidents).toEqual([])
})

test('MHTML that is broken says so, and one that is cut short is read as far as it goes', async ({ lab }) => {
  const whole = mhtml([
    pagePart('<p>Its end.</p>'),
    imagePart(RED, 'Content-Location: https://example.org/a.png'),
  ])
  const cut = await captured(lab, {
    name: 'cut.mht',
    bytes: whole.slice(0, whole.indexOf('Content-Type: image/png') + 90),
  })
  expect(cut.text).toContain('Its end.')
  for (const bytes of [
    mhtml([]),
    'From: <Saved by Blink>\r\nContent-Type: multipart/related\r\n\r\nx',
    'x',
  ]) {
    expect(await capture(lab, { name: 'broken.mht', bytes })).toMatchObject({ ok: false, kind: 'damaged' })
  }
})

const XHTML = (body: string, title = 'A chapter') =>
  `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><title>${title}</title></head><body>${body}</body></html>`

function book(changes: Readonly<Record<string, string | Uint8Array>> = {}): Buffer {
  const files: Record<string, string | Uint8Array> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Lamps of the lower town</dc:title><dc:creator id="a">Ann Lee</dc:creator><dc:creator>Bo Ortega</dc:creator><dc:date>2026-03-04T00:00:00Z</dc:date><dc:language>en-GB</dc:language><dc:publisher>The Quay Press</dc:publisher></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/><item id="notes" href="text/notes.xhtml" media-type="application/xhtml+xml"/><item id="p" href="img/a%20lamp.png" media-type="image/png" properties="cover-image"/></manifest>
<spine><itemref idref="nav"/><itemref idref="notes" linear="no"/><itemref idref="one"/><itemref idref="two"/></spine></package>`,
    'OEBPS/nav.xhtml': XHTML(
      '<nav epub:type="toc"><ol><li><a href="text/one.xhtml">The ladder</a></li><li><a href="text/two.xhtml#start">The evenings</a></li></ol></nav>',
    ),
    'OEBPS/text/one.xhtml': XHTML(
      `<p id="first"/><p>${PARAGRAPH}<a href="notes.xhtml#n1" id="r1">1</a></p><p><img src="../img/a%20lamp.png" alt="A lamp"/></p><p><a href="two.xhtml#start">Onwards</a> and <a href="https://example.org/">out</a></p>`,
    ),
    'OEBPS/text/two.xhtml': XHTML(`<h1 id="start">June</h1><p>${PARAGRAPH}</p>`),
    'OEBPS/text/notes.xhtml': XHTML(
      '<ol><li id="n1">The ladder has eleven rungs. <a href="one.xhtml#r1">↩</a></li></ol>',
    ),
    'OEBPS/img/a lamp.png': Buffer.from(RED, 'base64'),
    ...changes,
  }
  const packed = Object.entries(files).map(([name, content]) => [
    name,
    [
      typeof content === 'string' ? strToU8(content) : new Uint8Array(content),
      { level: name === 'mimetype' ? 0 : 6 },
    ],
  ])
  return Buffer.from(zipSync(Object.fromEntries(packed)))
}

test('a book is one article: its chapters with headings, its images, its notes, what it says about itself', async ({
  lab,
}) => {
  const article = await captured(lab, { name: 'lamps.epub', bytes: book() })
  expect(article.captured).toMatchObject({
    title: 'Lamps of the lower town',
    authors: ['Ann Lee', 'Bo Ortega'],
    publishedAt: '2026-03-04',
    lang: 'en-GB',
    siteName: 'The Quay Press',
  })
  const order = ['The ladder', PARAGRAPH.trim(), 'June', 'The ladder has eleven rungs.'].map((text) =>
    article.text.indexOf(text),
  )
  expect(order).not.toContain(-1)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(article.html).toMatch(/<h2[^>]*>The ladder<\/h2>/)
  expect(article.versionAssets.map(({ status }) => status)).toEqual(['stored'])
  const ids = await lab.bare.evaluate((html) => {
    window.lab.show(html)
    return [...document.querySelectorAll('a[href^="#"]')].map((link) => [
      link.textContent,
      document.getElementById((link.getAttribute('href') ?? '').slice(1))?.textContent?.slice(0, 10),
    ])
  }, article.html)
  expect(ids).toEqual([
    ['1', 'The ladder'],
    ['Onwards', 'June'],
    ['↩', '1'],
  ])
  expect(lab.incidents).toEqual([])
})

test('a book is made again from its bytes with all its images', async ({ lab }) => {
  const again = await lab.ingest.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    return window.lab.captureTwice({
      kind: 'file',
      name: 'a.epub',
      mime: '',
      bytes,
      baseUrl: '',
      allowPrivate: false,
    })
  }, book().toString('base64'))
  expect(again?.again).toEqual(again?.first)
})

test('books that cannot be read say why', async ({ lab }) => {
  const encrypted = (uri: string, algorithm: string) =>
    `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="${uri}"/></CipherData></EncryptedData></encryption>`
  const kindOf = async (bytes: Buffer) => {
    const article = await capture(lab, { name: 'a.epub', bytes })
    return article.ok ? 'saved' : article.kind
  }
  const aes = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'
  expect(await kindOf(book({ 'META-INF/encryption.xml': encrypted('OEBPS/text/one.xhtml', aes) }))).toBe(
    'protected',
  )
  const fonts = encrypted('OEBPS/font.otf', 'http://www.idpf.org/2008/embedding')
  expect(await kindOf(book({ 'META-INF/encryption.xml': fonts }))).toBe('saved')
  expect(await kindOf(book({ 'META-INF/container.xml': '<container/>' }))).toBe('damaged')
  expect(await kindOf(book().subarray(0, 900))).toBe('damaged')
  expect(await kindOf(Buffer.from('no book'))).toBe('damaged')
  expect(await kindOf(book({ 'OEBPS/text/two.xhtml': new Uint8Array(40 * 1024 * 1024) }))).toBe('damaged')
})

const ARCHIVES = resolve(
  process.env.OFFPRINT_CORPUS ?? resolve(__dirname, '../../../../shared/corpus'),
  'hostile/archives',
)

/** What a person is told of a file that is no article. */
const REASONS = ['is-archive', 'is-mail', 'damaged', 'empty', 'unsupported-type', 'no-article', 'protected']

test('every archive and mail of the corpus is saved or ends in a reason', async ({ lab }) => {
  const names = existsSync(ARCHIVES) ? readdirSync(ARCHIVES).filter((name) => name !== 'manifest.json') : []
  test.info().skip(names.length === 0, `The corpus is not at ${ARCHIVES}`)
  const answers: Record<string, string[]> = {}
  for (const name of names) {
    const article = await capture(lab, { name, bytes: readFileSync(resolve(ARCHIVES, name)) })
    const answer = article.ok ? 'saved' : article.kind
    answers[answer] = [...(answers[answer] ?? []), name]
  }
  expect(Object.keys(answers).filter((answer) => answer !== 'saved' && !REASONS.includes(answer))).toEqual([])
  const saved = answers.saved ?? []
  expect(saved.filter((name) => !/\.(epub|mhtml)$/.test(name))).toEqual([])
  expect(saved.filter((name) => name.startsWith('mhtml')).length).toBeGreaterThanOrEqual(4)
  expect(answers['is-mail']).toHaveLength(names.filter((name) => name.endsWith('.eml')).length)
})

/** A note as SingleFile's editor writes it. */
const note = (id: number, text: string) =>
  `<single-file-note data-note-id="${id}"><template shadowrootmode="open"><style>.note{}</style><div class="note note-anchored note-green" data-color="note-green"><header></header><blockquote><textarea dir="auto">${text}</textarea></blockquote></div></template></single-file-note>`

const marked = (id: number, color: string, text: string) =>
  `<span class="single-file-highlight single-file-highlight-${color}" data-singlefile-highlight-id="${id}">${text}</span>`

test('a page of SingleFile brings its address, its day, its images, its highlights and its notes', async ({
  lab,
}) => {
  const head = `<!--
 Page saved with SingleFile
 url: https://example.org/stories/lamplighter
 saved date: Wed Mar 04 2026 18:30:04 GMT+0100 (Mitteleuropäische Normalzeit)
-->`
  const body = `<p>He says that ${marked(1, 'yellow', 'a lamp is a promise')} and that the ${marked(2, 'pink', 'dark is')} ${marked(2, 'pink', '<b>only late</b>')}.</p>
<p data-single-file-note-refs="2">Nobody has asked him which promise that would be.</p><p><img src="data:image/png;base64,${RED}" alt="A lamp"></p>
<p>Somebody should, ${marked(3, 'blue', 'before the winter')}, ask.</p>${note(1, 'On the page')}${note(2, 'Ask him!')}`
  const markup = page('', body).replace(
    '<html lang="en">',
    `<html lang="en" data-single-file-note-refs="1">${head}`,
  )
  const article = await captured(lab, { name: 'lamp.html', bytes: markup })
  expect(article.captured.url).toBe('https://example.org/stories/lamplighter')
  expect(article.savedAt).toBe(Date.parse('2026-03-04T17:30:04Z'))
  expect(article.versionAssets.map(({ status }) => status)).toEqual(['stored'])
  expect(article.text).not.toContain('Ask him!')
  expect(
    article.marks?.highlights.map(({ start, end, color, notes }) => [
      article.text.slice(start, end),
      color,
      notes,
    ]),
  ).toEqual([
    ['a lamp is a promise', 'amber', []],
    ['dark is only late', 'rose', []],
    ['Nobody has asked him which promise that would be.', 'sage', ['Ask him!']],
    ['before the winter', 'sky', []],
  ])
  expect(article.marks?.notes).toEqual(['On the page'])
})

test('what was marked outside the article is kept as a note with its words', async ({ lab }) => {
  const markup = page('', '').replace(
    '<article>',
    `<nav><a href="/">${marked(1, 'yellow', 'The quay *gazette* of today')}</a> <a href="/b">More</a></nav><article>`,
  )
  const article = await captured(lab, { name: 'lamp.html', bytes: markup })
  expect(article.text).not.toContain('gazette')
  expect(article.marks).toEqual({ highlights: [], notes: ['> The quay \\*gazette\\* of today'] })
})

/** A ZIP behind a page: all places in it count from the start of the file (APPNOTE.TXT 4.3.12 and 4.3.16). */
function behind(head: string, files: Record<string, Uint8Array>, tail: string): Buffer {
  const zip = Buffer.from(zipSync(files))
  const before = Buffer.from(head)
  const end = zip.lastIndexOf('PK\u0005\u0006')
  const start = zip.readUInt32LE(end + 16)
  for (let at = start; at < end; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    zip.writeUInt32LE(zip.readUInt32LE(at + 42) + before.length, at + 42)
    if (zip.indexOf('PK\u0001\u0002', at + 4) < 0) break
  }
  zip.writeUInt32LE(start + before.length, end + 16)
  return Buffer.concat([before, zip, Buffer.from(tail)])
}

const UNPACKING =
  '<!doctype html><html data-sfz><meta charset=utf-8><title>The lamplighter</title><body hidden><div>Please wait...</div><script>unpack()</script><!--'

test('a page that SingleFile compressed is read with its images and its marks', async ({ lab }) => {
  const body = `<p>He says that ${marked(1, 'yellow', 'a lamp is a promise')}.</p><p><img src="images/0.png" alt="A lamp"> <img src="images/1.png" alt="Another"></p>`
  const files = {
    'index.html': strToU8(page('', body)),
    'manifest.json': strToU8(JSON.stringify({ originalUrl: 'https://example.org/stories/lamplighter' })),
    'images/0.png': Buffer.from(RED, 'base64'),
    'frames/0/index.html': strToU8('<p>An advertisement.</p>'),
  }
  const bytes = behind(UNPACKING, files, '--></body></html>')
  const article = await captured(lab, { name: 'lamp.u.zip.html', bytes })
  expect(article.captured.url).toBe('https://example.org/stories/lamplighter')
  expect(article.text).toContain('a lamp is a promise')
  expect(article.text).not.toContain('Please wait')
  expect(article.versionAssets.map(({ status }) => status)).toEqual(['stored', 'missing'])
  expect(article.marks?.highlights).toHaveLength(1)
})

test('such a page that is damaged or holds no page is refused with a reason', async ({ lab }) => {
  const whole = behind(UNPACKING, { 'index.html': strToU8(page('', '')) }, '--></body></html>')
  const nothing = behind(UNPACKING, { 'manifest.json': strToU8('{}') }, '--></body></html>')
  for (const bytes of [whole.subarray(0, whole.length / 2), nothing])
    expect(await capture(lab, { name: 'lamp.html', bytes })).toMatchObject({ ok: false, kind: 'damaged' })
})
