import { canonicalizeUrl } from './article-identity.ts'

/** What servers and frameworks call the page by which people sign in, as a whole part of a path (`/users/sign_in`, `/wp-login.php`). */
const SIGN_IN_PART =
  /^(?:wp-)?(?:log[-_]?in|log[-_]?on|sign[-_]?in|sign[-_]?on|sso|saml2?|oauth2?|auth|authenticate|authori[sz]e)(?:\.[a-z]+)?$/i

/** An address that leads back may stand in one that itself stands in a parameter, where one site signs in for another. */
const DEEPEST = 3

/**
 * Whether the address at which a page was found is that of a way in to the page that was asked for: it is named like one, or one of its
 * parameters leads back to what was asked for (`/gate?next=/article`).
 */
export function isWayIn(found: string, asked: string): boolean {
  const page = withoutScheme(asked, asked)
  if (page === null || !URL.canParse(found) || withoutScheme(found, found) === page) return false
  const isNamedSo = new URL(found).pathname.split('/').some((part) => SIGN_IN_PART.test(part))
  return isNamedSo || leadsTo(found, page, asked, DEEPEST)
}

function leadsTo(address: string, page: string, base: string, depth: number): boolean {
  const canonical = canonicalizeUrl(address)
  if (!canonical.ok || depth === 0) return false
  return [...new URL(canonical.value).searchParams.values()].some((value) => {
    if (!/^(?:\/|https?:)/i.test(value) || !URL.canParse(value, base)) return false
    return withoutScheme(value, base) === page || leadsTo(new URL(value, base).href, page, base, depth - 1)
  })
}

/** A page's address without its scheme, since one leads on to the other; null for a site's front page, which is behind every link. */
function withoutScheme(address: string, base: string): string | null {
  const canonical = URL.canParse(address, base) ? canonicalizeUrl(new URL(address, base).href) : null
  if (!canonical?.ok) return null
  const { pathname, search, host } = new URL(canonical.value)
  return pathname === '/' && search === '' ? null : host + pathname + search
}
