import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

/** A server that only counts who comes, over TCP and UDP, on ports of this computer. */
export interface CountingServer {
  readonly tcp: string
  readonly udp: string
  readonly contacts: () => number
  close(): void
}

export async function countContacts(): Promise<CountingServer> {
  let contacts = 0
  const server = createServer((socket) => {
    contacts++
    socket.destroy()
  }).listen(0, '127.0.0.1')
  const datagrams = createSocket('udp4', () => contacts++).bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(datagrams, 'listening')])
  return {
    tcp: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    udp: `127.0.0.1:${datagrams.address().port}`,
    contacts: () => contacts,
    close: () => {
      server.close()
      datagrams.close()
    },
  }
}
