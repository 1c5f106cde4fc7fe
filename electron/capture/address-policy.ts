import { BlockList, isIP } from 'node:net'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'

/*
 * Which addresses may be fetched. A page that somebody else wrote names addresses too (images, redirects), and must not make
 * this computer talk to its own network. Names are judged by every address they resolve to.
 */

/** Ports of services that are not the web: https://fetch.spec.whatwg.org/#port-blocking */
const BAD_PORTS = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

/** Everything that is not globally reachable: https://www.iana.org/assignments/iana-ipv4-special-registry */
const NOT_PUBLIC_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/** Of IPv6 only global unicast is public, but for these: protocol assignments and Teredo, documentation, 6to4. */
const GLOBAL_UNICAST_IPV6 = ['2000::', 3] as const
const NOT_PUBLIC_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const notPublic = new BlockList()
for (const [net, prefix] of NOT_PUBLIC_IPV4) notPublic.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of NOT_PUBLIC_IPV6) notPublic.addSubnet(net, prefix, 'ipv6')
const globalUnicast = new BlockList()
globalUnicast.addSubnet(...GLOBAL_UNICAST_IPV6, 'ipv6')

/**
 * Reads an address that is to be fetched: http or https, no name and password in it, a port that browsers use.
 * What it gives has its host in the canonical form (`http://2130706433/` is `127.0.0.1`).
 */
export function readTarget(address: string, base?: string): Result<URL, Failure<'bad-address'>> {
  if (!URL.canParse(address, base)) return fail('bad-address', 'not an address')
  const url = new URL(address, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return fail('bad-address', `${url.protocol} is not fetched`)
  if (url.username !== '' || url.password !== '')
    return fail('bad-address', 'a name or a password in the address')
  if (url.port !== '' && BAD_PORTS.has(Number(url.port)))
    return fail('bad-address', `port ${url.port} is not fetched`)
  url.hash = ''
  return ok(url)
}

/** The host of an address as the network takes it: IPv6 without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** True for an IP address that anybody in the world would reach alike; false for all else, also for what is no IP address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  // A zone (`fe80::1%eth0`) only belongs to link-local addresses.
  if (family !== 6 || address.includes('%')) return false
  return globalUnicast.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}
