import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { type Failure, fail, ok, type Result } from '../../shared/result.ts'
import { isPublicAddress } from './address-policy.ts'

export interface HostAddress {
  readonly address: string
  readonly family: 4 | 6
}

/** Gives every address of a name, as the system resolves it. Throws as `dns.lookup` does. */
export type Resolver = (host: string) => Promise<readonly HostAddress[]>

export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }))

/**
 * The addresses that a connection to `host` may use. One that is not public refuses the whole name: a name that answers with both
 * kinds is trying something. The caller must connect to what it got here and never resolve again, or the answer could have changed.
 * Throws what the resolver throws.
 */
export async function checkedAddresses(
  host: string,
  allowPrivate: boolean,
  resolver: Resolver,
): Promise<Result<readonly HostAddress[], Failure<'private-address' | 'not-found'>>> {
  const family = isIP(host)
  const addresses: readonly HostAddress[] =
    family === 0 ? await resolver(host) : [{ address: host, family: family === 6 ? 6 : 4 }]
  if (addresses.length === 0) return fail('not-found', 'the name has no address')
  if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address)))
    return fail('private-address', 'the address belongs to this computer or its network')
  return ok(addresses)
}

/** A resolver for a socket that knows one answer only: what was checked. */
export function pinned(addresses: readonly HostAddress[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = addresses
    if (options.all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
}
