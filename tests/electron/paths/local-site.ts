import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { crc32, deflateSync } from 'node:zlib'

/** What stands at a path: bytes or text with its type, or a way to answer. */
type Answer = { readonly type: string; readonly body: string | Buffer } | ((response: ServerResponse) => void)

/** A small site of this computer's own. It counts every connection that is made to it. */
export interface LocalSite {
  readonly port: number
  readonly address: (path: string) => string
  /** Puts something at a path, or replaces it. */
  readonly put: (path: string, answer: Answer) => void
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[]
  /** Connections made so far, answered or not. */
  readonly contacts: () => number
  /** From now on nothing is answered: each connection is dropped, and still counted. */
  readonly pullCable: () => void
  readonly close: () => void
}

/** @param wanted a port; any that is free when there is none */
export async function openSite(wanted = 0): Promise<LocalSite> {
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const sockets = new Set<Socket>()
  let contacts = 0
  let isConnected = true
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const answer = answers.get(path)
    if (typeof answer === 'function') return answer(response)
    if (answer) return response.writeHead(200, { 'content-type': answer.type }).end(answer.body)
    return response.writeHead(404).end()
  })
  server.on('connection', (socket) => {
    contacts++
    if (!isConnected) return socket.destroy()
    sockets.add(socket)
    return socket.once('close', () => sockets.delete(socket))
  })
  server.listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port,
    address: (path) => `http://127.0.0.1:${port}${path}`,
    put: (path, answer) => answers.set(path, answer),
    asked,
    contacts: () => contacts,
    pullCable: () => {
      isConnected = false
      drop()
    },
    close: () => {
      drop()
      server.close()
    },
  }
}

/** A page with a headline and paragraphs; each part may hold markup. */
export const webPage = (title: string, parts: readonly string[]): Answer => ({
  type: 'text/html; charset=utf-8',
  body: pageMarkup(title, parts),
})

/** The same as text, for a command's standard input or a file. */
export function pageMarkup(title: string, parts: readonly string[]): string {
  const body = parts.map((part) => (part.startsWith('<') ? part : `<p>${part}</p>`)).join('\n')
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Front</a></nav><article><h1>${title}</h1>\n${body}</article></body></html>`
}

/** A picture of one colour, large enough to be part of an article. */
export function picture(red: number, green: number, blue: number): Answer {
  const [width, height] = [640, 360]
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([red, green, blue]))])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a channel, red, green and blue.
  header.set([8, 2], 8)
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { type: 'image/png', body }
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
