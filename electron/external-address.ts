import { type Failure, fail, ok, type Result } from '../shared/result.ts'

const OPENED_SCHEMES = new Set(['http:', 'https:', 'mailto:'])

/**
 * Reads an address that is to be opened outside: http, https or mailto. Every other scheme could start a program, and a name or
 * password in an address makes it look like another one.
 */
export function readExternalAddress(address: string): Result<string, Failure<'bad-address'>> {
  if (!URL.canParse(address)) return fail('bad-address', 'not an address')
  const url = new URL(address)
  if (!OPENED_SCHEMES.has(url.protocol)) return fail('bad-address', `${url.protocol} is not opened`)
  if (url.username !== '' || url.password !== '')
    return fail('bad-address', 'a name or a password in the address')
  return ok(url.href)
}
