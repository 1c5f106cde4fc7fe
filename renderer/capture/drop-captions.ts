import { keyOf } from './read-blocks.ts'
import { isEmptyPicture } from './unlazy-images.ts'

/** What a caption may belong to. */
const SHOWN =
  'img, picture, video, audio, iframe, object, embed, svg, canvas, table, pre, code, blockquote, math, ul, ol, a[href]'

const NOT_SHOWN = 'script, style, noscript, template'

/**
 * Takes captions out of an article, in place, that are none: a description of a picture that only those hear who do not see it (`alt`),
 * which Defuddle writes under it, and what was written under a picture that is not there.
 * @param page as the extractor got it
 */
export function dropCaptions(page: Document, body: HTMLElement): void {
  let text: string | undefined
  for (const caption of body.querySelectorAll('figure figcaption')) {
    const figure = caption.closest('figure')
    const key = keyOf(caption.textContent ?? '')
    const alts = [...(figure?.querySelectorAll('img') ?? [])].map((image) =>
      keyOf(image.getAttribute('alt') ?? ''),
    )
    if (key === '' || !alts.includes(key)) continue
    text ??= ` ${keyOf(shownText(page))} `
    if (!text.includes(` ${key} `)) caption.remove()
  }
  // Nobody knows which picture was meant.
  for (const image of body.querySelectorAll('img:not([srcset])'))
    if (isEmptyPicture(image.getAttribute('src') ?? '')) image.remove()
  for (const figure of body.querySelectorAll('figure')) {
    const isCaption =
      figure.querySelector(SHOWN) === null &&
      keyOf(figure.textContent ?? '') === keyOf(figure.querySelector('figcaption')?.textContent ?? '')
    if (isCaption) figure.remove()
  }
}

function shownText(page: Document): string {
  const parts: string[] = []
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (!node.parentElement?.closest(NOT_SHOWN)) parts.push(node.textContent ?? '')
  return parts.join(' ')
}
