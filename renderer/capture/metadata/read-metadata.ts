import type { CapturedMetadata } from '../../../shared/article/article.ts'
import { canonicalizeUrl } from '../../../shared/article/article-identity.ts'
import { bestCandidate, parseSrcset } from '../srcset.ts'
import { readAuthors } from './authors.ts'
import { readModifiedDate, readPublishedDate } from './dates.ts'
import { isNode, textOf } from './json-ld.ts'
import { languageOfText } from './language-of-text.ts'
import type { PageFacts } from './page-facts.ts'
import { readTitle } from './title.ts'

/** What the page says of itself; the rest of `CapturedMetadata` is known only when its text and images are. */
export type PageMetadata = Omit<CapturedMetadata, 'leadAsset' | 'url' | 'wordCount'>

/** What the extractors found in passing; used only where the page itself is silent. */
export interface Hints {
  readonly byline: string
  readonly siteName: string
  readonly excerpt: string
  readonly image: string
  readonly lang: string
  /** The article's text, to tell its language by where nothing names it. */
  readonly text: string
}

/** Longer descriptions are the article's text. */
const MAX_EXCERPT = 600

const RTL = /^(ar|arc|ckb|dv|fa|he|iw|ku-arab|ps|sd|ug|ur|yi)\b/i

/** Merges what the page's data, head, markup and visible text say, the most deliberate source first. */
export function readMetadata(facts: PageFacts, hints: Hints): PageMetadata {
  const authors = readAuthors(facts, hints.byline)
  const siteName = readSiteName(facts) || publicationIn(hints, authors)
  const publishedAt = readPublishedDate(facts)
  const lang = readLang(facts, hints)
  return {
    title: readTitle(facts, siteName),
    authors,
    siteName,
    publishedAt,
    modifiedAt: readModifiedDate(facts, publishedAt),
    lang,
    dir: readDir(facts.doc, lang),
    excerpt: readExcerpt(facts) || hints.excerpt,
    leadImage: readLeadImage(facts) || hints.image,
    canonicalUrl: readCanonicalUrl(facts),
  }
}

/** Said of a page's owner where its publication should stand. */
const RIGHTS = /©|\(c\)|\bcopyright\b|\ball rights reserved\b/i

function readSiteName(facts: PageFacts): string {
  const publisher = facts.article?.publisher
  const names = [
    ...facts.meta('og:site_name', 'application-name', 'dc.publisher', 'citation_journal_title'),
    textOf(isNode(publisher) ? publisher.name : publisher),
  ]
  return names.find((name) => name !== '' && !RIGHTS.test(name)) ?? ''
}

/** Where a page names only its author, an extractor may take the author for the publication. */
function publicationIn({ siteName }: Hints, authors: readonly string[]): string {
  const isAuthor = authors.some((author) => author.toLowerCase() === siteName.trim().toLowerCase())
  return isAuthor || RIGHTS.test(siteName) ? '' : siteName
}

function readLang({ doc, meta, article }: PageFacts, hints: Hints): string {
  const candidates = [
    doc.documentElement.lang,
    doc.body?.lang ?? '',
    doc.documentElement.getAttribute('xml:lang') ?? '',
    ...meta('content-language', 'og:locale', 'language', 'dc.language'),
    doc.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ?? '',
    textOf(article?.inLanguage),
    hints.lang,
  ]
  const found = candidates
    .map((text) => text.trim().replaceAll('_', '-'))
    .find((text) => /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(text))
  return found ?? languageOfText(hints.text)
}

function readDir(doc: Document, lang: string): 'ltr' | 'rtl' | '' {
  const stated = (
    doc.documentElement.getAttribute('dir') ??
    doc.body?.getAttribute('dir') ??
    ''
  ).toLowerCase()
  if (stated === 'rtl' || stated === 'ltr') return stated
  return directionOf(lang)
}

/** The direction in which a language is written; empty for the usual one. */
export const directionOf = (lang: string): 'rtl' | '' => (RTL.test(lang) ? 'rtl' : '')

function readExcerpt(facts: PageFacts): string {
  const stated = facts.meta('og:description', 'description', 'twitter:description', 'dc.description')
  const text = [...stated, textOf(facts.article?.description)].find((candidate) => candidate.length > 0) ?? ''
  return text.length > MAX_EXCERPT ? '' : text
}

function readLeadImage(facts: PageFacts): string {
  const image = facts.article?.image
  const first = Array.isArray(image) ? image[0] : image
  const stated = [
    ...facts.meta('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'),
    isNode(first) ? textOf(first.url ?? first.contentUrl) : textOf(first),
    facts.doc.querySelector('link[rel="image_src"]')?.getAttribute('href') ?? '',
  ]
  const absolute = stated.map((address) => absoluteUrl(address, facts.url)).find((address) => address !== '')
  if (absolute) return absolute
  const figure = facts.doc.querySelector('article figure img, main figure img')
  const candidates = parseSrcset(figure?.getAttribute('srcset') ?? '')
  return absoluteUrl(bestCandidate(candidates)?.url ?? figure?.getAttribute('src') ?? '', facts.url)
}

/** What the page calls its own address, without the marks by which campaigns tell where a reader came from. */
function readCanonicalUrl(facts: PageFacts): string {
  const link = facts.doc.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href') ?? ''
  const stated = absoluteUrl(link, facts.url) || absoluteUrl(facts.meta('og:url')[0] ?? '', facts.url)
  const canonical = canonicalizeUrl(stated)
  return canonical.ok ? canonical.value : ''
}

function absoluteUrl(address: string, base: string): string {
  const trimmed = address.trim()
  const against = base || undefined
  if (trimmed === '' || !URL.canParse(trimmed, against)) return ''
  const url = new URL(trimmed, against)
  return /^https?:$/.test(url.protocol) ? url.href : ''
}
