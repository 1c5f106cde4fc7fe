import { alignBlocks } from './align-blocks.ts'
import { bareAddress, IMAGE_FILE, pictureName } from './image-addresses.ts'
import { type Block, readBlocks } from './read-blocks.ts'

/** So many words of the page that the article has not may stand between an image and the article's text: a caption, a credit, a heading. */
const WORDS_BETWEEN = 12

/** Between the lead image and the text there may be the byline, the date and the buttons as well. */
const WORDS_AFTER_LEAD = 40

/** The blocks of a page, and the article in them. */
export interface PageText {
  readonly blocks: readonly Block[]
  /** The words of the article's blocks. */
  readonly kept: ReadonlySet<string>
  /** Index of a block of the page to the article's element with the same words. */
  readonly elements: ReadonlyMap<number, Element>
}

/** Finds the article's text on its page. */
export function readText(page: Document, article: Element): PageText {
  const blocks = readBlocks(page.body)
  const inArticle = readBlocks(article)
  const kept = new Set(inArticle.map(({ key }) => key))
  const elements = new Map<number, Element>()
  for (const [index, there] of alignBlocks(blocks, inArticle)) {
    const block = inArticle[there]
    if (block) elements.set(index, block.element)
  }
  return { blocks, kept, elements }
}

/** The pictures that the page shows for itself elsewhere, by address and by file name. */
export function leadNames(page: Document): ReadonlySet<string> {
  const statements = page.querySelectorAll('meta[property="og:image"], meta[name="twitter:image"]')
  const names = [...statements].flatMap((meta) => namesOf(meta.getAttribute('content')?.trim() ?? ''))
  return new Set(names)
}

const namesOf = (address: string) =>
  [bareAddress(address), pictureName(address)].filter((name) => name !== '')

/** The article's blocks between which an image stands; nothing before the lead image, nothing after a gallery at the end. */
export type Place =
  | { readonly before: Element | undefined; readonly after: Element }
  | { readonly before: Element; readonly after: undefined }

/** Where in the article an image of the page belongs; undefined when it stands elsewhere on the page. */
export function placeOf(image: Element, text: PageText, leads: ReadonlySet<string>): Place | undefined {
  const { blocks, elements } = text
  const next = firstAfter(blocks, image)
  const figure = image.closest('figure')
  const walk = (from: number, step: 1 | -1, most: number) => {
    let words = 0
    for (let index = from; index >= 0 && index < blocks.length; index += step) {
      const element = elements.get(index)
      const block = blocks[index]
      if (element && block) return { element, words, page: block.element }
      if (!block || text.kept.has(block.key) || figure?.contains(block.element)) continue
      words += block.words
      if (words > most) return undefined
    }
    return undefined
  }
  const isLead = namesOf(image.getAttribute('src') ?? '').some((name) => leads.has(name))
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
export function putImage(frame: Element, { before, after }: Place, atEnd: Element[], article: Element): void {
  if (!after) {
    const last = atEnd.at(-1) ?? before.closest('ul, ol, dl, table, blockquote, figure') ?? before
    last.after(frame)
    atEnd.push(frame)
    return
  }
  let outer = after
  while (
    outer.parentElement &&
    outer.parentElement !== article &&
    !(before && outer.parentElement.contains(before))
  )
    outer = outer.parentElement
  if (outer.parentElement && TAKES_ITEMS_ONLY.test(outer.parentElement.localName)) outer.prepend(frame)
  else outer.before(frame)
}
