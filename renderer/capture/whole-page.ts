import { type Extraction, NOTHING_KNOWN } from './extraction.ts'

/** What surrounds an article on every page of a site. */
const SURROUNDINGS =
  'script:not([type^="math/"]), style, noscript, template, nav, footer, aside, form, dialog, [role="navigation"], [hidden]'

/** The page itself, without what plainly is no text, for when no extractor finds an article in it. Takes the document apart. */
export function wholePage(doc: Document): Extraction | undefined {
  for (const element of doc.querySelectorAll(SURROUNDINGS)) element.remove()
  const root = doc.querySelector<HTMLElement>('main, article, [role="main"]') ?? doc.body
  const readable = (root.textContent ?? '').trim() !== '' || root.querySelector('img') !== null
  return readable ? { ...NOTHING_KNOWN, by: 'whole page', body: root } : undefined
}
