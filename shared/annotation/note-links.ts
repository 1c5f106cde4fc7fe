/** What a note can lead to. */
export interface NoteLink {
  readonly kind: 'article' | 'highlight'
  readonly articleId: string
  /** Empty for a link to an article as a whole. */
  readonly highlightId: string
}

const LINKED_ARTICLE = /(offprint:\/\/article\/)([\w-]+)/g

/** Addresses of articles and highlights, as exports write them too: `offprint://article/{id}?highlight={id}`. */
const ADDRESS = /^offprint:\/\/article\/([\w-]+)(?:\?highlight=([\w-]+))?$/

/** The address of an article or of a highlight in it. */
export function noteLinkAddress(articleId: string, highlightId = ''): string {
  return `offprint://article/${articleId}${highlightId === '' ? '' : `?highlight=${highlightId}`}`
}

/** What an address leads to; null when it is none of Offprint's. */
export function parseNoteLink(address: string): NoteLink | null {
  const match = ADDRESS.exec(address)
  if (!match) return null
  const [, articleId = '', highlightId = ''] = match
  return { kind: highlightId === '' ? 'article' : 'highlight', articleId, highlightId }
}

/** The key under which notes that lead to a thing are found: `article:ID` or `highlight:ID`. */
export function noteLinkKey({ kind, articleId, highlightId }: NoteLink): string {
  return kind === 'article' ? `article:${articleId}` : `highlight:${highlightId}`
}

const EVERY_ADDRESS = /offprint:\/\/article\/[\w-]+(?:\?highlight=[\w-]+)?(?![\w/?#&=-])/g

/** The keys of everything whose address stands in a text, as a link or otherwise, each once. */
export function addressedIn(text: string): string[] {
  const links = [...text.matchAll(EVERY_ADDRESS)].flatMap(([address]) => parseNoteLink(address) ?? [])
  return [...new Set(links.map(noteLinkKey))]
}

/** A note's text with the articles that it links to under other ids. */
export function renameLinkedArticles(body: string, idOf: (articleId: string) => string): string {
  if (!body.includes('offprint://')) return body
  return body.replace(LINKED_ARTICLE, (_address, start: string, id: string) => start + idOf(id))
}
