import { escapeMarkdownLine } from '../export/escape-markdown.ts'
import { foldText } from '../query/fold-text.ts'
import { noteLinkAddress } from './note-links.ts'
import { firstLineOf } from './read-note.ts'

/** So much is typed to find something; more is a sentence that happens to follow two brackets. */
const LONGEST_QUERY = 80

/** As many as can be looked over without reading a list. */
const OFFERED = 10

/** Before anything is typed, the open article's own highlights leave room for recent articles. */
const OFFERED_HERE = 5

/** A quote is known again by its first words. Characters. */
const FIRST_WORDS = 56

/** An article as it is looked for. */
export interface LinkableArticle {
  readonly id: string
  readonly deletedAt: number
  readonly savedAt: number
  readonly title: string
  readonly authors: readonly string[]
  readonly siteName: string
  /** Folded text that begins with title and authors; they are its first `named` characters. */
  readonly folded: string
  readonly named: number
}

/** A highlight as it is looked for. */
export interface LinkableHighlight {
  readonly id: string
  readonly articleId: string
  readonly deletedAt: number
  readonly createdAt: number
  readonly quote: string
  /** Its first note; empty for none. */
  readonly note: string
  /** Quote and notes. */
  readonly folded: string
}

/** Something that a note can be made to lead to. */
export interface LinkTarget {
  readonly kind: 'article' | 'highlight'
  readonly articleId: string
  /** Empty for an article. */
  readonly highlightId: string
  /** An article's title, or a highlight's first words. */
  readonly label: string
  /** Authors and publication, or the title of a highlight's article. */
  readonly detail: string
}

/** The two brackets that were typed before the caret, and what stands behind them; null when there is no link being typed. */
export function openLinkAt(text: string, caret: number): { start: number; query: string } | null {
  const start = text.lastIndexOf('[[', caret - 1)
  if (start === -1 || start + 2 > caret) return null
  const query = text.slice(start + 2, caret)
  if (query.length > LONGEST_QUERY || /[[\]\n]/.test(query)) return null
  return { start, query }
}

/** The Markdown link to a target. */
export function linkMarkdown({ kind, articleId, highlightId, label }: LinkTarget): string {
  const text = kind === 'highlight' ? `“${label}”` : label
  return `[${escapeMarkdownLine(text)}](${noteLinkAddress(articleId, highlightId)})`
}

/** The beginning of a passage, cut between words. */
export function firstWords(quote: string, most = FIRST_WORDS): string {
  const line = quote
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).trimEnd()}…`
}

/** From the best on: the open article's highlights, titles that begin so, words that begin so, the rest. */
const RANKS = 4

/**
 * What a person may mean by what stands behind the brackets, likeliest first, of the same rank the newest first.
 * @param articles newest save first
 * @param highlights newest first
 * @param here the article whose note is written; empty for none
 */
export function rankLinkTargets(
  articles: Iterable<LinkableArticle>,
  highlights: Iterable<LinkableHighlight>,
  titleOf: (articleId: string) => string | null,
  query: string,
  here: string,
): LinkTarget[] {
  const typed = foldText(query)
  const words = typed === '' ? [] : typed.split(' ')
  const ranks: { at: number; target: LinkTarget }[][] = Array.from({ length: RANKS }, () => [])
  const rankOf = (folded: string, length: number): number => {
    let starts = true
    for (const word of words) {
      const at = folded.indexOf(word)
      if (at === -1 || at + word.length > length) return RANKS
      starts &&= at === 0 || folded[at - 1] === ' '
    }
    return !starts ? 3 : folded.startsWith(typed) && typed !== '' ? 1 : 2
  }
  const hereRoom = typed === '' ? OFFERED_HERE : OFFERED
  for (const highlight of highlights) {
    if (highlight.deletedAt !== 0) continue
    const isHere = highlight.articleId === here
    // Before anything is typed, passages of other articles are not what one looks for first.
    if (typed === '' && !isHere) continue
    const found = rankOf(highlight.folded, highlight.folded.length)
    if (found === RANKS) continue
    const rank = ranks[isHere ? 0 : Math.max(2, found)]
    if (!rank || rank.length >= (isHere ? hereRoom : OFFERED)) continue
    const title = titleOf(highlight.articleId)
    if (title !== null) rank.push({ at: highlight.createdAt, target: highlightTarget(highlight, title) })
  }
  const found: number[] = ranks.map(({ length }) => length)
  for (const article of articles) {
    if (article.deletedAt !== 0) continue
    const rank = rankOf(article.folded, article.named)
    if (rank === RANKS || (ranks[rank]?.length ?? 0) - (found[rank] ?? 0) >= OFFERED) continue
    ranks[rank]?.push({ at: article.savedAt, target: articleTarget(article) })
    if (rank === (typed === '' ? 2 : 1) && (ranks[rank]?.length ?? 0) >= OFFERED) break
  }
  return ranks
    .flatMap((rank) => rank.sort((a, b) => b.at - a.at).map(({ target }) => target))
    .slice(0, OFFERED)
}

function articleTarget({ id, title, authors, siteName }: LinkableArticle): LinkTarget {
  const detail = [...authors, siteName].filter(Boolean).join(' · ')
  return { kind: 'article', articleId: id, highlightId: '', label: title, detail }
}

function highlightTarget({ id, articleId, quote, note }: LinkableHighlight, title: string): LinkTarget {
  const detail = [title, firstWords(firstLineOf(note))].filter(Boolean).join(' · ')
  return { kind: 'highlight', articleId, highlightId: id, label: firstWords(quote), detail }
}
