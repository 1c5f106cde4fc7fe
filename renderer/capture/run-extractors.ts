import { Readability } from '@mozilla/readability'
import Defuddle from 'defuddle/full'
import { parseInert, whileExtracting } from '../trusted.ts'
import type { Extraction } from './extraction.ts'
import { carryAnchors, restoreAnchors } from './keep-anchors.ts'
import { guardColumns, restoreColumns } from './keep-columns.ts'
import { hideSectionNames, restoreSectionNames } from './section-names.ts'

/** Above this many elements Readability needs tens of seconds, and there is one thread and no way to stop it. */
const READABILITY_ELEMENTS = 150_000

/** Defuddle reads every element several times. */
const DEFUDDLE_ELEMENTS = 60_000

/** Readability's reading of the page, or undefined when it finds no article or the page is too large. Takes the document apart. */
export function runReadability(doc: Document): Extraction | undefined {
  if (countElements(doc) > READABILITY_ELEMENTS) return undefined
  const names = hideSectionNames(doc)
  const options = { keepClasses: true, serializer: (node: Node) => node as HTMLElement }
  const parsed = attempt(() => new Readability<HTMLElement>(doc, options).parse())
  if (!parsed?.content || isBlank(parsed.content)) return undefined
  restoreSectionNames(parsed.content, names)
  return {
    by: 'readability',
    body: withTables(parsed.content),
    title: parsed.title ?? '',
    byline: parsed.byline ?? '',
    siteName: parsed.siteName ?? '',
    published: parsed.publishedTime ?? '',
    excerpt: parsed.excerpt ?? '',
    lang: parsed.lang ?? '',
    image: '',
  }
}

/** Defuddle's reading of the page, offline; undefined as above. Takes the document apart. */
export function runDefuddle(doc: Document, url: string): Extraction | undefined {
  if (countElements(doc) > DEFUDDLE_ELEMENTS) return undefined
  // A fetch of its own would be refused by the page's policy anyway; asked not to, it does not try.
  const offline = () => Promise.reject(new TypeError('Extraction is offline'))
  // Icons are left out by collect-images.ts, which loses fewer pictures than Defuddle does.
  const options = { url, useAsync: false, fetch: offline, removeSmallImages: false }
  carryAnchors(doc)
  const names = hideSectionNames(doc)
  guardColumns(doc)
  const parsed = attempt(() => new Defuddle(doc, options).parse())
  restoreColumns(doc.body)
  restoreSectionNames(doc.body, names)
  if (!parsed?.content) return undefined
  const { body } = parseInert(`<body>${parsed.content}`)
  if (isBlank(body)) return undefined
  restoreAnchors(body)
  restoreColumns(body)
  return {
    by: 'defuddle',
    body,
    title: parsed.title,
    byline: parsed.author,
    // A file without an address is read in a document of ours, whose host is no publication.
    siteName: url === '' && parsed.site === location.hostname ? '' : parsed.site,
    published: parsed.published,
    excerpt: parsed.description,
    lang: parsed.language,
    image: parsed.image,
  }
}

/** Where a table's rows alone were chosen, they are put into a table again: outside of one a parser drops them. */
function withTables(content: HTMLElement): HTMLElement {
  for (const holder of content.querySelectorAll('div:has(> tbody), div:has(> tr)')) {
    const table = content.ownerDocument.createElement('table')
    table.append(...holder.childNodes)
    holder.append(table)
  }
  return content
}

/** Markup that shows nothing: an extractor's way to say that it found no article. */
const isBlank = (body: HTMLElement) =>
  (body.textContent ?? '').trim() === '' && !body.querySelector('img, picture, video, iframe, math')

function countElements(doc: Document): number {
  return doc.getElementsByTagName('*').length
}

/** Extractors are guests: on markup they did not expect they throw, and then the other one is asked. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return whileExtracting(work)
  } catch {
    return undefined
  }
}
