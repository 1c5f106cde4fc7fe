import { type EmbedAddress, readEmbedAddress } from '../../shared/article/embed-address.ts'
import {
  isMediaFile,
  type MediaKind,
  type MediaMark,
  mediaKindOf,
  writeMediaMark,
} from '../../shared/article/media-mark.ts'
import { OWN_MEDIA } from './mark-media.ts'
import { mediaLinks } from './media-links.ts'

/** What plays or shows something of another page. Plug-ins became frames before (see disarm-page.ts). */
const EMBEDS = 'iframe, video, audio, object, embed, lite-youtube, lite-vimeo, script[src*="gist.github.com"]'

/** Where a frame's address waits for a script or for consent. */
const LATER = ['data-src', 'data-lazy-src', 'data-litespeed-src', 'data-cmp-src', 'data-cookieblock-src']

/** Marks the figures made here until the article is sanitized. */
export const EMBED_CLASS = 'offprint-embed'

/** Names that a platform gives each of its players. */
const NO_TITLE =
  /^(?:(?:youtube|vimeo|dailymotion|video|audio|spotify|soundcloud|embedded?|twitter|x|media|post|content|iframe|player|map)\s*)+$/i

/** What is shown in place of an embed. */
interface Embed extends EmbedAddress {
  /** Where the link leads to a file that can be downloaded: what it is. */
  readonly media?: MediaKind
}

/**
 * Turns embeds of known platforms, films and recordings of an inert page into a still and a link, in place, before an extractor drops
 * them. Where the page offers the file itself, the figure is marked so. Other frames stay for the extractor to judge. Addresses must be
 * absolute already.
 * @param sizeOf the size of a file as the page states it, in bytes; 0 where it does not
 */
export function stillEmbeds(doc: Document, sizeOf: (url: string) => number = () => 0): void {
  // A mark that the page brings is none of ours.
  for (const foreign of doc.querySelectorAll(`[${OWN_MEDIA}]`)) foreign.removeAttribute(OWN_MEDIA)
  const film = filmOfPage(doc)
  const embeds = [...doc.querySelectorAll(EMBEDS)]
  const seen = new Set<string>()
  // A frame for browsers without scripts stands in for one that a script makes, and comes second.
  for (const element of [...embeds.filter(isForAll), ...embeds.filter((one) => !isForAll(one))]) {
    const found = element.matches('video, audio') ? played(element) : framed(element)
    if (!found) continue
    const noscript = element.closest('noscript')
    if (noscript && seen.has(found.page)) {
      noscript.remove()
      continue
    }
    seen.add(found.page)
    if (noscript) noscript.replaceWith(element)
    const still = found.still || (film?.pages.has(found.page) ? film.still : '')
    replace(element, { ...found, still }, sizeOf)
  }
  for (const { link, frame, url } of mediaLinks(doc, seen)) {
    const media = mediaKindOf(url)
    if (media) frameLink(link, frame, { kind: media, size: sizeOf(url) })
  }
}

/** A link to a file that stands where a player would becomes such a figure, with the words and the picture that it has. */
function frameLink(link: Element, frame: Element, mark: MediaMark): void {
  const doc = link.ownerDocument
  const figure = frame.localName === 'figure' ? frame : doc.createElement('figure')
  figure.classList.add(EMBED_CLASS)
  figure.setAttribute(OWN_MEDIA, writeMediaMark(mark))
  const picture = link.querySelector('picture') ?? link.querySelector('img')
  if (picture) link.before(picture)
  if ((link.textContent ?? '').trim() === '') link.textContent = nameOf(link.getAttribute('href') ?? '')
  const own = figure.querySelector('figcaption')
  const caption = own ?? doc.createElement('figcaption')
  if (figure !== frame) {
    if (picture) figure.append(picture)
    caption.append(...frame.childNodes)
    figure.append(caption)
    frame.replaceWith(figure)
  } else if (!caption.contains(link)) {
    caption.prepend(link, ...((caption.textContent ?? '').trim() === '' ? [] : [' ']))
    figure.append(caption)
  }
}

const isForAll = (element: Element) => !element.closest('noscript')

