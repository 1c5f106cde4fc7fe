import { ATTACHED } from '../attached-address.ts'
import { splitAddress } from './book-path.ts'

/** The ids of the sections that chapters become, by their paths. */
export type ChapterPlaces = ReadonlyMap<string, string>

interface Fit {
  readonly path: string
  readonly places: ChapterPlaces
  /** What the table of contents calls it; empty when it does not. */
  readonly title: string
  /** The document that the section is for. */
  readonly doc: Document
}

const XLINK = 'http://www.w3.org/1999/xlink'
const NOT_TEXT = 'script, style, link, template, object > param'

/** The body of a chapter as a section: ids of its own, links to where they lead in the article, and a heading. */
export function fitChapter(chapter: Document, { path, places, title, doc }: Fit): HTMLElement {
  const place = places.get(path) ?? ''
  const section = doc.createElement('section')
  section.id = place
  for (const node of [...(chapter.body ?? chapter.querySelector('body')).childNodes])
    section.append(doc.importNode(node, true))
  for (const element of section.querySelectorAll(NOT_TEXT)) element.remove()
  for (const drawing of section.querySelectorAll('svg')) unwrapDrawing(drawing, doc)
  for (const element of section.querySelectorAll('[id]')) element.id = `${place}-${element.id}`
  for (const link of section.querySelectorAll('a[href]')) leadOn(link, path, places)
  for (const image of section.querySelectorAll('img')) {
    image.removeAttribute('srcset')
    image.setAttribute('src', attachedAddress(path, image.getAttribute('src') ?? ''))
  }
  if (title !== '' && !section.querySelector('h1, h2, h3, h4, h5, h6')) {
    const heading = doc.createElement('h2')
    heading.textContent = title
    section.prepend(heading)
  }
  return section
}

/** A drawing around one image is how covers are made to fill the page: the image stands for it. */
function unwrapDrawing(drawing: Element, doc: Document): void {
  const image = drawing.querySelector('image')
  const source = image?.getAttributeNS(XLINK, 'href') ?? image?.getAttribute('href') ?? ''
  if (source === '') return
  const plain = doc.createElement('img')
  plain.setAttribute('src', source)
  plain.setAttribute('alt', drawing.querySelector('title')?.textContent ?? '')
  drawing.replaceWith(plain)
}

function leadOn(link: Element, path: string, places: ChapterPlaces): void {
  const address = link.getAttribute('href') ?? ''
  const target = splitAddress(path, address)
  if (!target) return
  const place = places.get(target.path)
  if (place === undefined) link.removeAttribute('href')
  else link.setAttribute('href', `#${target.fragment === '' ? place : `${place}-${target.fragment}`}`)
}

function attachedAddress(path: string, address: string): string {
  const target = splitAddress(path, address)
  return target ? ATTACHED + target.path.split('/').map(encodeURIComponent).join('/') : address
}
