import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchAsset } from '../../../electron/capture/fetch-asset.ts'
import { fetchIdentity } from '../../../electron/capture/fetch-identity.ts'
import { fetchPage, type PageOrder } from '../../../electron/capture/fetch-page.ts'
import type { Resolver } from '../../../electron/capture/resolve-host.ts'
import { SELF_SIGNED } from './self-signed.ts'

const LIMITS = { bytes: 100_000, totalMs: 5_000, idleMs: 2_000 }
const LOOPBACK = { address: '127.0.0.1', family: 4 } as const
const open: { close(): unknown }[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function listening(server: Server | ReturnType<typeof createSocketServer>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    close: () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  })
  return (server.address() as AddressInfo).port
}

const serve = async (listener: RequestListener) =>
  `http://127.0.0.1:${await listening(createServer(listener))}`

/** A server that answers with these bytes and, unless told to, never ends the connection. */
const serveRaw = async (text: string, end = true) =>
  `http://127.0.0.1:${await listening(
    createSocketServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.write(text)
      if (end) socket.end()
      open.push({ close: () => socket.destroy() })
    }),
  )}`

function page(url: string, changes: Partial<PageOrder> = {}) {
  return fetchPage({
    url,
    allowPrivate: true,
    identity: fetchIdentity('130.0.6723.137', '0.1.0', ['de', 'en']),
    resolver: async () => [LOOPBACK],
    signal: new AbortController().signal,
    limits: LIMITS,
    ...changes,
  })
}

const text = (answer: Awaited<ReturnType<typeof page>>) =>
  answer.ok ? new TextDecoder().decode(answer.value.bytes) : answer.error
const kind = (answer: Awaited<ReturnType<typeof page>>) => (answer.ok ? 'ok' : answer.error.kind)

describe('getting a page', () => {
  it('brings its bytes, its label and where it finally came from', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end()
      else response.writeHead(200, { 'content-type': 'text/html; charset=latin1' }).end(Buffer.from([0xe9]))
    })
    expect(await page(`${origin}/old`)).toEqual({
      ok: true,
      value: {
        bytes: new Uint8Array([0xe9]),
        finalUrl: `${origin}/new`,
        contentType: 'text/html; charset=latin1',
      },
    })
  })

  it('introduces itself, keeps no cookies and names no page', async () => {
    const seen: Record<string, unknown>[] = []
    const origin = await serve((request, response) => {
      seen.push(request.headers)
      response.setHeader('set-cookie', 'a=b; Path=/')
      if (request.url === '/') response.writeHead(302, { location: '/again' })
      response.end('x')
    })
    await page(origin)
    expect(seen).toHaveLength(2)
    expect(seen[1]).toMatchObject({ 'accept-language': 'de,en;q=0.9' })
    expect(String(seen[1]?.['user-agent'])).toMatch(/Chrome\/130\.0\.0\.0 .*Offprint\/0\.1\.0$/)
    for (const headers of seen) expect(Object.keys(headers)).not.toContain('cookie')
    for (const headers of seen) expect(Object.keys(headers)).not.toContain('referer')
  })

  it.each([
    ['gzip', gzipSync('hello')],
    ['x-gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['deflate', deflateRawSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['gzip, br', brotliCompressSync(gzipSync('hello'))],
    ['identity', Buffer.from('hello')],
  ])('unpacks %s', async (encoding, body) => {
    const origin = await serve((_, response) => response.setHeader('content-encoding', encoding).end(body))
    expect(text(await page(origin))).toBe('hello')
  })

  it.each([
    [404, 'not-found'],
    [410, 'not-found'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'refused'],
    [500, 'server-error'],
    [503, 'server-error'],
  ])('says what status %i means', async (status, expected) => {
    const origin = await serve((_, response) => response.writeHead(status).end('x'))
    expect(kind(await page(origin))).toBe(expected)
  })
})

