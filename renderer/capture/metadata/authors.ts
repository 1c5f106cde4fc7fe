import { isNode, namesOf, typesOf } from './json-ld.ts'
import { linesNearTitle } from './lines-near-title.ts'
import { lineOf, type PageFacts } from './page-facts.ts'
import { splitNames } from './split-names.ts'

const AUTHOR_META = [
  'citation_author',
  'author',
  'article:author_name',
  'article:author',
  'og:article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'byl',
  'cxenseparse:author',
  'shareaholic:article_author_name',
  'creator',
]

/** Elements that by markup or by name hold the author, the surest first. */
const AUTHOR_ELEMENTS = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[rel~="author"]',
  '.p-author, .vcard .fn, .author.vcard, .h-card .p-name',
  '.byline-name, .byline__name, .author-name, .author__name, .authorName, [class*="author-name" i], [class*="authorname" i]',
  '.byline, .by-line, [class*="byline" i], .post-author, .entry-author, .article-author, .article__author',
  'a[href*="/author/"], a[href*="/authors/"], a[href*="/profile/"], a[href*="/by/"]',
  '.author, .authors, [class*="author" i], #author, [id*="author" i]',
]

const NOT_THE_ARTICLE =
  'aside, nav, footer, .comments, #comments, .comment, .comment-list, .related, .sidebar, #sidebar, [class*="related" i], [class*="comment" i]'

/** Whoever answers a question or comments on it did not write it (schema.org). */
const REPLY = '[itemtype$="/Answer"], [itemtype$="/Comment"]'

/** A byline is at most this long; more is a note about the author. */
const MAX_BYLINE = 100

/** The authors' names as the page gives them, in its order; empty when it gives none. */
export function readAuthors(facts: PageFacts, byline: string): string[] {
  const sources: (() => string[])[] = [
    () => clean(namesOf(people(facts), facts.nodes).map(inSpokenOrder), facts),
    () => clean(facts.meta(...AUTHOR_META).map(inSpokenOrder), facts),
    () => fromTwitterLabels(facts),
    () => fromElements(facts),
    () => fromLines(facts),
    () => guessed(byline, facts),
    () => clean(namesOf(stated(facts), facts.nodes), facts),
  ]
  for (const source of sources) {
    const names = source()
    if (names.length > 0) return names
  }
  return []
}

/** What an extractor took for the byline: no furniture, and in a discussion nobody who only answered. */
function guessed(byline: string, facts: PageFacts): string[] {
  const named = [...facts.doc.querySelectorAll('[itemprop~="author"]')].map((author) => ({
    name: lineOf(author.querySelector('[itemprop~="name"]') ?? author),
    replies: author.closest(REPLY) !== null,
  }))
  const asked = named.filter(({ replies }) => !replies).map(({ name }) => name)
  const answered = named
    .filter(({ name, replies }) => replies && !asked.includes(name))
    .map(({ name }) => name)
  return clean([byline], facts).filter((name) => !NO_PERSON.test(name) && !answered.includes(name))
}

const stated = (facts: PageFacts) => facts.article?.author ?? facts.article?.creator

/** The people among the stated authors: a publisher is often named beside or instead of them. */
function people(facts: PageFacts): unknown[] {
  return [stated(facts)]
    .flat()
    .filter((author) => !(isNode(author) && typesOf(author).includes('Organization')))
}

