import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchIdentity } from '../../../electron/capture/fetch-identity.ts'
import { fetchMedia } from '../../../electron/capture/fetch-media.ts'
import { MediaFetches } from '../../../electron/capture/media-fetches.ts'
import { ok } from '../../../shared/result.ts'

const PIECE = 1024 * 1024
const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Wanted {
  readonly url: string
  readonly referrer?: string
  readonly allowPrivate?: boolean
  readonly bytes?: number
}

/** One window's fetches, as the shell begins them. */
function begin(
  fetches: MediaFetches,
  { url, referrer = url, allowPrivate = true, bytes = 64 * PIECE }: Wanted,
) {
  const order = { url, referrer, allowPrivate, limits: { bytes, totalMs: 5_000, idleMs: 2_000 } }
  const identity = fetchIdentity('130.0.6723.137', '0.1.0', ['en'])
  const resolver = async () => [{ address: '127.0.0.1', family: 4 } as const]
  return fetches.begin('one', (signal, use) => fetchMedia({ ...order, identity, resolver, signal }, use))
}

/** All pieces to the end, or why it ended. */
async function readAll(fetches: MediaFetches): Promise<{ sizes: number[]; end: string }> {
  const sizes: number[] = []
  for (;;) {
    const piece = await fetches.next('one')
    if (!piece.ok) return { sizes, end: piece.error.kind }
    if (piece.value.byteLength === 0) return { sizes, end: 'all' }
    sizes.push(piece.value.byteLength)
  }
}

describe('fetching a film', () => {
  it('answers with its size and then with pieces, to the last byte', async () => {
    const url = await serve((_request, response) => response.end(Buffer.alloc(3 * PIECE + 7)))
    const fetches = new MediaFetches()
    expect(await begin(fetches, { url })).toEqual({ ok: true, value: { size: 3 * PIECE + 7 } })
    const { sizes, end } = await readAll(fetches)
    expect(end).toBe('all')
    expect(sizes.length).toBeGreaterThan(2)
    expect(sizes.reduce((sum, size) => sum + size)).toBe(3 * PIECE + 7)
    expect(await fetches.next('one')).toMatchObject({ ok: false, error: { kind: 'bad-handle' } })
  })

  it('reads no further than it is asked: what nobody takes stays with the server', async () => {
    let taken = 0
    async function* endless() {
      for (;;) {
        taken++
        yield Buffer.alloc(PIECE)
      }
    }
    const fetches = new MediaFetches()
    const answer = { finalUrl: '', contentType: '', size: 0, chunks: endless() }
    await fetches.begin('one', async (_signal, use) => ok(await use(answer)))
    await fetches.next('one')
    await fetches.next('one')
    await new Promise((resolve) => setImmediate(resolve))
    expect(taken).toBe(3)
  })

  it('ends in the middle when it is cancelled, also for who waits for a piece', async () => {
    let isDropped = false
    const url = await serve((_request, response) => {
      response.on('close', () => {
        isDropped = true
      })
      response.writeHead(200, { 'content-length': 10 * PIECE }).flushHeaders()
    })
    const fetches = new MediaFetches()
    await begin(fetches, { url })
    const waiting = fetches.next('one')
    fetches.cancel('one')
    expect(await waiting).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
    await expect.poll(() => isDropped).toBe(true)
  })

  it.each([
    ['announced', { 'content-length': 3 * PIECE }],
    ['not announced', {}],
  ])('is refused when it is too large, %s', async (_name, headers) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, headers).end(Buffer.alloc(3 * PIECE))
    })
    const fetches = new MediaFetches()
    const head = await begin(fetches, { url, bytes: PIECE })
    const end = head.ok ? (await readAll(fetches)).end : head.error.kind
    expect(end).toBe('too-large')
  })

  it('says when it was cut off, and when nothing is there', async () => {
    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 3 * PIECE })
      response.write(Buffer.alloc(PIECE), () => response.destroy())
    })
    const fetches = new MediaFetches()
    await begin(fetches, { url: cut })
    expect((await readAll(fetches)).end).toBe('server-error')
    const gone = await serve((_request, response) => response.writeHead(404).end())
    expect(await begin(fetches, { url: gone })).toMatchObject({ ok: false, error: { kind: 'not-found' } })
  })

  it('reaches a private address only by a person’s leave, and never by way of another one', async () => {
    let asked = 0
    const url = await serve((_request, response) => {
      asked++
      response.end()
    })
    const fetches = new MediaFetches()
    const refused = { ok: false, error: { kind: 'private-address' } }
    expect(await begin(fetches, { url, allowPrivate: false })).toMatchObject(refused)
    expect(asked).toBe(0)
    const port = new URL(url).port
    const onward = await serve((_request, response) =>
      response.writeHead(302, { location: `http://localhost:${port}/` }).end(),
    )
    expect(await begin(fetches, { url: onward })).toMatchObject(refused)
    expect(asked).toBe(0)
  })
})
