import { textOf } from './json-ld.ts'
import { linesNearTitle } from './lines-near-title.ts'
import { lineOf, type PageFacts } from './page-facts.ts'
import { partialDateIn } from './partial-date-in.ts'

const PUBLISHED_META = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publish_date',
  'pubdate',
  'publishdate',
  'publication_date',
  'published_at',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
  'shareaholic:article_published_time',
  'bt:pubdate',
  'date',
  'created',
]

const MODIFIED_META = [
  'article:modified_time',
  'og:updated_time',
  'dcterms.modified',
  'datemodified',
  'lastmod',
  'last-modified',
]

/** Elements that by markup or by name hold the date of publication, the surest first. */
const PUBLISHED_ELEMENTS = [
  '[itemprop~="datePublished"]',
  'time[pubdate], time.published, time.entry-date, time.dt-published, .dt-published, abbr.published',
  'article header time[datetime], header time[datetime]',
  'article time[datetime], main time[datetime]',
  '.entry-date, .post-date, .posted-on, .published, .publish-date, .pubdate, .article-date, .article__date, .date-published',
  '[class*="publish" i][class*="date" i], [class*="article" i][class*="date" i], [class*="post" i][class*="date" i]',
  'time[datetime]',
  '.dateline, .timestamp, .byline, .post-meta, .entry-meta, .meta, .date, [class*="date" i], [id*="date" i], time',
]

const NOT_THE_ARTICLE =
  'aside, nav, footer, .comments, #comments, .comment, .related, .sidebar, #sidebar, [class*="related" i]'

/** How many elements of one kind are looked at: the article's own date stands near the top. */
const LOOK_AT = 6

/** When the article was published, as much as is known; empty when nothing is. */
export function readPublishedDate(facts: PageFacts): string {
  const stated =
    first(
      [facts.article?.datePublished, facts.article?.dateCreated, facts.article?.uploadDate].map(textOf),
    ) ||
    first(facts.meta(...PUBLISHED_META)) ||
    fromElements(facts.doc) ||
    fromLines(linesNearTitle(facts.doc), facts.doc.documentElement.lang) ||
    fromShortLines(facts.doc)
  const inUrl = fromUrl(facts.url)
  if (stated !== '' && isDay(inUrl) && inUrl <= dayAfter(stated)) return inUrl
  return stated || inUrl || first(facts.nodes.map((node) => textOf(node.datePublished)))
}

const isDay = (date: string) => date.length === 'YYYY-MM-DD'.length

const DAY_MS = 86_400_000

/**
 * A day in the address is the day of publication: what is stated may be the same moment in another time zone, so a day earlier, or a
 * later revision.
 */
function dayAfter(date: string): string {
  const time = Date.parse(date)
  return Number.isNaN(time) ? date : new Date(time + DAY_MS).toISOString().slice(0, 10)
}

/** The first whole date among the lines that a reader sees near the title. */
function fromLines(lines: readonly string[], lang: string): string {
  return lines.map((line) => partialDateIn(line, lang)).find(isDay) ?? ''
}

/** A date that stands alone, or nearly so, is one of the page; longer lines tell of dates. */
const LONE_DATE = 50

/** How many such lines are looked at: the article's own comes before those of other articles. */
const FIRST_LINES = 200

/** The first whole date in a line of its own, wherever on the page, for pages without a heading that it could stand by. */
function fromShortLines(doc: Document): string {
  const texts = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  let seen = 0
  for (let node = texts.nextNode(); node && seen < FIRST_LINES; node = texts.nextNode()) {
    const text = (node.textContent ?? '').trim()
    if (text.length < 8 || text.length > LONE_DATE || !/\d{4}/.test(text)) continue
    if (node.parentElement?.closest(`script, style, noscript, template, ${NOT_THE_ARTICLE}`)) continue
    seen++
    const date = partialDateIn(text, doc.documentElement.lang)
    if (isDay(date)) return date
  }
  return ''
}

/** When it was last changed, by its own account; empty when unknown or the same day. */
export function readModifiedDate(facts: PageFacts, published: string): string {
  const element = facts.doc.querySelector('[itemprop~="dateModified"], time.updated')
  const modified =
    first([textOf(facts.article?.dateModified), ...facts.meta(...MODIFIED_META)]) ||
    (element
      ? first([
          element.getAttribute('datetime') ?? '',
          element.getAttribute('content') ?? '',
          lineOf(element),
        ])
      : '')
  return modified === published ? '' : modified
}

const first = (texts: readonly string[]): string =>
  texts.map((text) => partialDateIn(text)).find((date) => date !== '') ?? ''

function fromElements(doc: Document): string {
  for (const selector of PUBLISHED_ELEMENTS) {
    const near = [...doc.querySelectorAll(selector)]
      .filter((element) => !element.closest(NOT_THE_ARTICLE))
      .slice(0, LOOK_AT)
    for (const element of near) {
      const found = first([
        element.getAttribute('datetime') ?? '',
        element.getAttribute('content') ?? '',
        element.getAttribute('title') ?? '',
        shortText(element),
      ])
      if (found) return found
    }
  }
  return ''
}

/** A date in a long text is part of the story. */
const shortText = (element: Element) => {
  const text = lineOf(element)
  return text.length <= 120 ? text : ''
}

/** Many addresses hold the date: `/2024/05/17/`, `/2024-05-17-`, `/20240517/`. A year and a month alone are given as such. */
function fromUrl(url: string): string {
  const day = /[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(url)
  if (day) return `${day[1]}-${day[2]}-${day[3]}`
  const month = /\/((?:19|20)\d\d)\/(0[1-9]|1[0-2])\//.exec(url)
  return month ? `${month[1]}-${month[2]}` : ''
}
