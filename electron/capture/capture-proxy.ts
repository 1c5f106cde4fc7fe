import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { type Duplex, pipeline } from 'node:stream'
import type { BridgeErrorKind } from '../../shared/bridge.ts'
import { hostOf, readTarget } from './address-policy.ts'
import { FetchProblem, fetchProblem } from './fetch-problem.ts'
import { checkedAddresses, type HostAddress, pinned, type Resolver } from './resolve-host.ts'

/*
 * The door by which Chromium reaches the network for a capture window. Chromium resolves no name itself (chromium-switches.ts), so
 * every connection is asked for here, by name; the name is resolved once, each of its addresses is judged, and the socket gets what
 * was judged. Encrypted connections pass through as they are: certificates stay Chromium's business.
 */

/** Headers that belong to one connection only: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_HEADERS = ['connection', 'proxy-connection', 'proxy-authorization', 'keep-alive', 'te', 'upgrade']
const CONNECT_PATIENCE_MS = 15_000

export interface ProxyRules {
  /** Whether a window has just asked for something of this `host:port`: whatever else Chromium would like to do is refused. */
  readonly isAskedFor: (hostAndPort: string) => boolean
  /** Whether what stands at this address may be on a private network. */
  readonly mayBePrivate: (url: URL) => boolean
  /** Bytes that came in. */
  readonly onBytes: (count: number) => void
  readonly onProblem: (hostname: string, kind: BridgeErrorKind) => void
}

/** A proxy on this computer for one session. It listens from `open` to `close`. */
export class CaptureProxy {
  private readonly server = createServer((request, response) => void this.forward(request, response))
  private readonly sockets = new Set<Duplex>()
  private readonly rules: ProxyRules
  private readonly resolver: Resolver

  constructor(rules: ProxyRules, resolver: Resolver) {
    this.rules = rules
    this.resolver = resolver
    this.server.on('connection', (socket) => this.hold(socket))
    this.server.on('connect', (request: IncomingMessage, client: Duplex) => void this.tunnel(request, client))
    this.server.on('upgrade', (_request, socket: Duplex) => socket.destroy())
    this.server.on('clientError', (_error, socket: Duplex) => socket.destroy())
  }

  /** @returns the port on 127.0.0.1 */
  async open(): Promise<number> {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    // A capture must not keep the app from ending.
    this.server.unref()
    return (this.server.address() as AddressInfo).port
  }

  /** Ends every connection; new ones can be made. */
  dropAll(): void {
    for (const socket of this.sockets) socket.destroy()
  }

  private hold(socket: Duplex): void {
    this.sockets.add(socket)
    socket.once('close', () => this.sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  /** A plain request, which names its whole address. */
  private async forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = readTarget(request.url ?? '')
    try {
      if (!url.ok || url.value.protocol !== 'http:') throw new FetchProblem('bad-address', 'not for a proxy')
      const addresses = await this.addressesOf(url.value)
      const headers = { ...request.headers }
      for (const name of HOP_HEADERS) delete headers[name]
      const order = { agent: false, method: request.method, headers, lookup: pinned(addresses) } as const
      const onward = httpRequest(url.value, order, (answer) => {
        const passed = { ...answer.headers }
        for (const name of HOP_HEADERS) delete passed[name]
        answer.on('data', (chunk: Buffer) => this.rules.onBytes(chunk.byteLength))
        response.writeHead(answer.statusCode ?? 502, passed)
        // What one side breaks off ends the other.
        pipeline(answer, response, () => undefined)
      })
      onward.setTimeout(CONNECT_PATIENCE_MS, () => onward.destroy(new FetchProblem('time-out', 'silent')))
      onward.on('socket', (socket) => this.hold(socket))
      onward.on('error', (error) => this.refuse(url.value.hostname, error, () => response.destroy()))
      response.on('close', () => onward.destroy())
      request.pipe(onward)
    } catch (error) {
      this.refuse(url.ok ? url.value.hostname : '', error, () => response.writeHead(403).end())
    }
  }

  /** A connection for what is encrypted, which names host and port. */
  private async tunnel(request: IncomingMessage, client: Duplex): Promise<void> {
    this.hold(client)
    const url = readTarget(`https://${request.url ?? ''}`)
    const end = () => client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    try {
      if (!url.ok) throw new FetchProblem('bad-address', 'not for a proxy')
      const addresses = await this.addressesOf(url.value)
      const port = Number(url.value.port || 443)
      const socket = connect({ host: hostOf(url.value), port, lookup: pinned(addresses) })
      this.hold(socket)
      socket.setTimeout(CONNECT_PATIENCE_MS, () => socket.destroy(new FetchProblem('time-out', 'silent')))
      socket.once('error', (error) => this.refuse(url.value.hostname, error, end))
      socket.once('connect', () => {
        if (!isOneOf(addresses, socket)) return socket.destroy()
        socket.setTimeout(0)
        socket.on('data', (chunk) => this.rules.onBytes(chunk.byteLength))
        client.write('HTTP/1.1 200 Connection established\r\n\r\n')
        socket.pipe(client)
        return client.pipe(socket)
      })
      client.once('close', () => socket.destroy())
      socket.once('close', () => client.destroy())
    } catch (error) {
      this.refuse(url.ok ? url.value.hostname : '', error, end)
    }
  }

  private async addressesOf(url: URL): Promise<readonly HostAddress[]> {
    if (!this.rules.isAskedFor(hostAndPort(url))) throw new FetchProblem('refused', 'no window asked for it')
    const mayBePrivate = this.rules.mayBePrivate(url)
    const addresses = await checkedAddresses(hostOf(url), mayBePrivate, this.resolver)
    if (!addresses.ok) throw new FetchProblem(addresses.error.kind, addresses.error.message)
    return addresses.value
  }

  private refuse(hostname: string, error: unknown, end: () => void): void {
    this.rules.onProblem(hostname, fetchProblem(error).error.kind)
    end()
  }
}

/** `example.org:443`: what a window asks for and what Chromium wants to be connected to, in one spelling. */
export const hostAndPort = (url: URL): string =>
  `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`

const isOneOf = (addresses: readonly HostAddress[], socket: Socket): boolean =>
  addresses.some(({ address }) => address === socket.remoteAddress)
