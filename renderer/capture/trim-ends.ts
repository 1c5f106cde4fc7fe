import { cutTail } from './cut-tail.ts'
import { partialDateIn } from './metadata/partial-date-in.ts'
import { announcesOthers } from './other-articles.ts'
import { type Block, keyOf } from './read-blocks.ts'

/** What stands under an article on its page, by the words it begins with or says, in the languages of most pages read. */
const UNDER_AN_ARTICLE = [
  /^(?:share|tweet|print|e-?mail|follow us|copy link|teilen|drucken|partager|compartir|condividi|udostępnij|podziel się|поделиться|分享|シェア)(?![\p{L}\p{N}])/iu,
  /^(?:see also|siehe auch|go to (?:top|next)|back to top|skip to|zurück zur)(?![\p{L}\p{N}])/iu,
  /^(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|labels?|schlagw(?:ort|örter)|themen|kategorien?|etiquetas|mots-clés|теги)(?![\p{L}\p{N}])\s*:?/iu,
  /newsletter|subscribe (?:now|to|for)|sign up (?:for|to|now|here)|abonnieren sie|jetzt anmelden|suscríbete|abonnez-vous/i,
  /^(?:leave a (?:reply|comment)|post a comment|join the conversation|\d+ (?:comments?|responses?|kommentare|comentarios)|comments?|kommentare?|komentarze|comentarios?|комментарии)(?![\p{L}\p{N}])/iu,
  /all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|版权所有|^(?:©|copyright(?![\p{L}\p{N}]))/iu,
  /^(?:about the author|written by|über den autor|sobre el autor|à propos de l)/i,
  /^(?:was this (?:page|article|content|section|helpful)|is this page|did you find this|rate this|edit this page|improve this|suggest (?:an )?(?:edit|changes)|report (?:an|this|a) |found a (?:typo|problem)|bewerten sie|war dies)|page'?s? content helpful/i,
  /^(?:the post .* (?:appeared )?first on |this (?:article|post|story) (?:was )?(?:originally|first) (?:appeared|published)|originally published)/i,
  /^(?:last (?:updated|modified|reviewed|edited)|date last|updated on|page last|article reviewed|(?:image|photo|picture)s? (?:source|credit)s?|featured image|bildquelle|bildnachweis)(?![\p{L}\p{N}])/iu,
]

/** The heading of a list of an article's parts. */
const CONTENTS =
  /^(?:table of contents?|contents|on this page|in this article|inhaltsverzeichnis|inhalt|sommaire|índice|contenido)\s*:?$/i

/** Three words and a full stop. */
const SENTENCE = /\S\s+\S+\s+\S*[^\s\d][.!?…。]["”’»]?$/u

/** What stands over an article on its page. */
const OVER_AN_ARTICLE = [
  /^(?:skip to|jump to|sign in|log in|share|tweet|print|save|listen|follow|copied|copy link|advertisement|anzeige|sponsored|werbung|teilen|drucken|partager|compartir)(?![\p{L}\p{N}])/iu,
  /^(?:last |first )?(?:published|posted|updated|modified|reviewed|created|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado|pubblicato|opublikowano|опубликовано)(?![\p{L}\p{N}])/iu,
  /(?:^|\s)\d+\s?[-–]?\s?min(?:ute)?s?\.?(?: to)? read|^reading time|^read time|^lesezeit|^lesedauer|^temps de lecture|^tiempo de lectura|^(?:estimated )?\d+ min(?:uten|utes)?\.?(?: lesezeit| de lecture| de lectura)?$/i,
  /^(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Aa]ut(?:h?or|eur)|[Аа]втор|[Tt]ext|[Ww]ritten by|[Pp]osted by|作者|记者)\s*:?\s+\p{Lu}/u,
  /^(?:home|start(?:seite)?|accueil|inicio|główna|главная|首页)\s*(?:[>›»/|→·]|$)/iu,
  /^(?:this (?:post|article|page|story) (?:may |might )?contains? (?:affiliate|sponsored)|we may earn|affiliate disclosure|disclosure)/i,
]

