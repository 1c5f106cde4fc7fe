import { parseInertXml } from '../../trusted.ts'
import type { ZippedFiles } from '../zipped-files.ts'
import { splitAddress } from './book-path.ts'
import type { Package } from './package.ts'

/** What the table of contents calls the beginning of each chapter, by the chapter's path. */
export async function readContents(
  files: ZippedFiles,
  { navigation, ncx }: Package,
): Promise<ReadonlyMap<string, string>> {
  const path = navigation || ncx
  const markup = path === '' ? null : await files.readText(path)
  const titles = new Map<string, string>()
  if (markup === null) return titles
  const doc = parseInertXml(markup)
  for (const { address, title } of navigation === '' ? pointsOf(doc) : linksOf(doc)) {
    const target = splitAddress(path, address)
    if (target && title !== '' && !titles.has(target.path)) titles.set(target.path, title)
  }
  return titles
}

interface Entry {
  readonly address: string
  readonly title: string
}

const textOf = (element: Element | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Of the lists in a navigation document the one that is called the table of contents. */
function linksOf(doc: Document): Entry[] {
  const lists = [...doc.getElementsByTagNameNS('*', 'nav')]
  const toc =
    lists.find((nav) => nav.getAttributeNS('http://www.idpf.org/2007/ops', 'type') === 'toc') ?? lists[0]
  return [...(toc?.getElementsByTagNameNS('*', 'a') ?? [])].map((link) => ({
    address: link.getAttribute('href') ?? '',
    title: textOf(link),
  }))
}

function pointsOf(doc: Document): Entry[] {
  return [...doc.getElementsByTagNameNS('*', 'navPoint')].map((point) => ({
    address: point.getElementsByTagNameNS('*', 'content')[0]?.getAttribute('src') ?? '',
    title: textOf(point.getElementsByTagNameNS('*', 'text')[0]),
  }))
}
