import type { Brand } from '../ids.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'
import { isTrackingParameter } from './tracking-parameters.ts'

/** An http(s) address in the one form in which two addresses of the same article compare equal. */
export type CanonicalUrl = Brand<string, 'CanonicalUrl'>

/** Longer addresses are not pages but data; the bridge refuses them as well. */
const MAX_ADDRESS_LENGTH = 8192

/**
 * Brings an address into its canonical form: host in lower case without a trailing dot, no default port, no user name or password,
 * no fragment (except `#!…`, which some sites use as the page's address), no tracking parameters.
 *
 * The other parameters keep their order and spelling: the result is opened as well as compared, and a few servers tell
 * orders and spellings apart. http and https stay apart for the same reason, as do paths with and without a final slash.
 */
export function canonicalizeUrl(address: string): Result<CanonicalUrl, Failure<'bad-address'>> {
  const trimmed = address.trim()
  if (trimmed.length > MAX_ADDRESS_LENGTH || !URL.canParse(trimmed)) {
    return fail('bad-address', 'Not an absolute address')
  }
  const url = new URL(trimmed)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return fail('bad-address', `Neither http nor https: ${url.protocol}`)
  }
  const host = url.hostname.replace(/\.+$/, '')
  if (host === '') return fail('bad-address', 'The address names no host')
  const port = url.port === '' ? '' : `:${url.port}`
  const hash = url.hash.startsWith('#!') && url.hash.length > 2 ? url.hash : ''
  const canonical = `${url.protocol}//${host}${port}${url.pathname}${withoutTracking(url.search)}${hash}`
  return ok(canonical as CanonicalUrl)
}

/**
 * What makes an article the same article when it is saved again: its canonical address, else the address it was fetched from,
 * else `text:<hash>`.
 * @param canonicalUrl what the page calls its own address, absolute or relative to `url`; may be empty or wrong
 * @param url the address it was fetched from, or empty
 * @param textHash SHA-256 (hex) of the decoded text
 */
export function urlKeyOf(source: { canonicalUrl: string; url: string; textHash: string }): string {
  return identityUrlOf(source) ?? `text:${source.textHash}`
}

/** The address that identifies an article, or null when no address can be trusted to. Parameters as for `urlKeyOf`. */
export function identityUrlOf(source: { canonicalUrl: string; url: string }): CanonicalUrl | null {
  const fetched = canonicalizeUrl(source.url)
  const base = fetched.ok ? fetched.value : undefined
  const claim = source.canonicalUrl.trim()
  const claimed =
    claim !== '' && URL.canParse(claim, base) ? canonicalizeUrl(new URL(claim, base).href) : null
  if (claimed?.ok && isTrustworthy(claimed.value, base)) return claimed.value
  return base ?? null
}

/**
 * Whether a page may name this address as its own. Templates often name the home page, and a page could name somebody else's article
 * and so replace it in the library: the claim has to stay on the host, and must not be vaguer than the address it was fetched from.
 */
function isTrustworthy(claimed: CanonicalUrl, fetched: CanonicalUrl | undefined): boolean {
  const claim = new URL(claimed)
  if (fetched === undefined) return !isHomePage(claim)
  const actual = new URL(fetched)
  if (siteHost(claim.hostname) !== siteHost(actual.hostname) || claim.port !== actual.port) return false
  if (isHomePage(claim)) return isHomePage(actual)
  return !dropsIdentifier(claim, actual)
}

/** A site's front door: the root, an index file in it, or the root of one language (`/en`, `/pt-br/`). */
function isHomePage(url: URL): boolean {
  const path = url.pathname.replace(/\/+$/, '')
  const atRoot =
    path === '' || /^\/(index|default|home)\.\w+$/i.test(path) || /^\/[a-z]{2}([-_][a-z]{2})?$/i.test(path)
  return atRoot && url.search === '' && url.hash === ''
}

/** The parameters by which content systems tell one article from the next. */
const IDENTIFYING_PARAMETERS = new Set(
  'id p a v aid article articleid article_id story storyid story_id post postid post_id page_id news newsid nid item itemid'.split(
    ' ',
  ),
)

function dropsIdentifier(claim: URL, actual: URL): boolean {
  if (claim.pathname !== actual.pathname) return false
  for (const name of actual.searchParams.keys()) {
    if (IDENTIFYING_PARAMETERS.has(name.toLowerCase()) && !claim.searchParams.has(name)) return true
  }
  return actual.hash !== '' && claim.hash === '' && claim.search === ''
}

/** The host without the labels by which a site tells its mobile and AMP pages apart: `en.m.example.org` is `en.example.org`. */
function siteHost(host: string): string {
  const labels = host.split('.')
  const name = labels.slice(-2)
  const front = labels.slice(0, -2).filter((label) => !/^(www\d?|m|mobile|amp)$/.test(label))
  return [...front, ...name].join('.')
}

/** Works on the text of the query: `URLSearchParams` would rewrite the encoding of what stays. */
function withoutTracking(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTrackingParameter(pair.split('=', 1)[0] ?? ''))
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}