describe('servers that do harm', () => {
  it('ends a redirect loop', async () => {
    let hops = 0
    const origin = await serve((_, response) => response.writeHead(302, { location: `/${++hops}` }).end())
    expect(kind(await page(origin))).toBe('too-many-redirects')
    expect(hops).toBe(6)
  })

  it('refuses a body that says it is too large without reading it', async () => {
    const origin = await serveRaw('HTTP/1.1 200 OK\r\ncontent-length: 100001\r\n\r\n', false)
    expect(kind(await page(origin))).toBe('too-large')
  })

  it('ends a body that never ends', async () => {
    const origin = await serve((_, response) => {
      const more = () =>
        response.write(Buffer.alloc(16_384), (error) => (error ? undefined : setImmediate(more)))
      more()
    })
    expect(kind(await page(origin))).toBe('too-large')
  })

  it.each([
    ['gzip', gzipSync(Buffer.alloc(50_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50_000_000)))],
  ])('ends a bomb packed with %s', async (encoding, bomb) => {
    expect(bomb.byteLength).toBeLessThan(LIMITS.bytes)
    const origin = await serve((_, response) => response.setHeader('content-encoding', encoding).end(bomb))
    expect(kind(await page(origin))).toBe('too-large')
  })

  it.each([
    ['cut off before its length', 'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort'],
    ['cut off in a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\nshort'],
    ['not HTTP', 'SSH-2.0-OpenSSH_9\r\n'],
    ['not what it says it is packed with', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\nplain'],
    ['packed in too many layers', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip,gzip,gzip\r\n\r\nx'],
    ['packed in an unknown way', 'HTTP/1.1 200 OK\r\ncontent-encoding: zstd\r\n\r\nx'],
  ])('refuses an answer %s', async (_, raw) => {
    expect(kind(await page(await serveRaw(raw)))).toBe('server-error')
  })

  it('refuses a packed body that was cut off', async () => {
    const half = gzipSync('a page that is long enough to be halved').subarray(0, 30)
    const origin = await serve((_, response) => response.setHeader('content-encoding', 'gzip').end(half))
    expect(kind(await page(origin))).toBe('server-error')
  })

  it('gives up on a server that goes silent', async () => {
    const limits = { ...LIMITS, idleMs: 50 }
    expect(kind(await page(await serveRaw('', false), { limits }))).toBe('time-out')
    const inTheBody = await serveRaw('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort', false)
    expect(kind(await page(inTheBody, { limits }))).toBe('time-out')
  })

  it('gives up on a server that drips, and on a resolver that does not answer', async () => {
    const origin = await serve((_, response) => {
      const drip = setInterval(() => response.write('.'), 10)
      response.on('close', () => clearInterval(drip))
    })
    const limits = { ...LIMITS, totalMs: 100 }
    expect(kind(await page(origin, { limits }))).toBe('time-out')
    expect(
      kind(await page('http://silent.test/', { limits, resolver: () => new Promise(() => undefined) })),
    ).toBe('time-out')
  })

  it('is cancelled at once', async () => {
    const controller = new AbortController()
    const origin = await serve((_, response) => {
      response.write('a start')
      controller.abort()
    })
    expect(kind(await page(origin, { signal: controller.signal }))).toBe('cancelled')
    expect(kind(await page(origin, { signal: AbortSignal.abort() }))).toBe('cancelled')
  })

  it('trusts no certificate that nobody vouches for', async () => {
    let asked = 0
    const server = createTlsServer(SELF_SIGNED, (_, response) => response.end(String(++asked)))
    expect(kind(await page(`https://localhost:${await listening(server)}/`))).toBe('tls')
    expect(asked).toBe(0)
  })

  it('says that nobody listens', async () => {
    const server = createServer()
    const port = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    expect(kind(await page(`http://127.0.0.1:${port}/`))).toBe('offline')
  })
})

describe('private addresses', () => {
  const names: Record<string, readonly string[]> = {
    'public.test': ['93.184.216.34'],
    'inside.test': ['127.0.0.1'],
    'mixed.test': ['93.184.216.34', '10.0.0.1'],
    'none.test': [],
  }
  const resolver: Resolver = async (host) =>
    (names[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

  it.each([
    'http://127.0.0.1:8080/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data/',
    'http://inside.test/',
    'http://mixed.test/',
  ])('refuses %s unless it was asked for', async (url) => {
    expect(kind(await page(url, { allowPrivate: false, resolver }))).toBe('private-address')
  })

  it('refuses a redirect from what was asked for to another private host', async () => {
    let reached = 0
    const secret = await serve((_, response) => response.end(String(++reached)))
    const port = new URL(secret).port
    const origin = await serve((_, response) =>
      response.writeHead(302, { location: `http://inside.test:${port}/` }).end(),
    )
    expect(kind(await page(origin, { resolver }))).toBe('private-address')
    expect(reached).toBe(0)
  })

  it('connects to the address that it checked and tells the server the name', async () => {
    let asked = 0
    let host = ''
    const origin = await serve((request, response) => {
      host = request.headers.host ?? ''
      response.end('there')
    })
    const port = new URL(origin).port
    const rebinding: Resolver = async () => [asked++ === 0 ? LOOPBACK : { address: '127.0.0.2', family: 4 }]
    expect(text(await page(`http://pinned.test:${port}/`, { resolver: rebinding }))).toBe('there')
    expect({ asked, host }).toEqual({ asked: 1, host: `pinned.test:${port}` })
  })

  it('says that a name has no address', async () => {
    expect(kind(await page('http://none.test/', { resolver }))).toBe('not-found')
  })

  it('names the page to a site that gives its images only to those who do', async () => {
    const seen: (string | undefined)[] = []
    const origin = await serve((request, response) => {
      seen.push(request.headers.referer)
      response.writeHead(request.headers.referer?.endsWith('/page?n=1') ? 200 : 403)
      response.end('image')
    })
    const asset = await fetchAsset({
      url: `${origin}/a.png`,
      referrer: `${origin}/page?n=1#part`,
      allowPrivate: true,
      identity: fetchIdentity('130.0', '0.1.0', []),
      resolver,
      signal: new AbortController().signal,
    })
    expect(kind(asset)).toBe('ok')
    expect(seen).toEqual([`${origin}/`, `${origin}/page?n=1`])
  })

  it('lets a private page show its own images, and no other host’s', async () => {
    const seen: (string | undefined)[] = []
    const origin = await serve((request, response) => {
      seen.push(request.headers.referer)
      response.end('image')
    })
    const port = new URL(origin).port
    const asset = (url: string, referrer: string, allowPrivate: boolean) =>
      fetchAsset({
        url,
        referrer,
        allowPrivate,
        identity: fetchIdentity('130.0', '0.1.0', []),
        resolver,
        signal: new AbortController().signal,
      })
    expect(kind(await asset(`${origin}/a.png`, `${origin}/page?secret=1`, true))).toBe('ok')
    expect(seen).toEqual([`${origin}/`])
    expect(kind(await asset(`${origin}/a.png`, `${origin}/page`, false))).toBe('private-address')
    expect(kind(await asset(`http://inside.test:${port}/a.png`, `${origin}/page`, true))).toBe(
      'private-address',
    )
    expect(kind(await asset(`${origin}/a.png`, 'https://public.test/', true))).toBe('private-address')
    expect(seen).toHaveLength(1)
  })
})
