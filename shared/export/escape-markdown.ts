/** Inline syntax of CommonMark, GFM and Obsidian (highlights, math, comments, block ids, links) that may stand anywhere. */
const ANYWHERE = /[\\`*_[\]<>~|$^]|==|%%|&(?=#?\w)/g

/** What would open a block, or turn the line above into a heading or a table, at the start of a line. */
const LINE_START = /^[-+=:]/

const LIST_NUMBER = /^(\d{1,9})([.)])/

/** `#tag` in Obsidian, and the closing `#` of a heading. */
const HASH = /(?<![\p{L}\p{N}])#/gu

/** Addresses that GFM and Obsidian would turn into links, swallowing the backslashes of this escaping with them. */
const ADDRESS = /(https?|ftp|mailto|xmpp):|www\.|@(?=[\w-])/gi

/** White space that Markdown drops at either end of a line, and what it takes for a line's end. */
const LOST_SPACE = /^[ \t]+|[ \t]+$|[\t\r]/g

/**
 * Escapes text so that Markdown readers show exactly these characters: a blank line parts paragraphs, a single line break is a hard
 * break, and no character is read as Markdown, HTML or Obsidian syntax. Only NUL and lone surrogates, which no Markdown file can
 * hold, become U+FFFD.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\0|\p{Cs}/gu, '\uFFFD')
    .split(/(?<=[^\n])\n\n(?=[^\n])/)
    .map(escapeParagraph)
    .join('\n\n')
}

/** Escapes text for a place of one line, such as a heading: line breaks become spaces. */
export function escapeMarkdownLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim())
}

/** A line break between two characters is a hard break; Markdown drops others, so they are written as character references. */
function escapeParagraph(paragraph: string): string {
  return paragraph
    .split(/(?<=[^\n])\n(?=[^\n])/)
    .map((line) => line.split('\n').map(escapeLine).join('&#10;'))
    .join('\\\n')
}

function escapeLine(line: string): string {
  return line
    .replace(ANYWHERE, (syntax) => [...syntax].map((character) => `\\${character}`).join(''))
    .replace(LINE_START, '\\$&')
    .replace(LIST_NUMBER, '$1\\$2')
    .replace(HASH, '\\#')
    .replace(ADDRESS, (address) => `${address.slice(0, -1)}\\${address.slice(-1)}`)
    .replace(LOST_SPACE, (space) => [...space].map((character) => `&#${character.charCodeAt(0)};`).join(''))
}
