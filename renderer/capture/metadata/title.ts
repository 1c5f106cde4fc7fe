import { textOf } from './json-ld.ts'
import { lineOf, type PageFacts } from './page-facts.ts'

/** What parts a headline from the name of the site in a `<title>`. */
const SEPARATOR =
  /\s+[|\-–—\\/>»:·•~]+\s+|\s*[|»]\s*|(?<=[\u3000-\u9fff\uff00-\uffef])[-_](?=[\u3400-\u9fff])/

/** A headline shorter than this is a section name. */
const MIN_HEADLINE = 4

/**
 * The article's title: the page's own heading where its head agrees with it or says nearly the same, else the headline of its data,
 * else what its head says without the name of the site.
 */
export function readTitle(facts: PageFacts, siteName: string): string {
  const document = lineOf(facts.doc.querySelector('head > title') ?? facts.doc.querySelector('title'))
  const headline = textOf(facts.article?.headline)
  const social = facts.meta('og:title', 'twitter:title', 'dc.title', 'citation_title')[0] ?? ''
  const announced = [headline, social, document].filter((text) => text !== '')
  const all = [...facts.doc.querySelectorAll('h1')]
  const masthead = all.find((heading) => isMasthead(heading, facts.url))
  const headings = all
    .filter((heading) => heading !== masthead)
    .map((heading) => lineOf(heading).replace(PERMALINK, ''))
    .filter((text) => text.length >= MIN_HEADLINE)
  const agreed =
    headings.find((heading) => announced.some((text) => agrees(text, heading))) ??
    headings.find((heading) => announced.some((text) => isLike(text, heading)))
  if (agreed) return agreed
  const best = headline || social || document
  const stripped = withoutSite(best, masthead ? lineOf(masthead) : siteName).replace(ARCHIVE, '')
  return stripped || headings[0] || best
}

/** What older WordPress themes put between the site and the headline. */
const ARCHIVE = /^Blog Archive\s+[»|]\s+/

/** The sign behind a heading that links to it. */
const PERMALINK = /\s*[¶#§🔗]+$/u

/** A first-rank heading that leads to the site's front page names the site, as in many a blog's theme. */
function isMasthead(heading: Element, url: string): boolean {
  const link = heading.querySelector('a[href]') ?? heading.closest('a[href]')
  if (!link || lineOf(link) !== lineOf(heading) || !URL.canParse(url)) return false
  const href = link.getAttribute('href') ?? ''
  if (!URL.canParse(href, url)) return false
  const [to, page] = [new URL(href, url), new URL(url)]
  const isFront = to.pathname === '/' && to.search === '' && to.hash === ''
  return isFront && to.host.replace(/^www\./, '') === page.host.replace(/^www\./, '') && page.pathname !== '/'
}

/** Search engines and readers are given two wordings of one headline; these many of their words are the same in both. */
const SAME_HEADLINE = 0.5

/** Fewer words are the name of a section. */
const WORDS_OF_A_HEADLINE = 3

function isLike(announced: string, heading: string): boolean {
  const [one, other] = [announced, heading].map((text) => new Set(fold(text).split(' ')))
  if (!one || !other || other.size < WORDS_OF_A_HEADLINE) return false
  const shared = [...other].filter((word) => one.has(word)).length
  return shared >= (SAME_HEADLINE * (one.size + other.size)) / 2
}

/** The heading stands whole in what the head announces, and is not merely the site's name at its end. */
function agrees(announced: string, heading: string): boolean {
  const [whole, part] = [fold(announced), fold(heading)]
  if (part === '' || !whole.includes(part)) return false
  return whole.startsWith(part) || part.length > whole.length / 2
}

const fold = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

/** A title without the name of the site before or after it. */
export function withoutSite(title: string, siteName: string): string {
  const parts = title.split(SEPARATOR)
  if (parts.length < 2) return title
  const site = fold(siteName)
  const isSite = (text: string | undefined) => text !== undefined && site !== '' && fold(text) === site
  const separators = [...title.matchAll(new RegExp(SEPARATOR, 'g'))]
  const [first, last] = [separators[0], separators.at(-1)]
  if (first && isSite(parts[0])) return title.slice(first.index + first[0].length).trim()
  if (last && isSite(parts.at(-1))) return withoutSections(title.slice(0, last.index).trim())
  // Without a known name: a short tail behind a bar is a site, behind a dash or a colon it may be half of the headline.
  const tail = parts.at(-1) ?? ''
  const short = tail.split(/\s+/).length <= 4
  const rest = last ? title.slice(0, last.index).trim() : title
  const bar = last !== undefined && /[|»•·~]/.test(last[0])
  return short && (bar || rest.split(/\s+/).length >= 4) && !/:/.test(last?.[0] ?? ':')
    ? withoutSections(rest)
    : title
}

/** Behind bars before the site's name stand the sections that the article is filed under. */
const withoutSections = (title: string) =>
  title.replace(/(?<=\S{3,}\s\S+\s\S.*?)(?:\s+[|»]\s+\S+(?:\s\S+)?)+$/, '')
