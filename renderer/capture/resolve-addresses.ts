import { relativePath } from '../../shared/import/named-files.ts'
import { ATTACHED } from './attached-address.ts'
import { mapSrcset } from './srcset.ts'

/** Attributes that hold one address, for each selector. */
const SINGLE: readonly (readonly [selector: string, attribute: string])[] = [
  ['a[href], area[href], link[href]', 'href'],
  ['img[src], source[src], video[src], audio[src], iframe[src], track[src]', 'src'],
  ['video[poster]', 'poster'],
  ['blockquote[cite], q[cite]', 'cite'],
]

const SRCSETS = 'img[srcset], source[srcset]'

/** Attributes in which scripts find the address of an image that is to be loaded later, best first. */
export const LAZY_SOURCES = [
  'data-src',
  'data-lazy-src',
  'data-original',
  'data-original-src',
  'data-actualsrc',
  'data-hi-res-src',
  'data-full-src',
  'data-large-file',
  'data-orig-file',
  'data-url',
  'data-image',
  'data-img-src',
  'nitro-lazy-src',
  'data-echo',
  'data-lazy',
  'data-delayed-url',
  'data-default-src',
  'data-pagespeed-lazy-src',
  'data-cfsrc',
  'data-canonical-src',
]

export const LAZY_SRCSETS = [
  'data-srcset',
  'data-lazy-srcset',
  'data-src-set',
  'data-original-set',
  'nitro-lazy-srcset',
  'data-srcSet'.toLowerCase(),
]

/**
 * Makes every address of an inert document absolute, in place: against `<base href>`, else against `pageUrl`. An inert document
 * ignores `<base>`, so it is taken out. Fragments (`#…`) stay as they are, and links to the page itself become fragments.
 * Answers with the base that was used; empty when neither is known, and then relative addresses stay.
 */
export function resolveAddresses(doc: Document, pageUrl: string): string {
  const base = baseOf(doc, pageUrl)
  for (const element of doc.querySelectorAll('base')) element.remove()
  if (base === '') {
    nameAttached(doc)
    return base
  }
  const absolute = (address: string) => absoluteAddress(address, base, pageUrl)
  const rewrite = (element: Element, name: string, map: (value: string) => string) => {
    const value = element.getAttribute(name)
    if (!value) return
    const mapped = map(value)
    if (mapped !== value) element.setAttribute(name, mapped)
  }
  for (const [selector, attribute] of SINGLE) {
    for (const element of doc.querySelectorAll(selector)) rewrite(element, attribute, absolute)
  }
  for (const element of doc.querySelectorAll(SRCSETS)) {
    rewrite(element, 'srcset', (value) => mapSrcset(value, absolute))
  }
  for (const element of doc.querySelectorAll('img, source, noscript img')) {
    for (const name of LAZY_SOURCES) rewrite(element, name, absolute)
    for (const name of LAZY_SRCSETS) rewrite(element, name, (value) => mapSrcset(value, absolute))
  }
  return base
}

/** Images of a file that nobody knows the address of lie beside it. Its links lead nowhere, and stay as they are. */
function nameAttached(doc: Document): void {
  const beside = (address: string) => {
    const path = relativePath(address)
    return path === '' ? address : new URL(path.split('/').map(encodeURIComponent).join('/'), ATTACHED).href
  }
  for (const image of doc.querySelectorAll('img, source')) {
    for (const name of ['src', ...LAZY_SOURCES]) {
      const value = image.getAttribute(name)
      if (value && (name === 'src' || looksLikeFile(value))) image.setAttribute(name, beside(value))
    }
    for (const name of ['srcset', ...LAZY_SRCSETS]) {
      const value = image.getAttribute(name)
      if (value) image.setAttribute(name, mapSrcset(value, beside))
    }
  }
}

const looksLikeFile = (value: string) => /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i.test(value)

/** What relative addresses of a document count from: its `<base href>`, else where it came from; empty when neither is known. */
export function baseOf(doc: Document, pageUrl: string): string {
  const href = doc.querySelector('base[href]')?.getAttribute('href')?.trim() ?? ''
  if (href === '') return pageUrl
  const resolved = parse(href, pageUrl)
  return resolved && /^https?:$/.test(resolved.protocol) ? resolved.href : pageUrl
}

function absoluteAddress(address: string, base: string, pageUrl: string): string {
  const trimmed = address.trim()
  if (trimmed.startsWith('#') || trimmed === '') return trimmed
  const resolved = parse(trimmed, base)
  if (!resolved) return trimmed
  return resolved.hash !== '' && isSamePage(resolved, pageUrl) ? resolved.hash : resolved.href
}

function isSamePage(url: URL, pageUrl: string): boolean {
  const page = parse(pageUrl, '')
  return (
    page !== undefined &&
    url.href.slice(0, -url.hash.length) === page.href.slice(0, page.href.length - page.hash.length)
  )
}

/** The address against a base, or undefined when it is none. */
export function parse(address: string, base: string): URL | undefined {
  const [link, against] = [address, base || undefined]
  return URL.canParse(link, against) ? new URL(link, against) : undefined
}
