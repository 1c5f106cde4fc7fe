import { isAttached } from './attached-address.ts'
import { dropRepeatedImages } from './drop-repeated-images.ts'
import { bestCandidate, parseSrcset } from './srcset.ts'
import { isTracker } from './unlazy-images.ts'

/** An image that the article wants, under the number by which its markup names it. */
export interface WantedImage {
  readonly n: number
  /** http(s), `data:`, or what came along with a file (`attached:`). */
  readonly url: string
}

/** Smaller than this on both sides is an icon, a bullet or a share button. */
const ICON_SIDE = 32

/** Emoji and icons are part of the sentence: their alternative text stands in for them. */
const TEXT_IMAGE = /\b(emoji|smiley|wp-smiley|twemoji)\b/i

const EMOJI_ALT = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f)+$/u

/**
 * Numbers the images of prepared markup in place (`data-asset`), takes out trackers and icons, and answers with what is to be
 * downloaded: for each image the smallest candidate that is wide enough. The same address gets the same number.
 */
export function collectImages(root: HTMLElement): WantedImage[] {
  for (const picture of root.querySelectorAll('picture')) unwrapPicture(picture)
  for (const image of root.querySelectorAll('img')) {
    const alt = image.getAttribute('alt') ?? ''
    if (EMOJI_ALT.test(alt.trim()) || (TEXT_IMAGE.test(image.className) && alt !== '')) {
      image.replaceWith(alt)
      continue
    }
    if (addressOf(image) === '' || isTracker(image) || isIcon(image)) image.remove()
  }
  dropRepeatedImages(root, addressOf)
  const numbers = new Map<string, number>()
  for (const image of root.querySelectorAll('img')) {
    const url = addressOf(image)
    const n = numbers.get(url) ?? numbers.size
    numbers.set(url, n)
    image.setAttribute('data-asset', String(n))
    for (const name of ['width', 'height']) dropUnlessPixels(image, name)
  }
  return [...numbers].map(([url, n]) => ({ n, url }))
}

/** A `picture` becomes its image, with the candidates of all its sources that every browser can show. */
function unwrapPicture(picture: Element): void {
  const image = picture.querySelector('img') ?? picture.ownerDocument.createElement('img')
  const sources = [...picture.querySelectorAll('source[srcset]')].filter(
    (source) =>
      !/heic|jxl|jp2/.test(source.getAttribute('type') ?? '') &&
      !/max-width/.test(source.getAttribute('media') ?? ''),
  )
  if (!image.hasAttribute('srcset') && sources[0])
    image.setAttribute('srcset', sources[0].getAttribute('srcset') ?? '')
  picture.replaceWith(image)
}

function addressOf(image: Element): string {
  const src = image.getAttribute('src')?.trim() ?? ''
  const candidates = parseSrcset(image.getAttribute('srcset') ?? '')
  const usable = (url: string) => /^https?:\/\//i.test(url) || /^data:image\//i.test(url) || isAttached(url)
  const best = bestCandidate(candidates.filter(({ url }) => usable(url)))
  const sized = candidates.some(({ width, density }) => width > 0 || density > 1)
  if (best && (sized || !usable(src))) return best.url
  return usable(src) ? src : ''
}

function isIcon(image: Element): boolean {
  const side = (name: string) => Number.parseInt(image.getAttribute(name) ?? '', 10)
  return side('width') <= ICON_SIDE && side('height') <= ICON_SIDE
}

/** `width="100%"` and the like say nothing about the image. */
function dropUnlessPixels(image: Element, name: string): void {
  if (!/^\d{1,5}$/.test(image.getAttribute(name) ?? '')) image.removeAttribute(name)
}
