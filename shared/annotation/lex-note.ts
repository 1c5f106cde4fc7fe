import { lexer, type TokensList } from 'marked'

/**
 * Quotes and lists in one another: beyond what anybody writes the lexer takes seconds, and beyond some thousand it ends. Such a note
 * comes from elsewhere, and is read as plain text.
 */
const TOO_DEEP = [
  /^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){40}/m,
  /^(?: {2}|\t){40}[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/m,
]

/** A note's Markdown (GitHub's kind, each line break kept) as tokens; as one plain text where it is nested beyond reason. */
export function lexNote(body: string): TokensList {
  if (TOO_DEEP.some((pattern) => pattern.test(body))) return plain(body)
  try {
    return lexer(body, { gfm: true, breaks: true })
  } catch (error) {
    if (error instanceof RangeError) return plain(body)
    throw error
  }
}

function plain(body: string): TokensList {
  return Object.assign([{ type: 'text', raw: body, text: body }], { links: {} }) as TokensList
}