/** `Quill, Ada`, as libraries write it, is `Ada Quill`. */
function inSpokenOrder(name: string): string {
  const [, last, given] =
    /^(\p{Lu}[\p{L}'’-]+(?:\s\p{L}[\p{L}'’-]*)?),\s+(\p{Lu}[\p{L}.'’-]*(?:\s\p{L}[\p{L}.]*)?)$/u.exec(name) ??
    []
  return last && given && !SUFFIX.test(given) ? `${given} ${last}` : name
}

const SUFFIX = /^(jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|staff|news)\b/i

const SIGNED = /^(?:written by|posted by|words by|text:?|by|von|par|por|di|door|av)\s+\p{Lu}/iu

/** A byline without markup: a short line near the title that says that it is one. */
function fromLines(facts: PageFacts): string[] {
  for (const line of linesNearTitle(facts.doc)) {
    const names = SIGNED.test(line) ? clean([line], facts).filter(looksLikeName) : []
    if (names.length > 0) return names
  }
  return []
}

function clean(raw: readonly string[], facts: PageFacts): string[] {
  const usable = raw.filter(
    (name) => name.length <= MAX_BYLINE * 3 && !/^(https?:|www\.|\/|@?\w+\.(com|org|net)$)/i.test(name),
  )
  const site = facts.meta('og:site_name')[0]?.toLowerCase()
  const names = usable.flatMap(splitNames)
  const kept = names.filter((name) => name.toLowerCase() !== site && !NOBODY.test(name))
  return [...new Map(kept.map((name) => [name.toLowerCase(), name])).values()]
}

const NOBODY =
  /^(admin|administrator|editor|webmaster|user|author|staff|guest|unknown|anonymous|null|undefined|none|n\/a|auteur|autor|name|follow us.*|more about .*|.*@.*)$/i

/** Several blog engines name the author only for link previews: `twitter:label1` "Written by", `twitter:data1` the name. */
function fromTwitterLabels(facts: PageFacts): string[] {
  for (const n of [1, 2]) {
    const label = facts.meta(`twitter:label${n}`)[0] ?? ''
    if (/written by|author|verfasst|escrito|écrit|автор/i.test(label))
      return clean(facts.meta(`twitter:data${n}`), facts)
  }
  return []
}

function fromElements(facts: PageFacts): string[] {
  for (const selector of AUTHOR_ELEMENTS) {
    const all = [...facts.doc.querySelectorAll(selector)].filter(
      (element) => !element.closest(NOT_THE_ARTICLE) && !element.closest(REPLY),
    )
    // Authors of one article stand together; further down the page it is those of answers and of other articles.
    const [first] = all
    const together = all.filter((element) => element.parentElement?.parentElement?.contains(first ?? null))
    const lines = together
      .flatMap((element) => element.getAttribute('content') ?? namesWithin(element))
      .filter((line) => line !== '' && line.length <= MAX_BYLINE)
    const names = clean(lines, facts).filter(looksLikeName)
    if (names.length > 0) return names
  }
  return []
}

/**
 * What an author's element says, its parts apart: several links are several people, and what stands in a block or a box of its own
 * after the name is a role, an office or a date.
 */
function namesWithin(element: Element): string[] {
  const links = [...element.querySelectorAll('a')].map(lineOf).filter((line) => line !== '')
  if (links.length > 1 && links.every(looksLikeName)) return links
  const parts = [...element.children].map(lineOf).filter((line) => line !== '')
  const [name = ''] = parts
  const whole = lineOf(element)
  const stands = parts.length > 1 && whole.startsWith(name) && looksLikeName(name) && name.includes(' ')
  return stands && !BETWEEN_NAMES.test(whole) ? [name] : [whole]
}

const BETWEEN_NAMES = /,|&|;|\s(?:and|und|et|y|e|en|och)\s/i

/** Words of a page's furniture, and names of months: no person is called so. */
const NO_PERSON =
  /\b(?:log ?in|profile|articles?|posts?|team|views?|reviews?|shares?|follow|website|home ?page|read|minutes?|ago|sponsored|january|february|march|april \d|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec) \d+)\b/i

/** Two to five words, no sentence, no number. */
function looksLikeName(text: string): boolean {
  const words = text.split(/\s+/)
  return (
    words.length <= 5 &&
    !NO_PERSON.test(text) &&
    !/[\d:?!#@]|\.\s+\p{L}{4,}/u.test(text) &&
    /\p{L}{2,}/u.test(text)
  )
}
