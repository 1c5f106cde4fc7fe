import { type Token, type Tokens, walkTokens } from 'marked'
import { lexNote } from './lex-note.ts'
import { noteLinkKey, parseNoteLink } from './note-links.ts'

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
