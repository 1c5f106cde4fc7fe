import { parsePartialDate } from '../../../shared/article/parse-date.ts'
import { parseInert } from '../../trusted.ts'
import { pathFrom } from './book-path.ts'

/** What a book's package document says (https://www.w3.org/TR/epub-33/#sec-package-doc). Paths are from the root of the file. */
export interface Package {
  readonly metadata: {
    readonly title: string
    readonly authors: string[]
    readonly siteName: string
    readonly publishedAt: string
    readonly lang: string
    readonly excerpt: string
  }
  /** The chapters in reading order; those beside the reading order (notes, mostly) last. */
  readonly spine: readonly string[]
  /** The table of contents of EPUB 3, or empty. */
  readonly navigation: string
  /** That of EPUB 2, or empty. */
  readonly ncx: string
  readonly cover: string
}

/** Chapters in all: a book with more is none. */
const MOST_CHAPTERS = 10_000

export function rootFileOf(container: Document): string {
  const file = [...container.getElementsByTagNameNS('*', 'rootfile')].find((root) =>
    root.hasAttribute('full-path'),
  )
  return file?.getAttribute('full-path') ?? ''
}

export function readPackage(opf: Document, path: string): Package {
  const all = (name: string) => [...opf.getElementsByTagNameNS('*', name)]
  const items = new Map(
    all('item').map((item) => [
      item.getAttribute('id') ?? '',
      { path: pathFrom(path, item.getAttribute('href') ?? ''), item },
    ]),
  )
  const withProperty = (property: string) =>
    [...items.values()].find(({ item }) =>
      (item.getAttribute('properties') ?? '').split(/\s+/).includes(property),
    )?.path
  const refs = all('itemref').slice(0, MOST_CHAPTERS)
  const inOrder = refs.toSorted((a, b) => Number(isBeside(a)) - Number(isBeside(b)))
  const coverId =
    all('meta')
      .find((meta) => meta.getAttribute('name') === 'cover')
      ?.getAttribute('content') ?? ''
  return {
    metadata: {
      title: textsOf(opf, 'title')[0] ?? '',
      authors: authorsOf(opf),
      siteName: textsOf(opf, 'publisher')[0] ?? '',
      publishedAt: publishedAt(opf),
      lang: textsOf(opf, 'language')[0] ?? '',
      // Shops write markup into it.
      excerpt: (parseInert(textsOf(opf, 'description')[0] ?? '').body.textContent ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    },
    spine: [...new Set(inOrder.flatMap((ref) => items.get(ref.getAttribute('idref') ?? '')?.path || []))],
    navigation: withProperty('nav') ?? '',
    ncx:
      [...items.values()].find(({ item }) => item.getAttribute('media-type') === 'application/x-dtbncx+xml')
        ?.path ?? '',
    cover: withProperty('cover-image') ?? items.get(coverId)?.path ?? '',
  }
}

const isBeside = (ref: Element) => ref.getAttribute('linear') === 'no'

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/'

const elementsOf = (opf: Document, name: string) => [...opf.getElementsByTagNameNS(DUBLIN_CORE, name)]

const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

const textsOf = (opf: Document, name: string) =>
  elementsOf(opf, name)
    .map(textOf)
    .filter((text) => text !== '')

/** Those who are said to be its authors; where nobody is, all who made it. */
function authorsOf(opf: Document): string[] {
  const roles = new Map(
    [...opf.getElementsByTagNameNS('*', 'meta')]
      .filter((meta) => meta.getAttribute('property') === 'role')
      .map((meta) => [(meta.getAttribute('refines') ?? '').replace(/^#/, ''), textOf(meta)]),
  )
  const creators = elementsOf(opf, 'creator').map((element) => ({
    name: textOf(element),
    role: element.getAttributeNS('http://www.idpf.org/2007/opf', 'role') ?? roles.get(element.id) ?? '',
  }))
  const authors = creators.filter(({ role }) => role === 'aut')
  const names = (authors.length > 0 ? authors : creators).map(({ name }) => name)
  return [...new Set(names.filter((name) => name !== ''))]
}

/** Of several dates the one that is called that of its publication, else the first. */
function publishedAt(opf: Document): string {
  const dates = elementsOf(opf, 'date')
  const event = (date: Element) => date.getAttributeNS('http://www.idpf.org/2007/opf', 'event') ?? ''
  const date = dates.find((one) => event(one) === 'publication') ?? dates.find((one) => event(one) === '')
  return date ? parsePartialDate(textOf(date)) : ''
}

/** Ways to scramble fonts, which hide no text. */
const FONT_SCRAMBLING = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

/** Whether chapters of a book are encrypted (https://www.w3.org/TR/epub-33/#sec-container-metainf-encryption.xml). */
export function isProtected(encryption: Document, { spine }: Package): boolean {
  return [...encryption.getElementsByTagNameNS('*', 'EncryptedData')].some((data) => {
    const method = data.getElementsByTagNameNS('*', 'EncryptionMethod')[0]?.getAttribute('Algorithm') ?? ''
    const uri = data.getElementsByTagNameNS('*', 'CipherReference')[0]?.getAttribute('URI') ?? ''
    return !FONT_SCRAMBLING.has(method) && spine.includes(pathFrom('', uri))
  })
}