/** What leads to another article from the midst of one. */
const ELSEWHERE =
  /^(?:read (?:more|next|also|our full|the full)|see (?:more|also)|also (?:read|see)|related(?: (?:article|story|post|reading))?s?|recommended(?: reading)?|more (?:on this|from)|don'?t miss|must read|mehr (?:dazu|zum thema)|lesen sie auch|auch interessant|lesetipp|(?:à )?lire aussi|voir aussi|lee también|leer más|te puede interesar|puedes ver|mirá también|leia (?:também|mais)|veja também|leggi anche|czytaj (?:też|także)|читайте также|читать также|相关阅读|関連記事)(?![\p{L}\p{N}])/iu

/** A longer block is text, whatever it begins with. */
const LONGEST_CLUTTER_WORDS = 40

/** A note on an author that begins with the name. */
const LONGEST_BIOGRAPHY_WORDS = 110

/** A longer heading at the end is a last word. */
const LONGEST_LAST_HEADING = 4

/** A longer block over an article is its beginning. */
const LONGEST_LINE_WORDS = 14

/** At most this share of an article's words is taken off each end: more is no end. */
const LARGEST_END = 0.15

/** Where the words of others stand, and what is not prose. */
const NOT_PROSE = 'pre, table, blockquote, figure, math'

/**
 * Takes off an article, in place, what stands over and under it on its page: dates, bylines and ways back to the front page; calls to
 * share, to subscribe and to comment, notes on its authors, lists of tags and of other articles. Goes inwards from each end, and stops
 * at the first block that is none of these. Links to other articles go wherever they stand.
 * @param authors as the page names them
 * @param clutter what the page's own names tell to be none of the article (see named-clutter.ts)
 */
export function trimEnds(
  body: HTMLElement,
  authors: readonly string[] = [],
  clutter: ReadonlySet<string> = new Set(),
): void {
  const names = authors.map(keyOf).filter((name) => name.includes(' '))
  const blocks = cutTail(body, names).filter((block) => {
    const isClutter = clutter.has(block.key) && isProse(block)
    if (isClutter) removeBlock(block.element, body)
    return !isClutter
  })
  const lists = listsOfOthers(blocks)
  const most = LARGEST_END * blocks.reduce((sum, block) => sum + block.words, 0)
  const over = takeWhile(blocks, most, (block) => isOver(block, names))
  const under = takeWhile(blocks.slice(over.length).reverse(), most, (block) => isUnder(block, names))
  const ends = new Set([...over, ...under])
  for (const block of blocks)
    if (ends.has(block) || lists.has(block) || leadsElsewhere(block)) removeBlock(block.element, body)
}

function takeWhile(blocks: readonly Block[], most: number, test: (block: Block) => boolean): Block[] {
  const end = blocks.findIndex((block) => block.isLoose || !test(block))
  const taken = end < 0 ? [] : blocks.slice(0, end)
  let words = 0
  const tooMany = taken.findIndex((block) => {
    words += block.words
    return words > most
  })
  return tooMany < 0 ? taken : taken.slice(0, tooMany)
}

const textOf = ({ element }: Block) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

const isProse = ({ element, isLoose }: Block) => !isLoose && !element.closest(NOT_PROSE)

const isHeading = ({ element }: Block) => /^h[1-6]$/.test(element.localName)

/** Whether something stands in the block that is no text and must stay, or that other places of the text lead to. */
const holdsMore = ({ element }: Block) =>
  element.querySelector('img, picture, video, iframe, math, [id]') !== null || element.id !== ''

function isOver(block: Block, names: readonly string[]): boolean {
  const { words, isLinks, key } = block
  if (words > LONGEST_LINE_WORDS || !isProse(block) || holdsMore(block)) return false
  const text = textOf(block)
  if (CONTENTS.test(text)) return true
  if (isHeading(block)) return false
  // An article may begin with such a word as well; then it goes on as a sentence does.
  if (!SENTENCE.test(text) && OVER_AN_ARTICLE.some((pattern) => pattern.test(text))) return true
  if (names.some((name) => key === name || key === `by ${name}`)) return true
  if (words <= LONGEST_LINE_WORDS / 2 && partialDateIn(text).length === 'YYYY-MM-DD'.length) return true
  return isLinks
}

function isUnder(block: Block, names: readonly string[]): boolean {
  const { element, words, isLinks, key } = block
  if (words > LONGEST_BIOGRAPHY_WORDS || !isProse(block)) return false
  if (element.querySelector('img, math, [id]') || isOverPicture(element)) return false
  if (element.closest('[id^="fn" i], [class*="footnote" i]')) return false
  if (names.some((name) => key === name || key.startsWith(`${name} `))) return true
  if (words > LONGEST_CLUTTER_WORDS) return false
  const text = textOf(block)
  // With all that stood under it gone; what is no title is set as a heading as well.
  if (isHeading(block) && words <= LONGEST_LAST_HEADING && !/[.!?…]$/.test(text)) return true
  if (announcesOthers(text) || UNDER_AN_ARTICLE.some((pattern) => pattern.test(text))) return true
  return isLinks && element.localName !== 'li' && words < LONGEST_CLUTTER_WORDS / 4
}

/** A heading may have pictures under it and no word. */
function isOverPicture(element: Element): boolean {
  if (!/^h[1-6]$/.test(element.localName)) return false
  const last = [
    ...(element.closest('body') ?? (element.getRootNode() as ParentNode)).querySelectorAll(
      'img, video, iframe',
    ),
  ].at(-1)
  return (
    last !== undefined && (element.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  )
}

/** Lists of other articles in the midst of one: a short line that announces them, and the links after it. */
function listsOfOthers(blocks: readonly Block[]): ReadonlySet<Block> {
  const lists = new Set<Block>()
  for (const [index, line] of blocks.entries()) {
    const isLine = line.words <= LONGEST_LINE_WORDS / 2 && isProse(line) && !holdsMore(line)
    if (!isLine || !announcesOthers(textOf(line))) continue
    const after = blocks.slice(index + 1)
    const end = after.findIndex((block) => !block.isLinks || block.words > LONGEST_CLUTTER_WORDS)
    const links = end < 0 ? after : after.slice(0, end)
    if (links.length > 0) for (const block of [line, ...links]) lists.add(block)
  }
  return lists
}

/** One line that says so and is a link, or stands before one. */
function leadsElsewhere(block: Block): boolean {
  const { element, words, isLinks } = block
  if (!isLinks || words > LONGEST_CLUTTER_WORDS || !isProse(block) || isHeading(block)) return false
  return !holdsMore(block) && element.localName !== 'li' && ELSEWHERE.test(textOf(block))
}

/** With the boxes that are empty without it. */
function removeBlock(element: Element, root: Element): void {
  let emptied = element
  while (
    emptied.parentElement &&
    emptied.parentElement !== root &&
    (emptied.parentElement.textContent ?? '').trim() === (emptied.textContent ?? '').trim() &&
    !emptied.parentElement.querySelector('img, iframe, video')
  )
    emptied = emptied.parentElement
  emptied.remove()
}
