/* A site of this computer that answers in every way a server should not. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'

const MB = 1024 * 1024
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const SENTENCE =
  'The lamplighter of the lower town carries one ladder and two opinions, and mends the ladder more often than he likes. '
/** @param {string} inner @param {string} [title] */
const page = (inner, title = 'A bad page') =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${SENTENCE.repeat(4)}</p>${inner}<p>${SENTENCE.repeat(2)}</p></article></body></html>`
const TRICKLE_MS = 500
const gigabyte = () => repeat(Buffer.alloc(MB, 'a'), 1024 * MB)
const smallest = () => createGzip({ level: 9 })

/** Sends one thing again and again, as fast as it is taken. @param {import('node:http').ServerResponse} response */
function pour(response, chunk, bytes = Number.POSITIVE_INFINITY) {
  flow(repeat(chunk, bytes), response)
}

function* repeat(chunk, bytes) {
  for (let sent = 0; sent < bytes; sent += chunk.length) yield chunk
}

/** Through these streams, until whoever takes it goes away. */
function flow(chunks, ...streams) {
  pipeline([Readable.from(chunks), ...streams], () => undefined)
}

/** Hands bytes to the socket as they are, past what makes an answer of HTTP of them. */
function raw(response, bytes, end = true) {
  response.socket.write(bytes)
  if (end) response.socket.end()
}

const filler = Buffer.from(`<p>${SENTENCE}</p>`.repeat(500))
/** @param {string} location */
const redirect = (location) => (response) => response.writeHead(302, location ? { location } : {}).end()
/** @param {string | Buffer} body @param {object} [headers] */
const give =
  (body, headers = {}) =>
  (response) =>
    response.writeHead(200, { ...HTML, ...headers }).end(body)
const never = () => undefined
const body = page('')

/**
 * What stands where, with what may come of it: reasons, or `saved`.
 * @type {readonly (readonly [string, string, readonly string[], (response: import('node:http').ServerResponse) => unknown])[]}
 */
export const BAD_ANSWERS = [
  [
    '/large',
    '200 MB, announced',
    ['too-large'],
    (response) => {
      response.writeHead(200, { ...HTML, 'content-length': 200 * MB })
      return pour(response, Buffer.alloc(MB, 'a'), 200 * MB)
    },
  ],
  [
    '/large-chunked',
    '200 MB, not announced',
    ['too-large'],
    (response) => pour(response.writeHead(200, HTML), filler, 200 * MB),
  ],
  ['/endless', 'an endless answer', ['too-large'], (response) => pour(response.writeHead(200, HTML), filler)],
  [
    '/trickle',
    'a byte every half second',
    ['time-out'],
    (response) => {
      response.writeHead(200, HTML).write(body.slice(0, 100))
      const timer = setInterval(() => response.write('a'), TRICKLE_MS)
      response.once('close', () => clearInterval(timer))
    },
  ],
  ['/silent', 'no answer at all', ['time-out'], never],
  [
    '/stops',
    'stops in the middle',
    ['time-out'],
    (response) => response.writeHead(200, HTML).write(body.slice(0, 200)),
  ],
  ['/loop', 'a redirect to itself', ['too-many-redirects'], redirect('/loop')],
  ['/loop-2', 'a redirect loop of two', ['too-many-redirects'], redirect('/loop-3')],
  ['/loop-3', 'the other one', ['too-many-redirects'], redirect('/loop-2')],
  ['/nowhere', 'a redirect to nowhere', ['server-error', 'bad-address'], redirect('')],
  ['/to-file', 'a redirect to a file', ['bad-address', 'refused'], redirect('file:///etc/passwd')],
  ['/to-data', 'a redirect to data:', ['bad-address', 'refused'], redirect('data:text/html,<p>Hello')],
  [
    '/short',
    'a content-length that is too short',
    ['server-error', 'no-article', 'saved'],
    (response) =>
      raw(response, `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 300\r\n\r\n${body}`),
  ],
  [
    '/long',
    'a content-length that is too long',
    ['server-error'],
    (response) =>
      raw(response, `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n${body}`),
  ],
  ['/no-http', 'what is not HTTP', ['server-error'], (response) => raw(response, 'SSH-2.0-OpenSSH_9.6\r\n')],
  [
    '/bad-chunks',
    'broken chunks',
    ['server-error'],
    (response) =>
      raw(
        response,
        `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${body}`,
      ),
  ],
  [
    '/headers',
    'a megabyte of headers',
    ['server-error', 'too-large'],
    (response) =>
      raw(response, `HTTP/1.1 200 OK\r\n${`X-A: ${'a'.repeat(1000)}\r\n`.repeat(1000)}\r\n${body}`),
  ],
  ['/no-gzip', 'gzip that is none', ['server-error'], give(body, { 'content-encoding': 'gzip' })],
  [
    '/cut-gzip',
    'gzip that is cut off',
    ['server-error'],
    give(gzipSync(body.repeat(40)).subarray(0, 200), { 'content-encoding': 'gzip' }),
  ],
  [
    '/bomb',
    'a gzip bomb of 1 GB',
    ['too-large'],
    (response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' })
      flow(gigabyte(), smallest(), response)
    },
  ],
  [
    '/bomb-twice',
    'the same, packed twice',
    // Packing it keeps the line silent for long.
    ['too-large', 'time-out'],
    (response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip, gzip' })
      flow(gigabyte(), smallest(), smallest(), response)
    },
  ],
  [
    '/many-encodings',
    'packed nine times',
    ['server-error'],
    give(body, { 'content-encoding': Array(9).fill('gzip').join(', ') }),
  ],
  ['/nested', 'a million nested elements', ['saved'], give(page('<div>'.repeat(1_000_000)))],
  ['/siblings', 'a million siblings', ['saved'], give(page('<p>word'.repeat(1_000_000)))],
  ['/empty', 'a million empty elements', ['saved'], give(page('<i></i>'.repeat(1_000_000)))],
  [
    '/cells',
    'a table of 500,000 cells',
    ['saved'],
    give(page(`<table>${`<tr>${'<td>1'.repeat(50)}`.repeat(10_000)}</table>`)),
  ],
  [
    '/attribute',
    'an attribute of 15 MB',
    ['saved'],
    give(page(`<p title="${'a'.repeat(15 * MB)}">word</p>`)),
  ],
  [
    '/attributes',
    '200,000 attributes',
    ['saved'],
    give(page(`<p ${Array.from({ length: 200_000 }, (_, n) => `a${n}=1`).join(' ')}>word</p>`)),
  ],
  ['/line', 'one word of 15 MB', ['saved'], give(page(`<p>${'a'.repeat(15 * MB)}</p>`))],
  [
    '/json-ld',
    'data of 100,000 brackets',
    ['saved'],
    give(page(`<script type="application/ld+json">${'['.repeat(100_000)}</script>`)),
  ],
  [
    '/nul',
    'a page of NUL bytes',
    ['unsupported-type', 'undecodable', 'no-article', 'empty'],
    give(Buffer.alloc(100_000)),
  ],
  [
    '/random',
    'a page of noise',
    ['unsupported-type', 'undecodable', 'no-article', 'saved'],
    give(Buffer.from(Array.from({ length: 200_000 }, (_, n) => (n * n * 31 + n * 7) % 251))),
  ],
  [
    '/images',
    '40 images that never come',
    ['saved'],
    give(
      page(
        Array.from({ length: 40 }, (_, n) => `<img src="/silent?${n}" width="600" height="400">`).join(''),
      ),
    ),
  ],
  [
    '/image-bombs',
    '20 images that are bombs',
    ['saved'],
    give(
      page(Array.from({ length: 20 }, (_, n) => `<img src="/bomb?${n}" width="600" height="400">`).join('')),
    ),
  ],
  [
    '/script-loop',
    'a script without an end',
    ['no-article', 'empty', 'saved'],
    give('<!doctype html><title>Loop</title><div id="root"></div><script>for (;;) {}</script>'),
  ],
  [
    '/script-growth',
    'a script that eats memory',
    ['no-article', 'empty', 'saved'],
    give(
      `<!doctype html><title>Growth</title><div id="root"></div><script>const kept = []; for (;;) kept.push(new Array(1e6).fill(Math.random()))</script>`,
    ),
  ],
]

const answers = new Map(BAD_ANSWERS.map(([path, , , answer]) => [path, answer]))

/** @param {ReadonlyMap<string, { type: string, body: Buffer }>} files what else stands there */
export async function openBadSite(files) {
  const server = createServer((request, response) => {
    response.on('error', () => response.destroy())
    request.socket.on('error', () => response.destroy())
    const [path = ''] = (request.url ?? '').split('?')
    const file = files.get(path)
    if (file) return response.writeHead(200, { 'content-type': file.type }).end(file.body)
    const good = /^\/good\/(\d+)$/.exec(path)
    if (good) return give(page(`<p>Number ${good[1]}.</p>`, `A good page, number ${good[1]}`))(response)
    const answer = answers.get(path)
    return answer ? void answer(response) : response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  return {
    address: (path) => `http://127.0.0.1:${port}${path}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