/** Does the same for markup that was read already, and turns every other frame with an address into a link. */
export function linkEmbeds(root: HTMLElement): void {
  for (const element of root.querySelectorAll(EMBEDS)) {
    const isPlayer = element.matches('video, audio')
    const address = addressesOf(element).find((one) => /^https?:\/\//i.test(one) && URL.canParse(one))
    const found = isPlayer ? played(element) : framed(element)
    if (found) replace(element, found, () => 0)
    else if (address && !isPlayer) replace(element, { page: address, still: '' }, () => 0)
    else element.remove()
  }
}

function addressesOf(element: Element): string[] {
  return ['src', 'data', ...LATER].map((name) => element.getAttribute(name)?.trim() ?? '')
}

function framed(element: Element): Embed | undefined {
  if (element.localName === 'lite-youtube')
    return readEmbedAddress(`https://www.youtube.com/embed/${element.getAttribute('videoid') ?? ''}`)
  if (element.localName === 'lite-vimeo')
    return readEmbedAddress(`https://player.vimeo.com/video/${element.getAttribute('videoid') ?? ''}`)
  for (const address of addressesOf(element)) {
    const found = readEmbedAddress(address.startsWith('//') ? `https:${address}` : address)
    if (found) return found
  }
  return undefined
}

/** A film or a recording that the page has itself: its link leads to the file, or to the list of a stream where there is nothing else. */
function played(element: Element): Embed | undefined {
  const sources = [element, ...element.querySelectorAll('source')]
    .map((source) => ({
      page: source.getAttribute('src')?.trim() ?? '',
      type: source.getAttribute('type') ?? '',
    }))
    .filter(({ page }) => /^https?:\/\//i.test(page) && URL.canParse(page))
  const file = sources.find(({ page, type }) => isMediaFile(page, type))
  const page = (file ?? sources[0])?.page
  if (!page) return undefined
  const still = element.getAttribute('poster')?.trim() ?? ''
  return file ? { page, still, media: element.localName === 'audio' ? 'audio' : 'video' } : { page, still }
}

/** The film that the page says it is about, by each address of its player, with the picture that the page shows for itself. */
function filmOfPage(
  doc: Document,
): { readonly pages: ReadonlySet<string>; readonly still: string } | undefined {
  const stated = (selector: string) =>
    [...doc.querySelectorAll(selector)].map((meta) => meta.getAttribute('content')?.trim() ?? '')
  const still = stated('meta[property="og:image"]').find((address) => /^https?:\/\//i.test(address))
  if (!still) return undefined
  const players = stated('meta[property^="og:video"], meta[name="twitter:player"], meta[property="og:audio"]')
  return { pages: new Set(players.map((address) => readEmbedAddress(address)?.page ?? address)), still }
}

function replace(element: Element, { page, still, media }: Embed, sizeOf: (url: string) => number): void {
  const doc = element.ownerDocument
  const link = doc.createElement('a')
  link.setAttribute('href', page)
  link.textContent = titleOf(element) || nameOf(page)
  const own = element.closest('figure')
  const figure = own?.querySelectorAll(EMBEDS).length === 1 ? own : doc.createElement('figure')
  figure.classList.add(EMBED_CLASS)
  if (media) figure.setAttribute(OWN_MEDIA, writeMediaMark({ kind: media, size: sizeOf(page) }))
  const caption = figure.querySelector('figcaption') ?? doc.createElement('figcaption')
  caption.prepend(link, ...((caption.textContent ?? '').trim() === '' ? [] : [' ']))
  const picture = doc.createElement('img')
  picture.setAttribute('src', still)
  picture.setAttribute('alt', '')
  if (figure === own) {
    if (still === '') element.remove()
    else element.replaceWith(picture)
    if (!caption.parentElement) figure.append(caption)
    return
  }
  if (still !== '') figure.append(picture)
  figure.append(caption)
  element.replaceWith(figure)
  comeOut(figure)
}

/** Boxes that only gave a player its shape would be taken for clutter, now that they hold nothing but a link. */
function comeOut(figure: Element): void {
  let outer = figure
  for (;;) {
    const box: Element | null = outer.parentElement
    const isShape =
      box?.matches('div, p, span, center') &&
      (box.textContent ?? '').trim() === (figure.textContent ?? '').trim() &&
      box.querySelectorAll(`img, ${EMBEDS}`).length === figure.querySelectorAll('img').length
    if (!box || !isShape) break
    outer = box
  }
  if (outer !== figure) outer.replaceWith(figure)
}

/** A recording by its file, a page by its site. */
function nameOf(page: string): string {
  const { hostname, pathname } = new URL(page)
  const file = /[^/]+\.(?:mp3|m4a|aac|og[agv]|opus|wav|flac|mp4|m4v|webm|mov)$/i.exec(pathname)?.[0]
  return file ?? hostname.replace(/^www\./, '')
}

function titleOf(element: Element): string {
  const title = ['title', 'aria-label', 'playlabel', 'data-title']
    .map((name) => element.getAttribute(name)?.replace(/\s+/g, ' ').trim() ?? '')
    .find((text) => text !== '' && !NO_TITLE.test(text))
  return title ?? ''
}
