import { parseInert } from '../trusted.ts'
import { alignBlocks } from './align-blocks.ts'
import { imageAddresses, pictureName, shareOne } from './image-addresses.ts'
import { type Block, readBlocks } from './read-blocks.ts'
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

/** So many words of the page that the article has not may stand between an image and the article's text: a caption, a credit, a heading. */
const WORDS_BETWEEN = 12

/** Between the lead image and the text there may be the byline, the date and the buttons as well. */
const WORDS_AFTER_LEAD = 40

/** Pages of more images are lists of products. */
const MOST_IMAGES = 2000

/** A page's block and whether the article has its words. */
interface PageText {
  readonly blocks: readonly Block[]
  readonly isKept: readonly boolean[]
  /** Index of a block of the page to the article's element with the same words. */
  readonly elements: ReadonlyMap<number, Element>
}

/**
 * Puts images that the page shows in the midst of an article's text, and its lead image, back where an extractor lost them: they stand
 * between the same blocks as on the page, in their figure and with their caption.
 * @param page the page, its addresses absolute and its images un-lazied, without those of others
 * @param html the article made of it
 * @param url where the page came from; empty when unknown
 */
export function restoreImages(page: Document, html: string, url: string): string {
  const images = [...page.body.querySelectorAll(`img, figure.${EMBED_CLASS}:not(:has(img))`)]
  if (images.length === 0 || images.length > MOST_IMAGES) return html
  const { body } = parseInert(`<body>${html}`)
  const shown = new ShownImages(body.querySelectorAll('img'))
  const links = new Set([...body.querySelectorAll('a')].map((link) => link.getAttribute('href')))
  const lost: Element[] = []
  let restored = 0
  for (const image of images) {
    const embed = image.closest(`.${EMBED_CLASS}`)
    if (embed && links.has(embed.querySelector('a')?.getAttribute('href') ?? null)) continue
    const still = embed && shown.find(image)
    if (still) {
      // Some extractors keep the words of a caption and not its links.
      ;(still.closest('figure') ?? still).replaceWith(body.ownerDocument.importNode(embed, true))
      restored++
    } else if (!shown.has(image) && mayBelong(image, url)) lost.push(image)
  }
  if (lost.length === 0) return restored === 0 ? html : body.innerHTML
  const text = readText(page, body)
  const leads = leadNames(page)
  const atEnd: Element[] = []
  for (const image of lost) {
    const figure = image.closest('figure')
    // Of two images in one figure one is often the other, smaller; an extractor that kept one knew why.
    if (shown.has(image) || [...(figure?.querySelectorAll('img') ?? [])].some((one) => shown.has(one)))
      continue
    const place = placeOf(image, text, leads)
    if (!place || shown.isTwin(image, place.after)) continue
    const frame = figure ?? image.closest('picture') ?? image
    put(body.ownerDocument.importNode(frame, true), place, atEnd)
    for (const one of figure?.querySelectorAll('img') ?? [image]) shown.add(one, place.after)
    restored++
  }
  return restored === 0 ? html : body.innerHTML
}

/** A shorter description may be that of many pictures. */
const TELLING_ALT = 20

/** What an article shows already, by every address and by file name. */
class ShownImages {
  private readonly images: { readonly image: Element; readonly addresses: ReadonlySet<string> }[] = []
  private readonly names = new Set<string>()
  /** Descriptions of the images put back before each block: a second one there is the same for dark screens, or for narrow ones. */
  private readonly alts = new Map<Element, Set<string>>()

  constructor(images: Iterable<Element>) {
    for (const image of images) this.add(image)
  }

  add(image: Element, before?: Element): void {
    const addresses = imageAddresses(image)
    this.images.push({ image, addresses })
    for (const address of addresses) this.names.add(pictureName(address))
    if (!before) return
    const alts = this.alts.get(before) ?? new Set()
    this.alts.set(before, alts.add(image.getAttribute('alt') ?? ''))
  }

  has(image: Element): boolean {
    const addresses = imageAddresses(image)
    if (image.localName !== 'img') return false
    return (
      addresses.size === 0 ||
      this.images.some((one) => shareOne(one.addresses, addresses)) ||
      [...addresses].some((address) => pictureName(address) !== '' && this.names.has(pictureName(address)))
    )
  }

  /** The article's image with an address of this one. */
  find(image: Element): Element | undefined {
    const addresses = imageAddresses(image)
    return this.images.find((one) => shareOne(one.addresses, addresses))?.image
  }

