import { imageAddresses } from './image-addresses.ts'
import { LAZY_SOURCES, LAZY_SRCSETS } from './resolve-addresses.ts'
import { bestCandidate, parseSrcset } from './srcset.ts'

/** File names of the stand-ins that lazy loaders put where an image will be. */
const PLACEHOLDER =
  /(^data:|\b(blank|spacer|placeholder|transparent|lazy|loading|pixel|grey|gray|1x1)[\w-]*(?:\.[\da-f]{6,})?\.(gif|png|svg|jpe?g|webp)\b)/i

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
  const shown = new Set(
    [...doc.querySelectorAll('img')]
      .filter((image) => !image.closest('noscript'))
      .flatMap((image) => [...imageAddresses(image)]),
  )
  for (const noscript of doc.querySelectorAll('noscript')) unwrapNoscript(noscript, shown)
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

/** Whether an address is missing or that of a stand-in. */
export function isPlaceholder(address: string): boolean {
  if (address === '') return true
  if (address.startsWith('data:')) return address.length < EMBEDDED_PICTURE_LENGTH
  return PLACEHOLDER.test(address.split(/[?#]/)[0] ?? '')
}

/** What draws something in SVG. */
const DRAWN =
  /<(?:path|rect|circle|ellipse|line|poly|image|text|use|foreignObject)|%3C(?:path|rect|circle|ellipse|line|poly|image|text|use|foreignObject)/i

/** Whether an address holds a drawing of nothing, which only keeps the place of a picture that a script would have shown. */
export function isEmptyPicture(address: string): boolean {
  const drawing = /^data:image\/svg\+xml(;base64)?[^,]*,(.*)$/is.exec(address)
  return drawing !== null && drawing[1] === undefined && !DRAWN.test(drawing[2] ?? '')
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

/**
 * A `noscript` that holds images and nothing else stands in for those that a script would have loaded: for a lazy one beside it, or for
 * images that are nowhere else.
 */
function unwrapNoscript(noscript: Element, shown: ReadonlySet<string>): void {
  const images = [...noscript.querySelectorAll('img')].filter((image) => !isTracker(image))
  const [image] = images
  if (!image || (noscript.textContent ?? '').trim() !== '') return
  const lazy = [noscript.previousElementSibling, noscript.nextElementSibling]
    .map((beside) => (beside?.matches('img') ? beside : beside?.querySelector('img')))
    .find((beside) => beside && isPlaceholder(beside.getAttribute('src') ?? ''))
  if (images.length === 1 && lazy) {
    lazy.setAttribute('src', image.getAttribute('src') ?? '')
    noscript.remove()
    return
  }
  const missing = images.filter((one) => ![...imageAddresses(one)].some((address) => shown.has(address)))
  if (missing.length === 0) noscript.remove()
  else noscript.replaceWith(...missing)
}

/** Pixels that count visitors: one or two pixels wide, or at the address of a known counter. */
export function isTracker(image: Element): boolean {
  const size = (name: string) => Number.parseInt(image.getAttribute(name) ?? '', 10)
  if (size('width') <= 2 || size('height') <= 2) return true
  return /facebook\.com\/tr\b|google-analytics|doubleclick\.net|\/pixel\b|scorecardresearch|quantserve|feedburner\.com\/~r|stats\.wordpress|[?&]ev=pageview/i.test(
    image.getAttribute('src') ?? '',
  )
}
