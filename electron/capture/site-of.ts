import { getDomain } from 'tldts'

/**
 * The site that an address belongs to, as browsers draw the line for cookies: the name that somebody could register and what is below
 * it (`news.example.co.uk` is `example.co.uk`), by the Public Suffix List with its private part (`a.github.io` is not `b.github.io`).
 * For an IP address or a name without dots the host itself; empty for what is no address of the web.
 */
export function siteOf(address: string): string {
  if (!URL.canParse(address)) return ''
  const { protocol, hostname } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return ''
  return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname
}
