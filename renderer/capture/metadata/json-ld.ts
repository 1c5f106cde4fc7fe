/** A node of schema.org data as a page carries it: nothing about its shape is certain. */
export type JsonNode = { readonly [key: string]: unknown }

const ARTICLE_TYPES =
  /(?:Article|BlogPosting|Blog|Report|Posting|Review|Recipe|HowTo|TechArticle|Thesis|Book|Chapter|CreativeWork|NewsArticle)$/

/** Nodes nested deeper than this are menus and offers. */
const MAX_DEPTH = 8

/** Every schema.org node of the page's JSON-LD scripts, outer ones first. Scripts that are not JSON are passed over. */
export function jsonLdNodes(doc: Document): JsonNode[] {
  const nodes: JsonNode[] = []
  for (const script of doc.querySelectorAll('script[type="application/ld+json" i]')) {
    collect(parseJson(script.textContent ?? ''), nodes, 0)
  }
  return nodes
}

/** The node that describes the article itself; the one with most to say when there are several. */
export function articleNode(nodes: readonly JsonNode[]): JsonNode | undefined {
  const ranked = nodes
    .filter((node) => typesOf(node).some((type) => ARTICLE_TYPES.test(type)))
    .map((node) => ({ node, score: articleScore(node) }))
    .sort((a, b) => b.score - a.score)
  return (
    ranked[0]?.node ??
    nodes.find((node) => typesOf(node).includes('WebPage') && node.datePublished !== undefined)
  )
}

export function typesOf(node: JsonNode): string[] {
  const type = node['@type']
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string')
}

/** A value as text: of a node its name, of a list its first. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return decodeEntities(value).trim()
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).find((text) => text !== '') ?? ''
  if (isNode(value)) return textOf(value.name ?? value['@value'] ?? value.url ?? '')
  return ''
}

/** The names of people or bodies: of a node, a list of nodes, or plain text. References by `@id` are followed. */
export function namesOf(value: unknown, nodes: readonly JsonNode[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => namesOf(item, nodes))
  if (isNode(value) && value.name === undefined && typeof value['@id'] === 'string') {
    const target = nodes.find((node) => node['@id'] === value['@id'] && node.name !== undefined)
    return target ? [textOf(target.name)] : []
  }
  const name = isNode(value) ? textOf(value.name) : textOf(value)
  return name === '' ? [] : [name]
}

export function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function articleScore(node: JsonNode): number {
  const has = (key: string, weight: number) => (node[key] === undefined ? 0 : weight)
  const top = typesOf(node).some((type) => /(News|Blog|Tech|Scholarly)?Article|BlogPosting/.test(type))
    ? 3
    : 0
  return top + has('headline', 2) + has('datePublished', 2) + has('author', 1) + has('articleBody', 1)
}

function collect(value: unknown, nodes: JsonNode[], depth: number): void {
  if (depth > MAX_DEPTH) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, depth + 1)
  } else if (isNode(value)) {
    if (value['@type'] !== undefined) nodes.push(value)
    for (const inner of Object.values(value)) if (typeof inner === 'object') collect(inner, nodes, depth + 1)
  }
}

function parseJson(source: string): unknown {
  const bare = source.replace(
    /^\s*(<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)|(-->|\/\*\s*\]\]>\s*\*\/|(\/\/)?\]\]>)\s*;?\s*$/g,
    '',
  )
  // Line breaks within strings and trailing commas are what hand-made templates get wrong most.
  for (const attempt of [bare, bare.replace(/[\n\r\t]+/g, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt)
    } catch {
      // the next attempt, or nothing: a page's own mistake
    }
  }
  return undefined
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** JSON-LD and meta tags are often escaped twice. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
    },
  )
}