  isTwin(image: Element, before: Element | undefined): boolean {
    if (!before) return false
    const alt = image.getAttribute('alt') ?? ''
    return alt.length >= TELLING_ALT && this.alts.get(before)?.has(alt) === true
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

const IMAGE_FILE = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i

/** A link that cannot be told apart counts as one. */
function isSameSite(link: string, url: string): boolean {
  if (!URL.canParse(link) || !URL.canParse(url)) return true
  const [there, here] = [link, url].map((address) => new URL(address).hostname.replace(/^www\./, ''))
  return there === here
}

function readText(page: Document, article: Element): PageText {
  const blocks = readBlocks(page.body)
  const inArticle = readBlocks(article)
  const keys = new Set(inArticle.map(({ key }) => key))
  const elements = new Map<number, Element>()
  for (const [index, there] of alignBlocks(blocks, inArticle)) {
    const block = inArticle[there]
    if (block) elements.set(index, block.element)
  }
  return { blocks, isKept: blocks.map(({ key }) => keys.has(key)), elements }
}

/** The pictures that the page shows for itself elsewhere. */
function leadNames(page: Document): ReadonlySet<string> {
  const statements = page.querySelectorAll('meta[property="og:image"], meta[name="twitter:image"]')
  return new Set([...statements].map((meta) => pictureName(meta.getAttribute('content') ?? '')))
}

/** The article's blocks between which an image stands; nothing before the lead image, nothing after a gallery at the end. */
type Place =
  | { readonly before: Element | undefined; readonly after: Element }
  | { readonly before: Element; readonly after: undefined }

function placeOf(image: Element, text: PageText, leads: ReadonlySet<string>): Place | undefined {
  const { blocks, elements } = text
  const next = firstAfter(blocks, image)
  const caption = image.closest('figure')
  const walk = (from: number, step: 1 | -1, most: number) => {
    let words = 0
    for (let index = from; index >= 0 && index < blocks.length; index += step) {
      const element = elements.get(index)
      const block = blocks[index]
      if (element && block) return { element, words, page: block.element }
      if (!block || text.isKept[index] || caption?.contains(block.element)) continue
      words += block.words
      if (words > most) return undefined
    }
    return undefined
  }
  const isLead = leads.has(pictureName(image.getAttribute('src') ?? ''))
  const after = walk(next, 1, isLead ? WORDS_AFTER_LEAD : WORDS_BETWEEN)
  const before = walk(next - 1, -1, WORDS_BETWEEN)
  if (!after) {
    const isLast = ![...elements.keys()].some((index) => index >= next)
    return before && isLast && isInGallery(image, before.page) ? { before: before.element, after } : undefined
  }
  if (before && after.words <= WORDS_BETWEEN) return { before: before.element, after: after.element }
  const isFirst = ![...elements.keys()].some((index) => index < next)
  return isLead && isFirst ? { before: undefined, after: after.element } : undefined
}

/** A gallery may stand so many boxes deep beside the last paragraph. */
const GALLERY_BOXES = 5

/** Whether an image leads to itself, larger, or has a caption, in the box that holds the last of the text. */
function isInGallery(image: Element, last: Element): boolean {
  const link = image.closest('a[href]')?.getAttribute('href') ?? ''
  if (!IMAGE_FILE.test(link) && !image.closest('figure')?.querySelector('figcaption')) return false
  let box = image.parentElement
  for (let level = 0; box && level < GALLERY_BOXES; level++, box = box.parentElement) {
    if (box.contains(last)) return box.localName !== 'body'
  }
  return false
}

/** The index of the first block that begins after an image; blocks stand in the order of the page. */
function firstAfter(blocks: readonly Block[], image: Element): number {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const element = blocks[middle]?.element
    const precedes =
      element !== undefined &&
      (element.compareDocumentPosition(image) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    if (precedes) low = middle + 1
    else high = middle
  }
  return low
}

/** Where list items and rows stand, nothing else may. */
const TAKES_ITEMS_ONLY = /^(?:ul|ol|dl|table|thead|tbody|tfoot|tr)$/

/** Before what comes next, as far out as keeps it behind what came before; behind the last text, after those put there already. */
function put(frame: Element, { before, after }: Place, atEnd: Element[]): void {
  if (!after) {
    const last = atEnd.at(-1) ?? before.closest('ul, ol, dl, table, blockquote, figure') ?? before
    last.after(frame)
    atEnd.push(frame)
    return
  }
  let outer = after
  while (
    outer.parentElement &&
    outer.parentElement.localName !== 'body' &&
    !(before && outer.parentElement.contains(before))
  )
    outer = outer.parentElement
  if (outer.parentElement && TAKES_ITEMS_ONLY.test(outer.parentElement.localName)) outer.prepend(frame)
  else outer.before(frame)
}
