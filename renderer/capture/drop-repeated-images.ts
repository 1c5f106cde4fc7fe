import { bareAddress, IMAGE_FILE } from './image-addresses.ts'

/** A picture that stands so often in one article is a bullet, a button or a brand. */
const TOO_OFTEN = 4

/** Formulas are small images, and the same one may stand in every sentence. */
const FORMULA = /\b(?:latex|tex|math|equation|formula)\b/i

/**
 * Takes images out of prepared markup, in place, that it shows already: the second of two with no text between them (the same for a
 * narrow screen, or for a browser without scripts), and one that returns again and again. In a cell without words an image says what the
 * cell says, so it stays.
 * @param addressOf the address that would be downloaded for an image
 */
export function dropRepeatedImages(root: HTMLElement, addressOf: (image: Element) => string): void {
  const times = new Map<string, number>()
  for (const image of root.querySelectorAll('img')) {
    const address = addressOf(image)
    times.set(address, (times.get(address) ?? 0) + 1)
  }
  let last = ''
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  const repeated: Element[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if ((node.textContent ?? '').trim() !== '') last = ''
    } else if (node.nodeName === 'IMG') {
      const image = node as Element
      const address = addressOf(image)
      const picture = pictureAt(address)
      const isOrnament = (times.get(address) ?? 0) >= TOO_OFTEN
      if ((isOrnament || picture === last) && !saysSomething(image)) repeated.push(image)
      last = picture
    }
  }
  for (const image of repeated) removeWithFrame(image)
}

/** An address without the size that is asked for: what a file's address asks for behind its name is the same picture. */
function pictureAt(address: string): string {
  const bare = bareAddress(address)
  return IMAGE_FILE.test(bare) ? bare : address
}

function saysSomething(image: Element): boolean {
  if (FORMULA.test(`${image.className} ${image.getAttribute('src') ?? ''}`)) return true
  const cell = image.closest('td, th')
  return cell !== null && (cell.textContent ?? '').trim() === ''
}

/** With the links and boxes that are empty without it. */
function removeWithFrame(image: Element): void {
  let emptied = image
  for (;;) {
    const frame: Element | null = emptied.parentElement
    const isFrame = frame?.matches('a, span, figure, picture, p, div') && frame.childElementCount === 1
    if (!frame || !isFrame || (frame.textContent ?? '').trim() !== '') break
    emptied = frame
  }
  emptied.remove()
}
