/** Names a figure of the page as one of a film or a recording until the article is composed; see shared/article/media-mark.ts. */
export const OWN_MEDIA = 'data-own-media'

/**
 * Marks in an article the figures whose film or recording the page offers as a file. An extractor keeps links, and loses marks and
 * sometimes the figure, so each is found by its link.
 * @param page the page, with figures that `stillEmbeds` marked
 * @param body the article made of it, changed in place
 */
export function markMedia(page: Document, body: HTMLElement): void {
  for (const own of body.querySelectorAll(`[${OWN_MEDIA}]`)) own.removeAttribute(OWN_MEDIA)
  const links = [...body.querySelectorAll('a[href]')]
  for (const figure of page.querySelectorAll(`figure[${OWN_MEDIA}]`)) {
    const href = figure.querySelector('figcaption a')?.getAttribute('href')
    const link = links.find((one) => one.getAttribute('href') === href)
    if (link) figureOf(link).setAttribute(OWN_MEDIA, figure.getAttribute(OWN_MEDIA) ?? '')
  }
}

/** The figure around a link; made of the link, or of the paragraph that holds only it, where there is none. */
function figureOf(link: Element): Element {
  const own = link.closest('figure')
  if (own) return own
  const doc = link.ownerDocument
  const figure = doc.createElement('figure')
  const paragraph = link.closest('p')
  const isAlone = paragraph && (paragraph.textContent ?? '').trim() === (link.textContent ?? '').trim()
  ;(isAlone ? paragraph : link).replaceWith(figure)
  const caption = doc.createElement('figcaption')
  caption.append(link)
  figure.append(caption)
  return figure
}
