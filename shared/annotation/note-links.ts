import { lexer, type Token, walkTokens } from 'marked'

/** What a note can lead to. */
export interface NoteLink {
  readonly kind: 'article' | 'highlight'
  readonly articleId: string
  /** Empty for a link to an article as a whole. */
  readonly highlightId: string
}

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

/** The keys of everything that a note's Markdown links to, each once; what stands in code is no link. */
export function linksIn(body: string): string[] {
  if (!body.includes('offprint://')) return []
  const keys = new Set<string>()
  walkTokens(lexer(body, { gfm: true, breaks: true }), (token: Token) => {
    const link = token.type === 'link' ? parseNoteLink(String(token.href)) : null
    if (link) keys.add(noteLinkKey(link))
  })
  return [...keys]
}
