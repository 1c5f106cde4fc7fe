import { expect } from '@playwright/test'
import { type Lab, test } from './capture-lab.ts'

/** PNGs of one pixel, of two colours. */
const RED = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const BLUE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

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

test('a page that says where it was saved from is that page, with its images from the folder', async ({ lab }) => {
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
