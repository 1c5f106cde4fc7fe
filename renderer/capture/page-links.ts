import type { PageLink, PageOfArticle } from '../../shared/article/next-page.ts'
import { parseInert } from '../trusted.ts'
import { boundMarkup } from './bound-markup.ts'
import { boundPage } from './bound-page.ts'
import { jsonLdNodes, typesOf } from './metadata/json-ld.ts'
import { resolveAddresses } from './resolve-addresses.ts'

/** More articles than these, described on one page, are a list of them. */
const ARTICLES_OF_A_LIST = 4
/** A link's words are a few; a longer text is not read for what it leads to. */
const LONGEST_LINK_TEXT = 60

/** What a page says about the pages before and after it. */
export function pageOfArticle(html: string, url: string, words: number): PageOfArticle {
  const doc = boundPage(parseInert(boundMarkup(html)))
  resolveAddresses(doc, url)
  return { url, words, links: linksOf(doc), types: statedTypes(doc) }
}

function linksOf(doc: Document): PageLink[] {
  return [...doc.querySelectorAll('link[rel~="next" i][href], a[href]')].flatMap((link) => {
    const text = (link.textContent || link.getAttribute('aria-label') || '').trim()
    const rel = (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/)
    if (text.length > LONGEST_LINK_TEXT && !rel.includes('next')) return []
    return [{ href: link.getAttribute('href') ?? '', rel, text: text.slice(0, LONGEST_LINK_TEXT) }]
  })
}

function statedTypes(doc: Document): string[] {
  const og = doc.querySelector('meta[property="og:type" i]')?.getAttribute('content') ?? ''
  const stated = jsonLdNodes(doc).flatMap(typesOf)
  const items = [...doc.querySelectorAll('[itemtype]')].map(
    (item) => item.getAttribute('itemtype')?.split('/').at(-1) ?? '',
  )
  const types = [og, ...stated, ...items].map((type) => type.trim().toLowerCase())
  const articles = types.filter((type) => type.endsWith('article') || type === 'blogposting')
  return articles.length > ARTICLES_OF_A_LIST ? [...types, 'collectionpage'] : types
}
