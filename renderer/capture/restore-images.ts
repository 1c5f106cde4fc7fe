import { IMAGE_FILE } from './image-addresses.ts'
import { leadNames, placeOf, putImage, readText } from './image-place.ts'
import { type Block, keyOf, readBlocks } from './read-blocks.ts'
import { ShownImages } from './shown-images.ts'
import { EMBED_CLASS } from './still-embeds.ts'
import { isPlaceholder, isTracker } from './unlazy-images.ts'

/** Parts of a page that show images of other things than its article. */
const ELSEWHERE =
  'nav, aside, footer, form, button, dialog, [role="dialog"], [hidden], [style*="display:none" i], [style*="display: none" i]'

/** Frames with such a name show other articles, people or buttons, by `class` and `id`. */
const FOREIGN_FRAME =
  /related|recommend|logo|share|social|author|avatar|contributor|byline|newsletter|subscri|promo|sponsor|advert|\bcta\b|sidebar|teaser|signature|user-?photo/i

/** The same for images that lead to another site. */
const ADVERTISER_FRAME = /\bads?\b|banner/i

/** An image is named by frames up to this far above it. */
const FRAMES = 6

/** Pages of more images are lists of products. */
const MOST_IMAGES = 2000

/**
 * Puts images that the page shows in the midst of an article's text, and its lead image, back where an extractor lost them: they stand
 * between the same blocks as on the page, in their figure and with their caption. A photograph that is also the still of an embed stays
 * the photograph, and the embed is a link.
 * @param page the page, its addresses absolute and its images un-lazied, without those of others
 * @param body the article made of it, changed in place
 * @param url where the page came from; empty when unknown
 */
export function restoreImages(page: Document, body: HTMLElement, url: string): void {
  const images = [...page.body.querySelectorAll(`img, figure.${EMBED_CLASS}:not(:has(img))`)]
  if (images.length === 0 || images.length > MOST_IMAGES) return
  const shown = new ShownImages(body.querySelectorAll('img'))
  const links = new Set([...body.querySelectorAll('a')].map((link) => link.getAttribute('href')))
  const photographs = new ShownImages(
    images.filter((image) => image.localName === 'img' && !image.closest(EMBED) && mayBelong(image, url)),
  )
  const lost: Element[] = []
  for (const image of images) {
    const embed = image.closest(EMBED)
    if (embed && links.has(linkOf(embed))) continue
    const stills = embed ? shown.findAll(image) : []
    // Some extractors keep the words of a caption and not its links.
    const own = embed && (stills.find((still) => captionOf(still) === captionOf(image)) ?? stills[0])
    if (own && (captionOf(own) === captionOf(image) || !photographs.find(image))) {
      ;(own.closest('figure') ?? own).replaceWith(body.ownerDocument.importNode(embed, true))
    } else if (own) lost.push(embed)
    else if (!shown.has(image) && mayBelong(image, url)) lost.push(image)
  }
  putBack(page, body, lost, shown)
  dropSharedStills(page, body)
}

const EMBED = `.${EMBED_CLASS}`

const linkOf = (embed: Element) => embed.querySelector('a')?.getAttribute('href') ?? null

const captionOf = (image: Element) =>
  keyOf(image.closest('figure')?.querySelector('figcaption')?.textContent ?? '')

/** @param lost images of the page, and figures of embeds to be put back without a picture */
function putBack(page: Document, body: HTMLElement, lost: readonly Element[], shown: ShownImages): void {
  if (lost.length === 0) return
  const text = readText(page, body)
  const leads = leadNames(page)
  const atEnd: Element[] = []
  for (const image of lost) {
    const isEmbed = image.localName === 'figure'
    const figure = image.closest('figure')
    // Of two images in one figure one is often the other, smaller; an extractor that kept one knew why.
    const own = isEmbed ? [] : (figure?.querySelectorAll('img') ?? [image])
    if ([...own].some((one) => shown.has(one))) continue
    const place = placeOf(image, text, leads)
    if (!place || shown.isTwin(image, place.after)) continue
    const isKept = ({ key }: Block) => text.kept.has(key)
    const caption = figure && !isEmbed ? captionBlocks(figure) : []
    const hasCaption = caption.length > 0 && caption.every(isKept)
    const frame = (hasCaption ? undefined : figure) ?? image.closest('picture') ?? image
    const restored = body.ownerDocument.importNode(frame, true)
    if (isEmbed) for (const still of restored.querySelectorAll('img, picture')) still.remove()
    // What is left of a caption stands in the text.
    else for (const { element } of captionBlocks(restored).filter(isKept)) element.remove()
    putImage(restored, place, atEnd, body)
    for (const one of own) shown.add(one, place.after)
  }
}

/** The paragraphs of a figure's caption, or its caption. */
function captionBlocks(figure: Element): Block[] {
  const caption = figure.querySelector('figcaption')
  return readBlocks(figure).filter(({ element }) => caption?.contains(element) === true)
}

/** Takes the still out of an embed's figure where the same picture stands in the article as a photograph. */
function dropSharedStills(page: Document, body: HTMLElement): void {
  const embedded = new Set([...page.querySelectorAll(EMBED)].map(linkOf))
  const isStill = (image: Element) => {
    const link = image.closest('figure')?.querySelector('figcaption a')?.getAttribute('href')
    return link !== undefined && link !== null && embedded.has(link)
  }
  const images = [...body.querySelectorAll('img')]
  const photographs = new ShownImages(images.filter((image) => !isStill(image)))
  for (const still of images.filter(isStill)) {
    if (photographs.find(still)) (still.closest('picture') ?? still).remove()
  }
}

function mayBelong(image: Element, url: string): boolean {
  if (image.closest(ELSEWHERE)) return false
  if (image.localName === 'img' && (isTracker(image) || isPlaceholder(image.getAttribute('src') ?? '')))
    return false
  const figure = image.closest('figure')
  // An image that leads to another page of the site is a teaser, unless it is a figure of the text.
  const link = image.closest('a[href]')?.getAttribute('href') ?? ''
  if (link !== '' && !figure && !IMAGE_FILE.test(link) && isSameSite(link, url)) return false
  if (figure && figure.querySelectorAll('p, h2, h3').length > 3) return false
  let frame: Element | null = image
  for (let level = 0; frame && level < FRAMES; level++, frame = frame.parentElement) {
    const names = `${frame.getAttribute('class') ?? ''} ${frame.id}`
    if (FOREIGN_FRAME.test(names) || (link !== '' && ADVERTISER_FRAME.test(names))) return false
  }
  return true
}

/** A link that cannot be told apart counts as one. */
function isSameSite(link: string, url: string): boolean {
  if (!URL.canParse(link) || !URL.canParse(url)) return true
  const [there, here] = [link, url].map((address) => new URL(address).hostname.replace(/^www\./, ''))
  return there === here
}
