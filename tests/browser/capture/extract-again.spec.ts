import { expect } from '@playwright/test'
import { test } from './capture-lab.ts'

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const png = Buffer.from(PIXEL.split(',')[1] ?? '', 'base64')

const sentences = (subject: string) =>
  Array.from(
    { length: 8 },
    (_, index) =>
      `<p>In sentence ${index} the ${subject} crosses the bay once more, slowly, while the people on the quay count its lamps and wait for the wind to turn.</p>`,
  ).join('')

test('a page is made again from its bytes as it was, with its images and without the network', async ({
  lab,
}) => {
  lab.publish('lamp.png', { type: 'image/png', body: png })
  const url = lab.publish('ferry', {
    type: 'text/html; charset=windows-1252',
    body: Buffer.from(
      `<html lang="en"><title>The ferry</title><meta name="author" content="Ada Example"><nav>Menu</nav><article><h1>The ferry</h1>${sentences('f\u00e9rry')}<img src="/lamp.png" width="600" height="400"><img src="/gone.png" width="600" height="400"><img src="${PIXEL}" width="600" height="400">${sentences('lamp')}</article></html>`,
      'latin1',
    ),
  })
  const before = lab.incidents.length
  const seen = await lab.ingest.evaluate(
    (address) => window.lab.captureTwice({ kind: 'url', url: address, allowPrivate: true }),
    url,
  )
  // One request for the page and one for each image: none of the second time.
  expect(lab.incidents.slice(before)).toHaveLength(3)
  expect(seen?.again).toEqual(seen?.first)
  expect(seen?.unmarked).toEqual(seen?.first)
  expect(seen?.first).toMatchObject({
    html: expect.stringContaining('the f\u00e9rry crosses'),
    captured: { title: 'The ferry', authors: ['Ada Example'], url },
    versionAssets: [
      { status: 'stored', url: expect.stringContaining('lamp.png') },
      { status: 'missing', reason: 'not-found' },
      { status: 'stored', url: '' },
    ],
  })
})

test('what was pasted is taken whole again, and a note keeps its name', async ({ lab }) => {
  const pasted =
    '<ul><li>A list of links</li><li>that no extractor takes for an article</li></ul><p>And a line.</p>'
  const seen = await lab.ingest.evaluate(
    (html) =>
      window.lab.captureTwice({ kind: 'text', text: 'A list', html, baseUrl: '', allowPrivate: false }),
    pasted,
  )
  expect(seen?.first).toMatchObject({ html: expect.stringContaining('A list of links') })
  expect(seen?.again).toEqual(seen?.first)
  expect(seen?.unmarked).toEqual(seen?.first)
  const file = await lab.ingest.evaluate(() =>
    window.lab.captureTwice({
      kind: 'file',
      name: 'tides.txt',
      mime: 'text/plain',
      bytes: new TextEncoder().encode('Tides come and go.\n\nThey have no title.'),
      baseUrl: '',
      allowPrivate: false,
    }),
  )
  expect(file?.again).toEqual(file?.first)
})

test('bytes that are damaged make no article', async ({ lab }) => {
  const seen = await lab.ingest.evaluate(
    (html) =>
      window.lab.captureTwice({ kind: 'text', text: '', html, baseUrl: '', allowPrivate: false }, 'cut'),
    sentences('ferry'),
  )
  expect(seen?.again).toBe('damaged')
})
