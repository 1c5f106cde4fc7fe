import { type Token, type Tokens, walkTokens } from 'marked'
import { lexNote } from './lex-note.ts'

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

/** The keys of everything that a note's Markdown links to, each once; what stands in code is no link. */
export function linksIn(body: string): string[] {
  if (!body.includes('offprint://')) return []
  const keys = new Set<string>()
  walkTokens(lexNote(body), (token: Token) => {
    const link = token.type === 'link' ? parseNoteLink(String(token.href)) : null
    if (link) keys.add(noteLinkKey(link))
  })
  return [...keys]
}

/** A note's text with the articles that it links to under other ids. */
export function renameLinkedArticles(body: string, idOf: (articleId: string) => string): string {
  if (!body.includes('offprint://')) return body
  return body.replace(LINKED_ARTICLE, (_address, start: string, id: string) => start + idOf(id))
}

/** Enough of a body for its first line. Characters. */
const BEGINNING = 2_000

/** What holds others, or stands for nothing that is read. */
const SILENT = new Set(['list', 'table', 'space', 'checkbox', 'def', 'hr'])

/** The first line of a note as it is read, without Markdown's marks. */
export function firstLineOf(body: string): string {
  let line = ''
  for (const block of lexNote(body.trimStart().slice(0, BEGINNING))) {
    if (block.type === 'table') return block.header.map(({ text }: Tokens.TableCell) => text).join(' · ')
    walkTokens([block], (token: Token) => {
      if (token.type === 'br' || token.type === 'list_item') line += '\n'
      else if (token.type === 'code' || token.type === 'codespan' || token.type === 'escape')
        line += token.text
      else if (!('tokens' in token) && !SILENT.has(token.type)) line += token.raw
    })
    if (line.trim() !== '') break
  }
  return (line.trim().split('\n')[0] ?? '').trim()
}
