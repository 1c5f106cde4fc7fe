import { LAZY_SOURCES, LAZY_SRCSETS } from './resolve-addresses.ts'
import { bestCandidate, parseSrcset } from './srcset.ts'

/** File names of the stand-ins that lazy loaders put where an image will be. */
const PLACEHOLDER =
  /(^data:|\b(blank|spacer|placeholder|transparent|lazy|loading|pixel|grey|gray|1x1)[\w-]*\.(gif|png|svg|jpe?g|webp)\b)/i

/** An image embedded as `data:` below this length is a stand-in, not a picture. */
const EMBEDDED_PICTURE_LENGTH = 2000

const LOOKS_LIKE_IMAGE = /^(https?:)?\/\/\S+|^\S+\.(jpe?g|png|gif|webp|avif|svg)(\?\S*)?$/i

/**
 * Gives every image of an inert document the address that a script would have given it (lazy attributes, `picture`, `noscript`), in
 * place, as plain `src`. Addresses must be absolute already.
 */
export function unlazyImages(doc: Document): void {
  for (const source of doc.querySelectorAll('picture > source')) promote(source, 'srcset', LAZY_SRCSETS)
  for (const image of doc.querySelectorAll('img')) {
    promote(image, 'srcset', LAZY_SRCSETS)
    promote(image, 'src', LAZY_SOURCES)
    takeFromSrcset(image)
    if (image.getAttribute('loading') === 'lazy') image.removeAttribute('loading')
  }
  for (const noscript of doc.querySelectorAll('noscript')) unwrapNoscript(noscript)
}

function promote(element: Element, attribute: string, lazyNames: readonly string[]): void {
  const lazy = lazyNames
    .map((name) => element.getAttribute(name)?.trim() ?? '')
    .find((value) => LOOKS_LIKE_IMAGE.test(value) && !isPlaceholder(value))
  if (lazy === undefined) return
  const current = element.getAttribute(attribute) ?? ''
  if (attribute === 'srcset' || isPlaceholder(current) || lazyNames === LAZY_SOURCES)
    element.setAttribute(attribute, lazy)
}

function isPlaceholder(address: string): boolean {
  if (address === '') return true
  if (address.startsWith('data:')) return address.length < EMBEDDED_PICTURE_LENGTH
  return PLACEHOLDER.test(address.split(/[?#]/)[0] ?? '')
}

/** An image whose address is missing or a stand-in gets the best of its `srcset` or of its `picture`. */
function takeFromSrcset(image: Element): void {
  if (!isPlaceholder(image.getAttribute('src') ?? '')) return
  const sources = image.parentElement?.matches('picture')
    ? [...image.parentElement.querySelectorAll('source[srcset]')]
    : []
  for (const holder of [image, ...sources]) {
    const best = bestCandidate(parseSrcset(holder.getAttribute('srcset') ?? ''))
    if (best && !isPlaceholder(best.url)) {
      image.setAttribute('src', best.url)
      return
    }
  }
}

/** A `noscript` that holds one image and nothing else stands in for a lazy one before it, or alone for an image that is nowhere else. */
function unwrapNoscript(noscript: Element): void {
  const images = [...noscript.querySelectorAll('img')]
  const [image] = images
  if (!image || images.length > 1 || (noscript.textContent ?? '').trim() !== '' || isTracker(image)) return
  const before = noscript.previousElementSibling
  const lazy = before?.matches('img') ? before : before?.querySelector('img')
  if (lazy && (isPlaceholder(lazy.getAttribute('src') ?? '') || sameAddress(lazy, image))) {
    if (!sameAddress(lazy, image)) lazy.setAttribute('src', image.getAttribute('src') ?? '')
    noscript.remove()
  } else {
    noscript.replaceWith(image)
  }
}

const sameAddress = (a: Element, b: Element) => a.getAttribute('src') === b.getAttribute('src')

/** Pixels that count visitors: one or two pixels wide, or at the address of a known counter. */
export function isTracker(image: Element): boolean {
  const size = (name: string) => Number.parseInt(image.getAttribute(name) ?? '', 10)
  if (size('width') <= 2 || size('height') <= 2) return true
  return /facebook\.com\/tr\b|google-analytics|doubleclick\.net|\/pixel\b|scorecardresearch|quantserve|feedburner\.com\/~r|stats\.wordpress|[?&]ev=pageview/i.test(
    image.getAttribute('src') ?? '',
  )
}
