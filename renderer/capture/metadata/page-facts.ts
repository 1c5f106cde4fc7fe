import { articleNode, decodeEntities, type JsonNode, jsonLdNodes } from './json-ld.ts'

/** What a page says about itself in its head and its data, gathered once. */
export interface PageFacts {
  readonly doc: Document
  /** The address it came from; empty when unknown. */
  readonly url: string
  /** All non-empty values of the meta tags of these names (`name`, `property` or `itemprop`), in the order asked for. */
  readonly meta: (...names: string[]) => string[]
  readonly nodes: readonly JsonNode[]
  readonly article: JsonNode | undefined
}

/** Reads the document before any extractor takes it apart. */
export function gatherFacts(doc: Document, url: string): PageFacts {
  const values = new Map<string, string[]>()
  for (const tag of doc.querySelectorAll('meta[content]')) {
    const content = decodeEntities(tag.getAttribute('content') ?? '')
      .replace(/\s+/g, ' ')
      .trim()
    if (content === '') continue
    for (const attribute of ['name', 'property', 'itemprop']) {
      for (const name of (tag.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name !== '') values.set(name, [...(values.get(name) ?? []), content])
      }
    }
  }
  const nodes = jsonLdNodes(doc)
  const meta = (...names: string[]) => names.flatMap((name) => values.get(name) ?? [])
  return { doc, url, meta, nodes, article: articleNode(nodes) }
}

/** An element's text in one line. */
export function lineOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
